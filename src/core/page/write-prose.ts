import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { toMarkdown } from 'mdast-util-to-markdown';
import { withoutExcess } from '../text/marks.ts';
import { findInvisible } from '../text/names.ts';
import { isHidden, schemeOf } from '../text/scheme.ts';
import type { Range } from '../text/range.ts';
import { append } from './append.ts';

/** How deep things may stand in one another; what is deeper is told as its words. */
const deepest = 20;

/**
 * Returns what others wrote, as the tree of its Markdown or HTML, as prose of a page that reads as it: with emphasis, links, lists, quotations, code
 * and tables, and nothing else. HTML is left out, an image is a link to it, and a link that could run code is its words. `citations` returns
 * what of words are citations of the edition, as UTF-16 ranges in order; that stands as it is.
 */
export function writeProse(
  nodes: readonly RootContent[],
  citations: (words: string) => readonly Range[] = () => [],
): string {
  const urls = new Map(
    nodes.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url]] : [])),
  );
  return markdownOf(blocksOf(nodes.flatMap((node) => clean(node, { urls, citations, depth: 0 }))));
}

/** Returns a tree as Markdown that pages can have; what is `html` in it stands as it is. */
export function markdownOf(children: RootContent[]): string {
  return toMarkdown(
    { type: 'root', children },
    {
      extensions: [gfmToMarkdown({ tablePipeAlign: false }), mdxToMarkdown()],
      bullet: '-',
      rule: '-',
      emphasis: '*',
      resourceLink: true,
      unsafe: [
        // No sign can escape a letter, and MDX would read code.
        { atBreak: true, character: 'i', after: 'mport(?![A-Za-z])' },
        { atBreak: true, character: 'e', after: 'xport(?![A-Za-z])' },
        // A link on words that are as a citation, or the mark of a note.
        { character: '@', inConstruct: 'label' },
        { character: '^', inConstruct: 'label' },
      ],
    },
  )
    .replace(/(?<!\n)\n+$/, '')
    .replace(/^(says):/i, '$1\\:');
}

/** Words that stand beside blocks are paragraphs. */
function blocksOf(nodes: readonly RootContent[]): RootContent[] {
  const blocks: RootContent[] = [];
  let words: PhrasingContent[] | undefined;
  for (const node of nodes) {
    if (!isPhrasing(node)) {
      blocks.push(node);
      words = undefined;
    } else if (words) words.push(node);
    else blocks.push({ type: 'paragraph', children: (words = [node]) });
  }
  return blocks;
}

function isPhrasing(node: Nodes): node is PhrasingContent {
  return /^(?:text|html|emphasis|strong|delete|inlineCode|break|link)$/.test(node.type);
}

/** Where a node stands. */
interface Within {
  /** The addresses of `[label]: address` definitions. */
  urls: ReadonlyMap<string, string>;
  citations: (words: string) => readonly Range[];
  depth: number;
}

/** Returns what of a node may stand in prose. */
function clean(node: RootContent, { urls, citations, depth }: Within): RootContent[] {
  const inner = <T>({ children }: { children: readonly RootContent[] }) =>
    children.flatMap((child) => clean(child, { urls, citations, depth: depth + 1 })) as T[];
  if (depth > deepest) return text(wordsOf(node));
  switch (node.type) {
    case 'text':
      return textWith(node.value, citations);
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const children = inner<PhrasingContent>(node);
      return children.length === 0 ? [] : [{ type: node.type, children }];
    }
    case 'paragraph':
    case 'heading': {
      const children = inner<PhrasingContent>(node).filter(isPhrasing);
      if (children.length === 0) return [];
      // The headings of a page are its own.
      if (node.type === 'paragraph') return [{ type: 'paragraph', children }];
      return [{ type: 'paragraph', children: [{ type: 'strong', children }] }];
    }
    case 'inlineCode':
      return [{ type: 'inlineCode', value: seen(node.value).replace(/\s+/g, ' ') }];
    case 'code':
      return [{ type: 'code', value: seen(node.value) }];
    case 'break':
      return [{ type: 'break' }];
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }];
    case 'link':
    case 'linkReference': {
      const children = inner<PhrasingContent>(node);
      const url = node.type === 'link' ? node.url : (urls.get(node.identifier) ?? '');
      return isSafe(url) ? [{ type: 'link', url, children }] : children;
    }
    case 'footnoteDefinition':
      return inner(node);
    case 'image':
    case 'imageReference': {
      const url = node.type === 'image' ? node.url : (urls.get(node.identifier) ?? '');
      const words = text(node.alt ?? '') as PhrasingContent[];
      if (!isSafe(url)) return words;
      return [
        { type: 'link', url, children: words.length > 0 ? words : [{ type: 'text', value: url }] },
      ];
    }
    case 'blockquote': {
      const children = blocksOf(inner(node)) as never[];
      return children.length === 0 ? [] : [{ type: 'blockquote', children }];
    }
    case 'list': {
      const children = inner<never>(node);
      return children.length === 0
        ? []
        : [
            {
              ...{ type: 'list', ordered: node.ordered === true, spread: false },
              start: node.start ?? null,
              children,
            },
          ];
    }
    case 'listItem': {
      const children = blocksOf(inner(node)) as never[];
      return children.length === 0
        ? []
        : [{ ...{ type: 'listItem', spread: false, children }, checked: node.checked ?? null }];
    }
    case 'table':
      return [{ ...node, children: inner<never>(node) }];
    case 'tableRow':
      return [{ type: 'tableRow', children: inner<never>(node) }];
    case 'tableCell':
      return [
        {
          type: 'tableCell',
          children: inner<PhrasingContent>(node).filter(
            (one) => isPhrasing(one) && one.type !== 'break',
          ),
        },
      ];
    default:
      return [];
  }
}

/** Returns words with the citations that are in them. */
function textWith(value: string, citations: Within['citations']): RootContent[] {
  const words = seen(value);
  const parts: RootContent[] = [];
  let done = 0;
  for (const { start, end } of citations(words)) {
    append(parts, text(words.slice(done, start)));
    parts.push({ type: 'html', value: words.slice(start, end) });
    done = end;
  }
  return [...parts, ...text(words.slice(done))];
}

function text(value: string): RootContent[] {
  const words = seen(value);
  return words === '' ? [] : [{ type: 'text', value: words }];
}

/** Returns words without characters that nobody sees, that turn the order in which others are seen, or that are drawn over others. */
function seen(words: string): string {
  const whole = words.toWellFormed().replace(/\r\n?/g, '\n');
  let [kept, done] = ['', 0];
  for (const { index, codePoint } of findInvisible(whole)) {
    kept += whole.slice(done, index);
    done = index + String.fromCodePoint(codePoint).length;
  }
  const shown = withoutExcess(kept + whole.slice(done));
  return shown.replace(/(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu, '');
}

/** Whether a link may lead there: to a page of the web, or a mailbox. */
function isSafe(url: string): boolean {
  const scheme = schemeOf(url);
  if (isHidden(url) || !url.isWellFormed() || seen(url) !== url) return false;
  return scheme === 'mailto' || (/^https?$/.test(scheme ?? '') && URL.canParse(url));
}

function wordsOf(node: Nodes): string {
  const words: string[] = [];
  const open: Nodes[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if ('value' in next && next.type !== 'html') words.push(next.value);
    if ('children' in next) append(open, next.children.toReversed());
  }
  return words.join('');
}
