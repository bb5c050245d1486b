import { citation, copyFrom } from './cite.ts';
import type { CitedPlace } from './cited-place.ts';
import { textDirective } from './directive.ts';
import { passageOf } from './fragment.ts';
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

function placeOf(block: Element | undefined): CitedPlace | undefined {
  const number = block?.querySelector('.para')?.textContent;
  return block && number ? { locator: `¶ ${number}`, hash: `#${block.id}` } : undefined;
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
  const passage = source ? passageOf(range, source) : undefined;
  const place = placeOf(passage?.block);
  if (kind === 'link') {
    const directive = passage && textDirective(passage.page, passage);
    const words = directive === undefined ? '' : `:~:text=${directive}`;
    return `${location.origin}${location.pathname}#${passage?.block?.id ?? ''}${words}`;
  }
  const said = selectedText(range.cloneContents());
  return say(words.quotation, { words: said, citation: citation(undefined, place) }, language);
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
