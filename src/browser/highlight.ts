import { say } from '../core/words/message.ts';
import { language, words } from './words/highlighting.ts';
import { decoded } from '../core/text/address.ts';
import { firstIndex } from '../core/text/lookup.ts';
import { askedIn } from './search/asked.ts';
import { rangesOf } from './search/match.ts';
import { make } from './search/dom.ts';

/**
 * Highlights the words that the address names (`?hl=`), where it leads to, by the CSS Custom Highlight API: the page
 * itself is not changed, so that it still proves to say what its source says. A bar offers to take them away.
 */
export function highlight(): void {
  const sought = askedIn(new URLSearchParams(location.search));
  if (!('highlights' in CSS)) return;
  const ranges = rangesAt(decoded(location.hash.slice(1)), sought);
  if (ranges.length === 0) return;
  showRanges(ranges);
  showBar(ranges.length);
}

/** Highlights stretches of the page, however many; those that were highlighted before are no longer. */
export function showRanges(ranges: readonly Range[]): void {
  const shown = new Highlight();
  for (const range of ranges) shown.add(range);
  CSS.highlights.set('search', shown);
}

/** Returns where words are in what has an id: all parts of a claim; without one, in the whole of the page. */
export function rangesAt(id: string, sought: readonly string[]): Range[] {
  return targets(id).flatMap((target) => rangesIn(target, sought));
}

function targets(id: string): Element[] {
  const target = document.getElementById(id);
  const claim = target?.getAttribute('data-claim');
  if (target && claim) {
    const text = target.closest('[data-seed]') ?? document;
    return [...text.querySelectorAll(`[data-claim="${CSS.escape(claim)}"]`)];
  }
  const found = target ?? document.querySelector('main');
  return found ? [found] : [];
}

/** Finds words across elements: a claim or a link may begin in the middle of a phrase. */
function rangesIn(target: Element, sought: readonly string[]): Range[] {
  const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('[data-apparatus], script')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const place = (offset: number, atEnd: boolean): [Text, number] | undefined => {
    const behind = ({ start }: { start: number }) => (atEnd ? start >= offset : start > offset);
    const found = nodes[firstIndex(nodes, behind) - 1];
    return found && [found.node, offset - found.start];
  };
  return rangesOf(text, sought).flatMap(({ start, end }) => {
    const [from, to] = [place(start, false), place(end, true)];
    if (!from || !to) return [];
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return [range];
  });
}

function showBar(count: number): void {
  const message = say(words.highlighted, { n: count }, language);
  const button = make('button', { type: 'button' }, words.clear);
  const bar = make(
    'div',
    { className: 'highlight-bar' },
    make('span', { role: 'status' }, message),
    button,
  );
  const dismiss = () => {
    CSS.highlights.delete('search');
    bar.remove();
    document.removeEventListener('keydown', escape);
    const address = new URL(location.href);
    address.searchParams.delete('hl');
    history.replaceState(history.state, '', address);
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) dismiss();
  };
  button.addEventListener('click', dismiss);
  document.addEventListener('keydown', escape);
  document.body.append(bar);
}
