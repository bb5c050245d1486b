import type { Html, PhrasingContent, RootContent } from 'mdast';
import { mayBeOurs } from '../../edition/addresses.ts';
import { append } from '../../page/append.ts';
import { openingTag } from '../../page/rendition.ts';
import { escapeLine } from '../../page/write.ts';
import { markdownOf } from '../../page/write-prose.ts';
import { itemAt } from '../../text/lookup.ts';
import { childrenOf, mapOf, type TeiElement, type TeiNode } from '../tree.ts';
import { pointedAt } from './ids.ts';

/** What prose is read with. */
export interface Within {
  /** The address of the edition, with a slash at its end; undefined where the file does not say it. */
  site: string | undefined;
  /** The path of the page that it stands on. */
  page: string;
  images: OwnImages;
}

/** The images that an edition has, in which documents of ours are taken, and the files that its texts were made from. */
export interface OwnImages {
  /** Returns whether there is one, by its path in the edition: `facsimiles/a.jpg`, `content/images/b.png`, `originals/c.docx`. */
  has: (path: string) => boolean;
  /** The paths of those that are named and are not there. */
  missing: Set<string>;
}

/** Returns whether an image or original is there; one that is not is told. */
export function isThere({ has, missing }: OwnImages, path: string): boolean {
  if (has(path)) return true;
  missing.add(path);
  return false;
}

/** Returns editors' prose of our own export as Markdown of a page; an image that is not there is its description. */
export function proseOf(element: TeiElement | undefined, within: Within): string {
  return element ? markdownOf(blocksIn(element, within)) : '';
}

/** Blocks, of which words beside them are paragraphs. */
function blocksIn(element: TeiElement, within: Within): RootContent[] {
  return childrenOf(element).flatMap((child) => blockOf(child, within));
}

function blockOf(element: TeiElement, within: Within): RootContent[] {
  const { name, attributes } = element;
  const children = () => inlineIn(element, within);
  switch (name) {
    case 'p':
      return [{ type: 'paragraph', children: children() }];
    case 'ab': {
      const depth = Number(/^level-([1-6])$/.exec(attributes['subtype'] ?? '')?.[1] ?? 1);
      return [{ type: 'heading', depth: depth as 1, children: children() }];
    }
    case 'quote':
      return [{ type: 'blockquote', children: blocksIn(element, within) as never[] }];
    case 'eg':
      return [{ type: 'code', value: wordsIn(element), lang: attributes['rend'] ?? null }];
    case 'milestone':
      return [{ type: 'thematicBreak' }];
    case 'list':
      return [listOf(element, within)];
    case 'table':
      return [tableOf(element, within)];
    default:
      return [{ type: 'paragraph', children: inline(element, within) }];
  }
}

function listOf(element: TeiElement, within: Within): RootContent {
  const rend = element.attributes['rend'] ?? '';
  const items = childrenOf(element, 'item');
  const spread = rend.endsWith('loose');
  const children = items.map((item) => {
    const blocks = blocksIn(item, within);
    const box = item.nodes.find((node) => typeof node === 'string' && /^\[[ x]\] $/.test(node));
    return {
      ...{ type: 'listItem' as const, spread, children: blocks as never[] },
      ...(box !== undefined && { checked: box === '[x] ' }),
    };
  });
  const [first] = items;
  const start = Number(first?.attributes['n'] ?? 1);
  return { type: 'list', ordered: rend.startsWith('numbered'), start, spread, children };
}

function tableOf(element: TeiElement, within: Within): RootContent {
  const [head] = childrenOf(element, 'row');
  const sides = (head ? childrenOf(head, 'cell') : []).map(({ attributes }) => attributes['rend']);
  return {
    type: 'table',
    align: sides.map(
      (side) => (['left', 'right', 'center'] as const).find((one) => one === side) ?? null,
    ),
    children: childrenOf(element, 'row').map((row) => ({
      type: 'tableRow',
      children: childrenOf(row, 'cell').map((cell) => ({
        type: 'tableCell',
        children: inlineIn(cell, within),
      })),
    })),
  };
}

