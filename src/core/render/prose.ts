import type {
  Cite,
  ProseItem,
  ProseNode,
  ProseParent,
  ProsePart,
  ProseTable,
} from '../page/model.ts';
import type { Wording } from '../words/wording.ts';
import type { Rendering } from './context.ts';
import { el, type Node, text, textContent } from './hast.ts';
import { loneImage, renderImage } from './image.ts';
import { type Setting, settingIn, settingOf } from './script.ts';
import { proseText } from '../page/prose-text.ts';

/** What a piece of prose needs to know of the page it stands on. */
export interface ProsePlace extends Rendering {
  /** Returns the mark of a note at this place. */
  mark?: (id: string) => Node[];
  /** The anchors of its headings, taken in order. */
  anchors?: Iterator<string>;
  /** How many levels its headings are moved down: the page has a title of its own. */
  shift?: number;
  /** The language of its words (BCP 47), where that is not the one of the page. */
  language?: string | undefined;
}

const tags = {
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
  break: 'br',
  thematicBreak: 'hr',
} as const;

/** Renders editors' prose. Nothing a contributor wrote becomes anything but text and the elements named here. */
export function renderProse(nodes: readonly ProseNode[], place: ProsePlace): Node[] {
  return nodes.flatMap((node) => renderNode(node, place));
}

function renderNode(node: ProseNode, place: ProsePlace): Node[] {
  const inner = ({ children }: { children: ProseNode[] }) => renderProse(children, place);
  switch (node.type) {
    case 'text':
      return [text(node.value)];
    case 'heading':
      return [renderHeading(node, place), text('\n')];
    case 'section':
      return [];
    case 'image':
      return [renderImage(node, place)];
    case 'paragraph':
      return [renderParagraph(node, place), text('\n')];
    case 'blockquote':
      return [el('blockquote', { ...settingFor(node, place) }, inner(node)), text('\n')];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [el(tags[node.type], {}, inner(node))];
    case 'break':
    case 'thematicBreak':
      return [el(tags[node.type], {}), text('\n')];
    case 'link':
      return [link({ href: hrefOf(node.url, place), title: node.title }, inner(node))];
    case 'term':
      return [link({ class: 'term', href: place.href(`/glossary/${node.id}/`) }, inner(node))];
    case 'citation':
      return [renderCitation(node.cites, place)];
    case 'footnoteReference':
      return place.mark?.(node.id) ?? [];
    case 'inlineCode':
      return [el('code', {}, [node.value])];
    case 'code':
      return [el('pre', {}, [el('code', {}, [node.value])]), text('\n')];
    case 'list':
      return [
        el(
          node.ordered ? 'ol' : 'ul',
          { start: node.start === 1 ? undefined : node.start, ...settingFor(node, place) },
          node.children.flatMap((item) => renderItem(item, place, node.loose)),
        ),
        text('\n'),
      ];
    case 'table':
      return [renderTable(node, place), text('\n')];
  }
}

/** An image that is all of its paragraph and has a caption is a figure. */
function renderParagraph(node: ProseParent, place: ProsePlace): Node {
  const image = loneImage(node);
  if (image?.caption === undefined)
    return el('p', { ...settingFor(node, place) }, renderProse(node.children, place));
  const setting = settingOfWords(image.caption, place);
  return el('figure', { class: 'picture' }, [
    renderImage({ ...image, caption: '' }, place),
    text('\n'),
    el('figcaption', { ...setting }, [image.caption]),
  ]);
}

/** A block is set by its own letters: editors write in more than one language. */
function settingFor(node: ProseNode | ProsePart, place: ProsePlace): Setting {
  return settingOfWords(proseText(node), place);
}

function settingOfWords(words: string, { edition, language }: ProsePlace): Setting {
  return settingIn(words, edition.about.language, language);
}

/** HTML has no link in a link: an inner one is a span. */
function link(properties: Record<string, string | undefined>, children: Node[]): Node {
  return el('a', properties, children.map(unlinked));
}

function unlinked(node: Node): Node {
  if (node.type === 'text') return node;
  const children = node.children.map(unlinked);
  if (node.tagName !== 'a') return { ...node, children };
  const { href: _, role: __, ...properties } = node.properties;
  return el('span', properties, children);
}

