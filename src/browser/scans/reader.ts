import { words } from '../words/scanning.ts';
import OpenSeadragon from 'openseadragon';
import { imageInfo } from '../../core/render/tiles.ts';
import { make } from '../search/dom.ts';
import { pageAt, scannedPages } from './pages.ts';

const pages = scannedPages();
let reader: ReturnType<typeof createReader> | undefined;

/** Shows the image of a page beside the text; `opener` gets the focus back. */
export function openScan(id: string, opener: HTMLElement): void {
  reader ??= createReader();
  const index = pages.findIndex((page) => page.id === id);
  reader.open(Math.max(0, index), opener);
}

/** What a reader does that moves the text, so that the image follows it again. */
const moving = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

function createReader() {
  const name = make('span', { className: 'scan-name' });
  name.setAttribute('role', 'status');
  const stage = make('div', { className: 'scan-stage' });
  const button = (sign: string, label: string, press: () => void) => {
    const made = make('button', { type: 'button', title: label, onclick: press }, sign);
    made.setAttribute('aria-label', label);
    return made;
  };
  // A book that runs from right to left is leafed through so: the arrows are mirrored by the direction that they stand in.
  const isRightToLeft = document.querySelector<HTMLElement>('.source')?.dir === 'rtl';
  const previous = button('‹', words.previous, () => turn(shown - 1));
  const next = button('›', words.next, () => turn(shown + 1));
  const close = button('×', words.close, shut);
  const tools = make(
    'p',
    { className: 'scan-tools', dir: isRightToLeft ? 'rtl' : 'ltr' },
    ...[previous, name, next],
    button('+', words.larger, () => zoom(1.5)),
    button('−', words.smaller, () => zoom(1 / 1.5)),
    button('↺', words.whole, () => viewer.viewport.goHome()),
    close,
  );
  const panel = make('aside', { className: 'scan-reader', hidden: true }, tools, stage);
  panel.setAttribute('aria-label', words.pages);
  document.body.append(panel);
  let shown = -1;
  let follows = true;
  let from: HTMLElement | undefined;
  // OpenSeadragon would write a style into the page, which the policy refuses, where no element has this name: so one has that is no style.
  const placeholder = document.createElementNS(null, 'style');
  placeholder.setAttribute('data-openseadragon-mobile-css', '');
  document.head.append(placeholder);
  // It has no size before it is seen.
  panel.hidden = false;
  // What it says itself where an image cannot be loaded.
  OpenSeadragon.setString('Errors.OpenFailed', words.failed);
  const viewer = OpenSeadragon({
    element: stage,
    showNavigationControl: false,
    drawer: 'canvas',
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    visibilityRatio: 0.5,
    maxZoomPixelRatio: 3,
    animationTime: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 0.6,
  });

  let hasFailed = false;
  const fail = () => {
    hasFailed = true;
    name.textContent = `${pages[shown]?.name ?? ''}: ${words.failed}`;
  };
  viewer.addHandler('open-failed', fail);
  viewer.addHandler('tile-load-failed', ({ tiledImage }) => {
    // Those of a page that was left are given up.
    if (viewer.world.getIndexOfItem(tiledImage) >= 0) fail();
  });

  const zoom = (factor: number) => viewer.viewport.zoomBy(factor).applyConstraints();

  const show = (index: number) => {
    const page = pages[index];
    if (!page || (index === shown && !hasFailed)) return;
    [shown, hasFailed] = [index, false];
    name.textContent = page.name;
    previous.disabled = index === 0;
    next.disabled = index === pages.length - 1;
    const { url, tiled } = page;
    // Where the site is served, which its info.json may not say: it may be looked at before it is published.
    const service = new URL('.', url).href.slice(0, -1);
    viewer.open({ tileSource: tiled ? imageInfo(tiled, service) : { type: 'image', url } });
  };

  /** The text goes where the image is, and stays there until the reader moves it. */
  const turn = (index: number) => {
    follows = false;
    show(index);
    pages[shown]?.mark?.scrollIntoView({ block: 'center' });
  };

  function shut(): void {
    panel.hidden = true;
    delete document.documentElement.dataset['scans'];
    from?.focus({ preventScroll: true });
  }

  // Where the image has the focus, they move it.
  tools.addEventListener('keydown', ({ key }) => {
    const forth = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
    if (key === 'ArrowLeft' || key === 'ArrowRight') turn(shown + (key === forth ? 1 : -1));
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') shut();
  });
  for (const kind of moving)
    document.addEventListener(
      kind,
      ({ target }) => {
        follows ||= target instanceof Node && !panel.contains(target);
      },
      { passive: true },
    );
  document.addEventListener(
    'scroll',
    () => {
      if (!panel.hidden && follows) show(pageAt(pages, innerHeight * 0.6));
    },
    { passive: true },
  );
  return {
    open(index: number, opener: HTMLElement) {
      from = opener;
      panel.hidden = false;
      document.documentElement.dataset['scans'] = '';
      turn(index);
      close.focus({ preventScroll: true });
    },
  };
}