function inlineIn(element: TeiElement, within: Within): PhrasingContent[] {
  const nodes = joined(element.nodes);
  const found: PhrasingContent[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const node = itemAt(nodes, at);
    if (typeof node === 'string') found.push({ type: 'text', value: node });
    else if (isCitation(node)) {
      const works = [citation(node)];
      // Works of one citation have this between, and brackets around them.
      for (
        let next = nodes[at + 2];
        nodes[at + 1] === '; ' && typeof next === 'object' && isCitation(next);
        next = nodes[at + 2]
      ) {
        works.push(citation(next));
        at += 2;
      }
      const before = found.at(-1);
      if (before?.type === 'text') before.value = before.value.replace(/\[$/, '');
      found.push(raw(`[${works.join('; ')}]`));
      const behind = nodes[at + 1];
      if (typeof behind === 'string') nodes[at + 1] = behind.replace(/^\]/, '');
    } else append(found, inline(node, within));
  }
  return found.filter((one) => one.type !== 'text' || one.value !== '');
}

/** Nodes with words that follow each other as one. */
function joined(nodes: readonly TeiNode[]): TeiNode[] {
  const whole: TeiNode[] = [];
  for (const node of nodes) {
    const last = whole.at(-1);
    if (typeof node === 'string' && typeof last === 'string') whole[whole.length - 1] = last + node;
    else whole.push(node);
  }
  return whole;
}

function isCitation({ name, attributes }: TeiElement): boolean {
  return name === 'ref' && attributes['type'] === 'citation';
}

const looks = mapOf<'emphasis' | 'strong' | 'delete'>({
  ...{ italic: 'emphasis', bold: 'strong', strikethrough: 'delete' },
});

function inline(element: TeiElement, within: Within): PhrasingContent[] {
  const { name, attributes } = element;
  const children = () => inlineIn(element, within);
  switch (name) {
    case 'hi': {
      const type = looks.get(attributes['rend'] ?? '');
      return type === undefined ? children() : [{ type, children: children() }];
    }
    case 'lb':
      return [{ type: 'break' }];
    case 'code':
      return [{ type: 'inlineCode', value: wordsIn(element) }];
    case 'ptr': {
      const note = pointedAt('note', attributes['target']);
      return note === undefined ? [] : [raw(`[^${note}]`)];
    }
    case 'ref': {
      const { target = '', n: title } = attributes;
      return [
        {
          ...{ type: 'link', url: addressOf(target, within), children: children() },
          ...(title !== undefined && { title }),
        },
      ];
    }
    case 'figure': {
      const said = (part: string) => childrenOf(element, part).map(wordsIn).join(' ');
      const [alt, title] = [said('figDesc'), said('head')];
      const url = attributes['n'] ?? '';
      if (!isThere(within.images, `content/images/${url.replace(/^.*\//s, '')}`))
        return [{ type: 'text', value: alt }];
      const image = { type: 'image' as const, url, alt };
      return [{ ...image, ...(title !== '' && { title }) }];
    }
    default: {
      const entry = pointedAt('entry', attributes['ref']);
      if (entry === undefined) return children();
      const tag = openingTag({ name: 'Term', attributes: { id: entry } });
      return [raw(tag), ...children(), raw('</Term>')];
    }
  }
}

function raw(value: string): Html {
  return { type: 'html', value };
}

/** A work of a citation, as it is written. */
function citation({ attributes: { subtype = '', n, target } }: TeiElement): string {
  const work = pointedAt('ref', target) ?? '';
  const bears = subtype === 'context' ? '' : `${subtype} `;
  const key = /^[^\s,،，、;؛；{}[\]@]+$/.test(work) ? `@${work}` : `@{${work}}`;
  return `${bears}${key}${n === undefined ? '' : `, ${escapeLine(n)}`}`;
}

/**
 * An address within the edition is one of its site, where other things may be, too. Where that was not published, it is told from the root of the
 * site, or up to that.
 */
function addressOf(target: string, { site, page }: Within): string {
  const isOwn =
    site !== undefined && target.startsWith(site) && mayBeOurs(`/${target.slice(site.length)}`);
  const isRelative = !/^(?:[a-z][a-z0-9+.-]*:|[/#])/i.test(target);
  const path = isOwn
    ? `/${target.slice(site.length)}`
    : isRelative
      ? `/${target.replace(/^(?:\.\.?\/)+/, '')}`
      : target;
  return path.startsWith(`${page}#`) ? path.slice(page.length) : path;
}

function wordsIn({ nodes }: TeiElement): string {
  return nodes.map((node) => (typeof node === 'string' ? node : wordsIn(node))).join('');
}