function renderHeading(node: Extract<ProseNode, { type: 'heading' }>, place: ProsePlace): Node {
  const level = Math.min(6, node.depth + (place.shift ?? 1));
  const anchor = place.anchors?.next();
  const id = anchor?.done === false ? anchor.value : undefined;
  return el(`h${level}`, { id, ...settingFor(node, place) }, renderProse(node.children, place));
}

/** An address of the site gets the base path; the checks have refused every scheme that could run. */
function hrefOf(url: string, place: ProsePlace): string | undefined {
  if (/^[/\\]{2}/.test(url)) return undefined;
  if (url.startsWith('/')) return place.href(url);
  return /^(?:https?:|mailto:|[^:]*$|[^:]*[/?#])/i.test(url) ? url : undefined;
}

function renderCitation(cites: Cite[], place: ProsePlace): Node {
  const words = place.wording.words.references;
  const parts = cites.flatMap((cite, index): Node[] => {
    const relation = cite.relation === cites[index - 1]?.relation ? 'context' : cite.relation;
    const cited = place.bibliography.cite(cite.key, cite.locator);
    const href = place.href(`/references/#ref-${encodeURIComponent(cite.key)}`);
    return [
      ...(index > 0 ? [text(words.between)] : []),
      ...(relation === 'context'
        ? []
        : [el('span', { class: 'relation' }, [words[relation]]), text(' ')]),
      el(
        'a',
        {
          ...{ class: `cite ${cite.relation}`, href, role: 'doc-biblioref' },
          ...settingOf(textContent(cited), place.edition.about.language),
        },
        cited,
      ),
    ];
  });
  return el('span', { class: 'citation' }, [text('['), ...parts, text(']')]);
}

/** The paragraphs of an item of a tight list are no more than their words. */
function renderItem(item: ProseItem, place: ProsePlace, loose = false): Node[] {
  const content = item.children.flatMap((child, index, { length }) => {
    if (child.type !== 'paragraph') return renderNode(child, place);
    // GFM has a box at the start of a paragraph only (GFM 0.29, §5.3).
    const words = [...(index === 0 ? renderBox(item) : []), ...renderProse(child.children, place)];
    const end = loose || index < length - 1 ? [text('\n')] : [];
    return [...(loose ? [el('p', { ...settingFor(child, place) }, words)] : words), ...end];
  });
  return [el('li', { ...settingFor(item, place) }, content), text('\n')];
}

function renderBox(item: ProseItem): Node[] {
  if (item.checked === undefined) return [];
  return [text(item.checked ? '☑ ' : '☐ ')];
}

/**
 * Renders a table in what it is scrolled in where it is wider than the page, by keyboard, too. Alignment is a class: a
 * strict policy blocks the style attribute that GFM's own rendering writes.
 */
function renderTable(table: ProseTable, place: ProsePlace): Node {
  const rows = table.children.map((row, index) =>
    el(
      'tr',
      {},
      row.children.map((cell, column) => {
        const align = table.align?.[column];
        return el(
          index === 0 ? 'th' : 'td',
          {
            class: align ? `align-${align}` : undefined,
            scope: index === 0 ? 'col' : undefined,
            ...settingFor(cell, place),
          },
          renderProse(cell.children, place),
        );
      }),
    ),
  );
  const grid = el('table', { ...settingFor(table, place) }, [
    el('thead', {}, rows.slice(0, 1)),
    el('tbody', {}, rows.slice(1)),
  ]);
  const heads = table.children.slice(0, 1).flatMap(({ children }) => children.map(proseText));
  return el('div', scrolled(heads, place.wording), [grid]);
}

/** Returns the properties of what a table is scrolled in, which is named by the heads of its columns. */
export function scrolled(
  heads: readonly string[],
  { list, say, words: { prose } }: Wording,
): Record<string, string | number> {
  const named = heads.filter((words) => words !== '');
  const ariaLabel =
    named.length === 0 ? prose.table : say(prose.tableOf, { heads: list(named).join('') });
  return { class: 'scrolled', role: 'group', tabindex: 0, ariaLabel };
}
