import type { Cite, ProseNode } from '../page/model.ts';
import type { Rendering } from './context.ts';
import { el, type Node, text } from './hast.ts';
import { type Setting, settingOf } from './script.ts';
import { proseText } from '../page/prose-text.ts';

/** What a piece of prose needs to know of the page it stands on. */
export interface ProsePlace extends Rendering {
  /** Returns the mark of a note at this place. */
  mark?: (id: string) => Node[];
  /** The anchors of its headings, taken in order. */
  anchors?: Iterator<string>;
  /** How many levels its headings are moved down: the page has a title of its own. */
  shift?: number;
}

const tags: Record<string, string> = {
  paragraph: 'p',
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
  blockquote: 'blockquote',
  break: 'br',
  thematicBreak: 'hr',
  inlineCode: 'code',
};

/** Renders editors' prose. Nothing a contributor wrote becomes anything but text and the elements named here. */
export function renderProse(nodes: readonly ProseNode[], place: ProsePlace): Node[] {
  return nodes.flatMap((node) => renderNode(node, place));
}

function renderNode(node: ProseNode, place: ProsePlace): Node[] {
  const children = () => renderProse(childrenOf(node), place);
  switch (node.type) {
    case 'text':
      return [text(String(node.value))];
    case 'heading':
      return [renderHeading(node, place, children()), text('\n')];
    case 'link':
      return [link({ href: hrefOf(String(node.url), place), title: node.title }, children())];
    case 'term':
      return [link({ class: 'term', href: place.href(`/glossary/${node.id}/`) }, children())];
    case 'citation':
      return [renderCitation(node.cites ?? [], place)];
    case 'footnoteReference':
      return place.mark?.(String(node.id)) ?? [];
    case 'code':
      return [el('pre', {}, [el('code', {}, [String(node.value)])]), text('\n')];
    case 'list':
      return [
        el(
          node.ordered ? 'ol' : 'ul',
          { start: node.start === 1 ? undefined : node.start, ...settingFor(node, place) },
          childrenOf(node).flatMap((item) => renderItem(item, place, node.loose)),
        ),
        text('\n'),
      ];
    case 'table':
      return [renderTable(node, place), text('\n')];
    default: {
      const tag = tags[node.type];
      if (!tag) return children();
      const block = ['p', 'blockquote', 'hr', 'br'].includes(tag);
      const inner = node.value === undefined ? children() : [text(node.value)];
      const setting = tag === 'p' || tag === 'blockquote' ? settingFor(node, place) : {};
      return [el(tag, { ...setting }, inner), ...(block ? [text('\n')] : [])];
    }
  }
}

/** A block is set by its own letters: editors write in more than one language. */
function settingFor(node: ProseNode, { edition }: ProsePlace): Setting {
  return settingOf(proseText(node), edition.about.language);
}

function childrenOf({ children = [] }: ProseNode): ProseNode[] {
  return children;
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

function renderHeading(node: ProseNode, place: ProsePlace, children: Node[]): Node {
  const level = Math.min(6, Number(node.depth) + (place.shift ?? 1));
  const anchor = place.anchors?.next();
  const id = anchor?.done === false ? anchor.value : undefined;
  return el(`h${level}`, { id, ...settingFor(node, place) }, children);
}

/** An address of the site gets the base path; the checks have refused every scheme that could run. */
function hrefOf(url: string, place: ProsePlace): string | undefined {
  if (/^[/\\]{2}/.test(url)) return undefined;
  if (url.startsWith('/')) return place.href(url);
  return /^(?:https?:|mailto:|[^:]*$|[^:]*[/?#])/i.test(url) ? url : undefined;
}

function renderCitation(cites: Cite[], place: ProsePlace): Node {
  const parts = cites.flatMap((cite, index): Node[] => {
    const relation = cite.relation === cites[index - 1]?.relation ? 'context' : cite.relation;
    const words = place.bibliography.cite(cite.key, cite.locator);
    const href = place.href(`/references/#ref-${encodeURIComponent(cite.key)}`);
    return [
      ...(index > 0 ? [text('; ')] : []),
      ...(relation === 'context' ? [] : [el('span', { class: 'relation' }, [relation]), text(' ')]),
      el(
        'a',
        {
          ...{ class: `cite ${cite.relation}`, href, role: 'doc-biblioref' },
          ...settingOf(words, place.edition.about.language),
        },
        [words],
      ),
    ];
  });
  return el('span', { class: 'citation' }, [text('['), ...parts, text(']')]);
}

/** The paragraphs of an item of a tight list are no more than their words. */
function renderItem(item: ProseNode, place: ProsePlace, loose = false): Node[] {
  const content = childrenOf(item).flatMap((child, index, { length }) => {
    if (child.type !== 'paragraph') return renderNode(child, place);
    // GFM has a box at the start of a paragraph only (GFM 0.29, §5.3).
    const words = [
      ...(index === 0 ? renderBox(item) : []),
      ...renderProse(childrenOf(child), place),
    ];
    const end = loose || index < length - 1 ? [text('\n')] : [];
    return [...(loose ? [el('p', { ...settingFor(child, place) }, words)] : words), ...end];
  });
  return [el('li', { ...settingFor(item, place) }, content), text('\n')];
}

function renderBox(item: ProseNode): Node[] {
  if (item.checked === undefined) return [];
  return [text(item.checked ? '☑ ' : '☐ ')];
}

/** Alignment is a class: a strict policy blocks the style attribute that GFM's own rendering writes. */
function renderTable(table: ProseNode, place: ProsePlace): Node {
  const rows = childrenOf(table).map((row, index) =>
    el(
      'tr',
      {},
      childrenOf(row).map((cell, column) => {
        const align = table.align?.[column];
        return el(
          index === 0 ? 'th' : 'td',
          {
            class: align ? `align-${align}` : undefined,
            scope: index === 0 ? 'col' : undefined,
            ...settingFor(cell, place),
          },
          renderProse(childrenOf(cell), place),
        );
      }),
    ),
  );
  return el('table', { ...settingFor(table, place) }, [
    el('thead', {}, rows.slice(0, 1)),
    el('tbody', {}, rows.slice(1)),
  ]);
}
