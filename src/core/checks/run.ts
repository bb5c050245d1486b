import type { Edition } from '../edition/edition.ts';
import { neverSuppressed, suppressing, suppressionsOf } from '../edition/suppression.ts';
import { type Code, codes, faults } from '../faults.ts';
import type { Finding, Problem } from '../problem.ts';
import { orderProblems } from './order.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';
import { silencesUnused } from './silence-unused.ts';

/** The codes of what an edition may well be told of unasked. */
const usual: readonly Code[] = codes.filter((code) => !faults[code].strict);

/**
 * Returns every fault of the edition, causes first and by place, but for the warnings that it silences; those of the
 * codes `wanted` only: all but the strict ones, where none are given.
 */
export function runChecks(edition: Edition, wanted: readonly Code[] = usual): Problem[] {
  return judge(edition, find(edition, rules, wanted), wanted);
}

/**
 * Returns the faults of an edition of which a part of the sources was read, as far as they are of that part alone; and all
 * that was found, silenced or not, for `checkMerged`.
 */
export function checkPart(edition: Edition): { problems: Problem[]; findings: Finding[] } {
  const own = rules.filter(({ whole }) => !whole);
  const findings = find(edition, own, usual);
  // Whether a silence is of use, is known when all is found.
  const wanted = usual.filter((code) => code !== neverSuppressed);
  return { problems: judge(edition, findings, wanted), findings };
}

/** An edition whose sources were read in parts. */
export interface Merged {
  /** Its sources without their texts, as far as rules on the whole look at them. */
  whole: Edition;
  /** What belongs to none of the sources. */
  rest: Edition;
  /** What was found in the parts. */
  findings: readonly Finding[];
}

/** Returns every fault of an edition whose parts were checked by themselves; and what was found in `rest`, silenced or not. */
export function checkMerged({ whole, rest, findings }: Merged): {
  problems: Problem[];
  findings: Finding[];
} {
  const ofWhole = rules.filter((rule) => rule.whole);
  const ofParts = rules.filter((rule) => !rule.whole);
  const own = [...whole.findings, ...ruled(rest, ofParts, usual)];
  const found = [...own, ...ruled(whole, ofWhole, usual), ...findings];
  return { problems: judge(whole, found, usual), findings: own };
}

/** Returns what reading has shown and rules find. */
function find(edition: Edition, some: readonly Rule[], wanted: readonly Code[]): Finding[] {
  return [...edition.findings, ...ruled(edition, some, wanted)];
}

/** Returns what rules find; also what is silenced, so that a silence is not told to be of no use. */
function ruled(edition: Edition, some: readonly Rule[], wanted: readonly Code[]): Finding[] {
  const silenced = suppressionsOf(edition).map(({ warning }) => warning);
  const looked = new Set<string>([...wanted, ...silenced]);
  return some.flatMap((rule) => (looked.has(rule.code) ? rule.find(edition) : []));
}

function judge(edition: Edition, found: readonly Finding[], wanted: readonly Code[]): Problem[] {
  const silences = suppressionsOf(edition);
  const isSuppressed = suppressing(silences);
  const problems = [...found, ...silencesUnused(silences, found)].map((finding): Problem => {
    return { ...finding, severity: faults[finding.code].severity };
  });
  return orderProblems(
    problems.filter(
      (problem) =>
        wanted.includes(problem.code) && (problem.severity === 'error' || !isSuppressed(problem)),
    ),
  );
}
