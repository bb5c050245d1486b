import { firstIndex } from '../text/lookup.ts';
import type { AnnotatedPage } from '../page/model.ts';
import type { Place } from '../problem.ts';
import { type Linking, senseOf, settle } from './linking.ts';
import type { TermLink } from './mention.ts';
import type { Range } from '../text/range.ts';

/** A page, the decoded text of its seed, and the way from the offsets of that to the page's file. */
export interface PageWithSeed {
  page: AnnotatedPage;
  seed: string;
  toPlace: (offset: number) => Place;
}

/** Returns the links of the source text, the first mention of each entry; every mention goes to `linking`. */
export function linkSource({ page, seed, toPlace }: PageWithSeed, linking: Linking): TermLink[] {
  const links: TermLink[] = [];
  const seen = new Set<string>();
  const written = page.marks.filter((mark) => mark.kind === 'term');
  const edges = edgesOf(page);
  // A mark of the source's own notes is a link itself.
  const marks = page.renditions.filter(({ name }) => name === 'Mark');
  const { matcher, language } = linking.terms;
  const find = (text: string) => matcher.find(text, page.data?.language ?? language);
  let next = 0;
  let covered = 0;
  // A <Term> is a mention and a link, and settles what its words mean after it.
  const pass = (offset: number) => {
    for (let term = written[next]; term && term.start <= offset; term = written[++next]) {
      const { id, start, end } = term;
      settle(seed.slice(start, end), id, linking);
      linking.mentions.push({ entry: id, scope: { kind: 'source' }, range: { start, end } });
      seen.add(id);
      covered = Math.max(covered, end);
    }
  };
  for (const block of page.blocks) {
    for (const match of find(seed.slice(block.start, block.end))) {
      const range = { start: block.start + match.start, end: block.start + match.end };
      pass(range.start);
      if (range.start < covered || crosses(edges, range) || isIn(marks, range)) continue;
      const entry = senseOf(match, linking, () => toPlace(range.start));
      if (entry === undefined) continue;
      linking.mentions.push({ entry, scope: { kind: 'source' }, range });
      if (block.kind === 'heading' || seen.has(entry) || linking.unlinked.has(entry)) continue;
      seen.add(entry);
      links.push({ ...range, entry });
    }
  }
  pass(Infinity);
  return links;
}

/** The offsets that a link may not lie across: the edges of claims, terms, and notes of the source's own, and the marks of notes. */
function edgesOf(page: AnnotatedPage): number[] {
  const own = page.renditions.filter(({ name }) => name === 'Mark' || name === 'Note');
  const edges = [...page.marks, ...own].flatMap((mark) => [mark.start, mark.end]);
  for (const { offset } of page.references) if (offset !== undefined) edges.push(offset);
  return edges.sort((a, b) => a - b);
}

/** Whether an edge lies inside a range: the first past its start is found by bisection. */
function crosses(edges: readonly number[], { start, end }: Range): boolean {
  const edge = edges[firstIndex(edges, (one) => one > start)];
  return edge !== undefined && edge < end;
}

/** Whether a range lies in one of some that are in order, or is one of them; none lies across its edges. */
function isIn(ranges: readonly Range[], { start }: Range): boolean {
  const range = ranges[firstIndex(ranges, ({ end }) => end > start)];
  return range !== undefined && range.start <= start;
}
