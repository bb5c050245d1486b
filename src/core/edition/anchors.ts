import type { AnnotatedPage, Block, ProseNode } from '../page/model.ts';
import { childrenOf } from '../page/prose-children.ts';
import { linesOf, pointAt } from '../text/lines.ts';
import { firstIndex } from '../text/lookup.ts';
import { proseText } from '../page/prose-text.ts';
import type { Range } from '../text/range.ts';

/** Returns the anchor of each block of a source: `l` and the 1-based line of the seed that it starts on. */
export function blockAnchors(page: AnnotatedPage, seed: string): string[] {
  return anchoredBlocks(page, seed).map(({ anchor }) => anchor);
}

/** Returns the blocks of a source, each with its anchor. */
export function anchoredBlocks(page: AnnotatedPage, seed: string): (Block & { anchor: string })[] {
  const lines = linesOf(seed);
  return page.blocks.map((block) => ({ ...block, anchor: `l${pointAt(lines, block.start).line}` }));
}

/** Returns the index of the block in which an offset of the seed stands, or that follows it; -1 where none does. */
export function blockIndexAt(blocks: readonly Range[], offset: number): number {
  const index = firstIndex(blocks, ({ end }) => end > offset);
  return index < blocks.length ? index : -1;
}

/** The ids that pages have for their own parts, as far as a heading or an old address could have them, too. */
const own = new Set([
  ...['main', 'moved', 'settings', 'palette', 'palette-list', 'palette-slash', 'offline-status'],
  ...[
    'source-text',
    'notes',
    'references',
    'mentioned',
    'provenance',
    'verify',
    'verified',
    'cite',
  ],
  ...['selection', 'claims', 'passed', 'mentions', 'cited', 'citing', 'compared'],
]);

/** Whether an id is one that pages have for their own parts, or for the marks of notes. */
export function isOwnId(id: string): boolean {
  return own.has(id) || id.startsWith('mark-');
}

/** Returns the anchor of each heading of editors' prose, `s-…`, in order; one that repeats gets a number. */
export function headingAnchors(prose: readonly ProseNode[]): string[] {
  const used = new Map<string, number>();
  return headings(prose).map((heading) => {
    const slug = `s-${slugOf(proseText(heading))}`;
    const count = used.get(slug) ?? 0;
    used.set(slug, count + 1);
    return count === 0 ? slug : `${slug}--${count + 1}`;
  });
}

/**
 * Returns the id of each heading of a guide, in order: its words as GitHub makes ids of them, in lower case and without signs. One
 * that is called as a part of the page is begins with `s-`, and one without letters is numbered, `h-1`.
 */
export function guideAnchors(prose: readonly ProseNode[]): string[] {
  const used = new Map<string, number>();
  let nameless = 0;
  return headings(prose).map((heading) => {
    const words = proseText(heading);
    const name = words.toLowerCase().trim().replaceAll(' ', '-');
    const isNamed = /[\p{L}\p{N}]/u.test(words);
    const id = isOwnId(name) ? `s-${name}` : isNamed ? gitHubSlug(words) : `h-${++nameless}`;
    let unique = id;
    for (let count = used.get(id) ?? 0; used.has(unique); unique = `${id}-${count}`)
      used.set(id, ++count);
    used.set(unique, 0);
    return unique;
  });
}

/** Returns words as github-slugger has them, which Astro asks. */
function gitHubSlug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

function headings(nodes: readonly ProseNode[]): ProseNode[] {
  return nodes.flatMap((n) => (n.type === 'heading' ? [n] : headings(childrenOf(n).flat())));
}

/** Letters and digits of any script, in lower case, with hyphens between the words. */
function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
