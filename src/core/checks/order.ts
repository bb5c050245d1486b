import { compareProblems, type Problem } from '../problem.ts';

/** Faults that keep a file, or much of it, from being read: what is told elsewhere may have its cause there. */
const causes = new Set([
  'edition-missing',
  'file-refused',
  'file-too-large',
  'file-undecodable',
  'frontmatter-missing',
  'reference-invalid',
  'yaml-invalid',
]);

/** Faults that mostly follow from a change or fault in another file. */
const consequences = new Set([
  'address-lost',
  'redirect-invalid',
  'entry-unused',
  'references-unused',
]);

/**
 * Returns faults as they are best read: first the files with a fault that may be the cause of others, last those with
 * nothing but what follows from elsewhere; among them by place, so that two runs report alike.
 */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const ranks = new Map<string, number>();
  for (const { code, place } of problems) {
    const rank = causes.has(code) ? 0 : consequences.has(code) ? 2 : 1;
    ranks.set(place.file, Math.min(rank, ranks.get(place.file) ?? rank));
  }
  const rankOf = ({ place }: Problem) => Number(ranks.get(place.file));
  return [...problems].sort((a, b) => rankOf(a) - rankOf(b) || compareProblems(a, b));
}
