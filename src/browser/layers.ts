import { remember } from './remember.ts';

/*
 * Source, terms, claims, all: what of the apparatus is shown. The place that is being read stays where it is on the
 * screen; the choice goes into the address, and is remembered.
 */
const root = document.documentElement;
const inputs = [...document.querySelectorAll<HTMLInputElement>('input[name=layer]')];
const text = document.querySelector('[data-seed]');

function show(layer: string): void {
  if (layer === 'all') delete root.dataset['layer'];
  else root.dataset['layer'] = layer;
  // A term that is not shown is no link either: the keyboard passes over it.
  const linked = layer === 'all' || layer === 'terms';
  for (const term of text?.querySelectorAll<HTMLElement>('.term') ?? []) {
    const from = linked ? 'data-href' : 'href';
    const href = term.getAttribute(from);
    if (href === null) continue;
    term.setAttribute(linked ? 'href' : 'data-href', href);
    term.removeAttribute(from);
  }
}

/** Returns the first block of the text that begins on the screen, or fills it. */
function blockInView(): Element | undefined {
  const blocks = [...(text?.querySelectorAll('[id^="l"]') ?? [])];
  const begins = blocks.find((block) => block.getBoundingClientRect().top >= 0);
  if (begins && begins.getBoundingClientRect().top < innerHeight) return begins;
  return blocks.find((block) => block.getBoundingClientRect().bottom > 0);
}

function choose(layer: string): void {
  const block = blockInView();
  // The browser would move the page too, some time after.
  root.style.overflowAnchor = 'none';
  const before = block?.getBoundingClientRect().top ?? 0;
  show(layer);
  const moved = (block?.getBoundingClientRect().top ?? 0) - before;
  if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' });
  requestAnimationFrame(() => setTimeout(() => root.style.removeProperty('overflow-anchor')));
  const address = new URL(location.href);
  if (layer === 'all') address.searchParams.delete('layer');
  else address.searchParams.set('layer', layer);
  remember('layer', layer === 'all' ? '' : layer);
  // Last: Safari refuses it where it is asked too often.
  history.replaceState(history.state, '', address);
}

/** Shows all where the address leads to what the layer hides. That is not remembered. */
function showNamed(): void {
  const layer = root.dataset['layer'] ?? 'all';
  if (!/^#(?:note|claim)-/.test(location.hash) || layer === 'all' || layer === 'claims') return;
  show('all');
  for (const input of inputs) input.checked = input.value === 'all';
  document.querySelector(':target')?.scrollIntoView();
}

// What is remembered from another page may not be offered on this one.
const remembered = root.dataset['layer'] ?? 'all';
const chosen = inputs.some(({ value }) => value === remembered) ? remembered : 'all';
for (const input of inputs) {
  input.checked = input.value === chosen;
  input.addEventListener('change', () => choose(input.value));
}
if (remembered !== 'all') show(chosen);
addEventListener('hashchange', showNamed);
