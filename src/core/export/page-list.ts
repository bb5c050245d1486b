import { el, type Element, type Node, text, textContent } from '../render/hast.ts';
import { xhtml } from '../render/xhtml.ts';
import type { Wording } from '../words/wording.ts';
import type { Chapter } from './book.ts';

/** Returns what stands where a page of the original begins as EPUB has it (EPUB 3.3, §7.4.4.5), and every other element as it is. */
export function pageBreak(element: Element): Element {
  const { properties, children } = element;
  if (properties['class'] !== 'page') return element;
  const words = textContent(children);
  const said = { role: 'doc-pagebreak', ariaLabel: words.slice(1, -1) };
  const broken: Element = {
    ...element,
    properties: { ...properties, 'epub:type': 'pagebreak', ...said },
    children: [text(words)],
  };
  // A break has nothing in it that could be chosen: what leads to the image of its page stands around it.
  const [link] = children;
  const leads = link?.type === 'element' && /#scan-/.test(String(link.properties['href'] ?? ''));
  return leads ? { ...link, children: [broken] } : broken;
}

/** Returns the list of the pages of the originals for the navigation of a book; '' where it tells of none. */
export function pageList(chapters: readonly Chapter[], { words }: Wording): string {
  const items = chapters.flatMap(({ name, nodes }) =>
    breaksIn(nodes).flatMap(({ id, ariaLabel }) => [
      el('li', {}, [el('a', { href: `${name}.xhtml#${id}` }, [`${ariaLabel}`])]),
      text('\n'),
    ]),
  );
  if (items.length === 0) return '';
  const list = [el('h2', {}, [words.book.pages]), el('ol', {}, ['\n', ...items])];
  return `\n${xhtml([el('nav', { 'epub:type': 'page-list', role: 'doc-pagelist', hidden: '' }, list)])}`;
}

/** What a break has, as `pageBreak` made it. */
type Break = Record<'id' | 'ariaLabel', string | number>;

function breaksIn(nodes: readonly Node[]): Break[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [];
    return isBreak(node.properties) ? [node.properties] : breaksIn(node.children);
  });
}

function isBreak(properties: Element['properties']): properties is Element['properties'] & Break {
  return properties['epub:type'] === 'pagebreak';
}
