import { citation, copyFrom } from './cite.ts';
import { fragmentOf } from './fragment.ts';
import { say } from '../core/words/message.ts';
import { selectedText } from './text.ts';
import { language, words } from './words/reading.ts';

/* Selected words of the source can be copied with their citation, or as a link that leads to them. */
const source = document.querySelector<HTMLElement>('[data-seed]');
const bar = document.querySelector<HTMLElement>('#selection');

function selected(): Range | undefined {
  const selection = getSelection();
  if (!source || !selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  return source.contains(range.commonAncestorContainer) ? range : undefined;
}

function placeOf(range: Range): { locator: string; hash: string } {
  const { startContainer: node } = range;
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest('[id^="l"]');
  return {
    locator: `¶ ${block?.querySelector('.para')?.textContent ?? ''}`,
    hash: `#${block?.id ?? ''}`,
  };
}

function show(): void {
  const range = selected();
  if (!bar) return;
  bar.hidden = range === undefined;
  if (!range) return;
  const { bottom, left } = range.getBoundingClientRect();
  const room = innerHeight - bar.offsetHeight - 8;
  bar.style.top = `${Math.max(8, Math.min(bottom + 8, room))}px`;
  bar.style.left = `${Math.max(8, Math.min(left, innerWidth - bar.offsetWidth - 8))}px`;
}

function text(kind: string | undefined, range: Range): string {
  const { hash } = placeOf(range);
  if (kind === 'link') {
    return `${location.origin}${location.pathname}${hash}:~:text=${fragmentOf(range)}`;
  }
  const said = selectedText(range.cloneContents());
  const cited = citation(undefined, placeOf(range));
  return say(words.quotation, { words: said, citation: cited }, language);
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
    if (range) void copyFrom(button, text(button.dataset['copy'], range));
  });
}
