import { getOrThrow } from '../text/lookup.ts';
import { type Code, faults } from '../faults.ts';
import { compareProblems, type Problem } from '../problem.ts';

/**
 * Returns faults as they are best read: first the files with a fault that may be the cause of others, last those with
 * nothing but what follows from elsewhere; in a file first such causes, last what follows and has no place in it; among
 * these by place, so that two runs report alike.
 */
export function orderProblems(problems: readonly Problem[]): Problem[] {
  const ranks = new Map<string, number>();
  for (const { code, place } of problems) {
    const rank = rankOf(code);
    ranks.set(place.file, Math.min(rank, ranks.get(place.file) ?? rank));
  }
  const rankOfFile = ({ place }: Problem) => getOrThrow(ranks, place.file);
  return [...problems].sort(
    (a, b) =>
      rankOfFile(a) - rankOfFile(b) ||
      (a.place.file === b.place.file ? rankIn(a) - rankIn(b) : 0) ||
      compareProblems(a, b),
  );
}

function rankOf(code: Code): number {
  const { as } = faults[code];
  return as === 'cause' ? 0 : as === 'consequence' ? 2 : 1;
}

/** What follows from elsewhere stands among the others of its file where it has a place there. */
function rankIn({ code, place }: Problem): number {
  const rank = rankOf(code);
  return rank === 2 && place.start !== undefined ? 1 : rank;
}
