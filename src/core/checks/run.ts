import type { Edition } from '../edition/edition.ts';
import { compareProblems, type Problem } from '../problem.ts';
import { checks } from './all.ts';
import type { Check } from './check.ts';

/** Returns every fault of the edition, sorted by place; those of `run` only, where it is given. */
export function runChecks(edition: Edition, run: readonly Check[] = checks): Problem[] {
  const problems = run.flatMap(({ severity, find }) =>
    find(edition).map((finding): Problem => ({ ...finding, severity })),
  );
  return problems.sort(compareProblems);
}
