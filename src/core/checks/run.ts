import type { Edition } from '../edition/edition.ts';
import type { Problem } from '../problem.ts';
import { isSilenced, silencesOf } from '../edition/silence.ts';
import { checks } from './all.ts';
import type { Check } from './check.ts';
import { inOrder } from './order.ts';

/**
 * Returns every fault of the edition, causes first and by place, but for the warnings that it silences; those of `run` only,
 * where it is given.
 */
export function runChecks(edition: Edition, run: readonly Check[] = checks): Problem[] {
  const silences = silencesOf(edition);
  const problems = run.flatMap(({ severity, find }) =>
    find(edition, run).map((finding): Problem => ({ ...finding, severity })),
  );
  return inOrder(
    problems.filter((problem) => problem.severity === 'error' || !isSilenced(problem, silences)),
  );
}
