import fragmentAddress from 'virtual:margent/later/fragment';
import { citation, copyFrom } from './cite.ts';
import type * as Fragment from './fragment.ts';
import { later } from './later.ts';
import { say } from '../core/words/message.ts';
import { language, words } from './words/reading.ts';

/* Selected words of the source can be copied with their citation, or as a link that leads to them. */
const source = document.querySelector<HTMLElement>('[data-seed]');
const bar = document.querySelector<HTMLElement>('#selection');
const loadFragment = later<typeof Fragment>(fragmentAddress);

function selected(): Range | undefined {
  const selection = getSelection();
  if (!source || !selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  return source.contains(range.commonAncestorContainer) ? range : undefined;
}

/** Returns the first paragraph, heading or row of a range: it may begin between them. */
function blockOf(range: Range): Element | undefined {
  const blocks = source?.querySelectorAll('[id^="l"]') ?? [];
  return [...blocks].find((block) => range.intersectsNode(block));
}

function show(): void {
  const range = selected();
  if (!bar) return;
  bar.hidden = range === undefined;
  if (!range) return;
  void loadFragment().catch(() => undefined);
  const { bottom, left } = range.getBoundingClientRect();
  const room = innerHeight - bar.offsetHeight - 8;
  bar.style.top = `${Math.max(8, Math.min(bottom + 8, room))}px`;
  bar.style.left = `${Math.max(8, Math.min(left, innerWidth - bar.offsetWidth - 8))}px`;
}

async function text(kind: string | undefined, range: Range): Promise<string> {
  const block = blockOf(range);
  const hash = `#${block?.id ?? ''}`;
  if (kind === 'link') {
    // Without it the address leads to the paragraph.
    const fragment = await loadFragment().catch(() => undefined);
    const directive = fragment?.directiveOf(range);
    const words = directive === undefined ? '' : `:~:text=${directive}`;
    return `${location.origin}${location.pathname}${hash}${words}`;
  }
  // Without it the words would lack the signs for what is missing among them.
  const said = (await loadFragment()).quotedText(range);
  const locator = `¶ ${block?.querySelector('.para')?.textContent ?? ''}`;
  const cited = citation(undefined, { locator, hash });
  return say(words.quotation, { words: said, citation: cited }, language);
}

async function copy(button: HTMLButtonElement, range: Range): Promise<void> {
  const words = await text(button.dataset['copy'], range).catch(() => undefined);
  await copyFrom(button, words);
}

let waiting = 0;
document.addEventListener('selectionchange', () => {
  clearTimeout(waiting);
  waiting = window.setTimeout(show, 250);
});
for (const button of bar?.querySelectorAll('button') ?? []) {
  // The press must not take the selection away.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const range = selected();
    if (range) void copy(button, range);
  });
}
