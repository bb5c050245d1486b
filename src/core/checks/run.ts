import type { Edition } from '../edition/edition.ts';
import { isSuppressed, suppressionsOf } from '../edition/suppression.ts';
import { type Code, codes, faults } from '../faults.ts';
import type { Problem } from '../problem.ts';
import { orderProblems } from './order.ts';
import { rules } from './rules.ts';
import { silencesUnused } from './silence-unused.ts';

/** The codes of what an edition may well be told of unasked. */
const usual: readonly Code[] = codes.filter((code) => !faults[code].strict);

/**
 * Returns every fault of the edition, causes first and by place, but for the warnings that it silences; those of the
 * codes `wanted` only: all but the strict ones, where none are given.
 */
export function runChecks(edition: Edition, wanted: readonly Code[] = usual): Problem[] {
  const silences = suppressionsOf(edition);
  // What is silenced is looked for, so that a silence is not told to be of no use.
  const looked = new Set<string>([...wanted, ...silences.map(({ warning }) => warning)]);
  const ruled = rules.flatMap(({ code, find }) => (looked.has(code) ? find(edition) : []));
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
