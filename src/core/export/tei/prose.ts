import { imageAt } from '../../edition/image.ts';
import type { Cite, ProseImage, ProseNode, ProseTable } from '../../page/model.ts';
import { proseText } from '../../page/prose-text.ts';
import { el, type Node, text, textContent } from '../../render/hast.ts';
import { lightImages } from '../../render/image.ts';
import { naming, published, sharedId, type TeiContext, toShared } from './context.ts';
import { pointer, xmlId } from './xml.ts';

/** Returns editors' prose as blocks of TEI. */
export function teiProse(nodes: readonly ProseNode[], context: TeiContext): Node[] {
  return nodes.flatMap((node) => teiNode(node, context));
}

const rends = { emphasis: 'italic', strong: 'bold', delete: 'strikethrough' } as const;

function teiNode(node: ProseNode, context: TeiContext): Node[] {
  const inner = ({ children }: { children: ProseNode[] }) => teiProse(children, context);
  switch (node.type) {
    case 'text':
      return [text(node.value)];
    case 'heading':
      return [el('ab', { type: 'heading', subtype: `level-${node.depth}` }, inner(node))];
    case 'section':
      return [];
    case 'image':
      return [figure(node, context)];
    case 'paragraph':
      return [el('p', {}, inner(node))];
    case 'blockquote':
      return [el('quote', {}, inner(node))];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [el('hi', { rend: rends[node.type] }, inner(node))];
    case 'break':
      return [el('lb')];
    case 'thematicBreak':
      return [el('milestone', { unit: 'section', rend: 'rule' })];
    case 'link':
      return [el('ref', { n: node.title, target: linkTarget(node.url, context) }, inner(node))];
    case 'term':
      return [naming(context, node.id, inner(node))];
    case 'citation':
      return [text('['), ...citation(node.cites, context), text(']')];
    case 'footnoteReference':
      return [el('ptr', { type: 'note', target: `#${xmlId('note', node.id)}` })];
    case 'inlineCode':
      return [el('code', {}, [node.value])];
    case 'code':
      return [el('eg', { rend: node.lang }, [node.value])];
    case 'list':
      return [
        el(
          'list',
          { rend: `${node.ordered ? 'numbered' : 'bulleted'}${node.loose ? ' loose' : ''}` },
          node.children.map((item, index) => {
            const box = item.checked === undefined ? [] : [text(item.checked ? '[x] ' : '[ ] ')];
            const n = node.ordered ? (node.start ?? 1) + index : undefined;
            return el('item', { n }, [...box, ...inner(item)]);
          }),
        ),
      ];
    case 'table':
      return [table(node, context)];
  }
}

/** A part of the page that the document has leads there; any other address of the site, to where that is published. */
function linkTarget(url: string, context: TeiContext): string {
  if (/^#(?:(?:claim|note)-[a-z0-9-]+|l\d+)$/.test(url)) return url;
  const site = 'https://site.invalid';
  const address = URL.canParse(url, site + context.page) && new URL(url, site + context.page);
  return address && address.origin === site
    ? published(context, address.pathname + address.search + address.hash)
    : pointer(url);
}

function citation(cites: readonly Cite[], context: TeiContext): Node[] {
  return cites.flatMap(({ key, locator, relation }, index) => [
    ...(index === 0 ? [] : [text('; ')]),
    el(
      'ref',
      {
        type: 'citation',
        subtype: relation,
        n: locator,
        target: toShared(context, sharedId.work(key)),
      },
      [textContent(context.bibliography.cite(key, locator))],
    ),
  ]);
}

function table({ align, children }: ProseTable, context: TeiContext): Node {
  return el(
    'table',
    {},
    children.map((row, index) =>
      el(
        'row',
        { role: index === 0 ? 'label' : 'data' },
        row.children.map((cell, column) =>
          el('cell', { rend: align?.[column] ?? undefined }, teiProse(cell.children, context)),
        ),
      ),
    ),
  );
}

/** An image that is not to be had is its description. */
function figure({ url, alt, caption }: ProseImage, context: TeiContext): Node {
  const image = imageAt(url, '', context.edition.images);
  const largest = image && lightImages(image).at(-1);
  return el('figure', { n: url }, [
    ...(caption === undefined || caption === '' ? [] : [el('head', {}, [caption])]),
    ...(largest ? [el('graphic', { url: published(context, `/${largest.path}`) })] : []),
    el('figDesc', {}, [alt]),
  ]);
}

/** Returns prose in one line, as far as its words go. */
export function plain(nodes: readonly ProseNode[]): string {
  return nodes.map(proseText).join(' ');
}
