import type { Edition } from '../edition/edition.ts';
import { isSuppressed, suppressionsOf } from '../edition/suppression.ts';
import { type Code, codes, faults } from '../faults.ts';
import type { Problem } from '../problem.ts';
import { orderProblems } from './order.ts';
import { rules } from './rules.ts';
import { silencesUnused } from './silence-unused.ts';

/**
 * Returns every fault of the edition, causes first and by place, but for the warnings that it silences; those of the
 * codes `wanted` only, where they are given.
 */
export function runChecks(edition: Edition, wanted: readonly Code[] = codes): Problem[] {
  const silences = suppressionsOf(edition);
  const ruled = rules.flatMap(({ code, find }) => (wanted.includes(code) ? find(edition) : []));
  const found = [...edition.findings, ...ruled];
  const problems = [...found, ...silencesUnused(silences, found)].map((finding): Problem => {
    return { ...finding, severity: faults[finding.code].severity };
  });
  return orderProblems(
    problems.filter(
      (problem) =>
        wanted.includes(problem.code) &&
        (problem.severity === 'error' || !isSuppressed(problem, silences)),
    ),
  );
}
