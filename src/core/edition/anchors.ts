import type { AnnotatedPage, ProseNode } from '../page/model.ts';
import { linesOf, pointAt } from '../text/lines.ts';
import { textOf } from '../page/words.ts';

/** Returns the anchor of each block of a source: `l` and the 1-based line of the seed that it starts on. */
export function blockAnchors(page: AnnotatedPage, seed: string): string[] {
  const lines = linesOf(seed);
  return page.blocks.map(({ start }) => `l${pointAt(lines, start).line}`);
}

/** Returns the anchor of each heading of editors' prose, `s-…`, in order; one that repeats gets a number. */
export function headingAnchors(prose: readonly ProseNode[]): string[] {
  const used = new Map<string, number>();
  return headings(prose).map((heading) => {
    const slug = `s-${slugOf(textOf(heading))}`;
    const count = used.get(slug) ?? 0;
    used.set(slug, count + 1);
    return count === 0 ? slug : `${slug}--${count + 1}`;
  });
}

function headings(nodes: readonly ProseNode[]): ProseNode[] {
  return nodes.flatMap((n) => (n.type === 'heading' ? [n] : headings(n.children ?? [])));
}

/** Letters and digits of any script, in lower case, with hyphens between the words. */
function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
