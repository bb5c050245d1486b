import { type Suppression, neverSuppressed } from '../edition/suppression.ts';
import { type Code, codes, faults, isCode } from '../faults.ts';
import type { Finding } from '../problem.ts';
import { didYouMean } from '../text/nearest.ts';

/** Finds the silences of a warning that `found` has none of, or of a fault that is no warning. */
export function silencesUnused(
  silences: readonly Suppression[],
  found: readonly Finding[],
): Finding[] {
  const files = new Map<string, Set<string>>();
  for (const { code, place } of found) {
    const known = files.get(code) ?? new Set();
    files.set(code, known.add(place.file));
  }
  const isOf = ({ warning, files: named }: Suppression) =>
    named.some((file) => files.get(warning)?.has(file));
  return silences.flatMap((silence) => {
    const fault = faultOf(silence, isOf);
    return fault ? [{ code: neverSuppressed, ...fault, place: silence.place }] : [];
  });
}

function faultOf(
  silence: Suppression,
  isOf: (silence: Suppression) => boolean,
): Pick<Finding, 'message' | 'hint'> | undefined {
  const { warning, files } = silence;
  if (!isCode(warning) || !canBeSilenced(warning)) {
    return {
      message: `Unexpected silence of “${warning}”, expected the code of a warning: no error can be silenced`,
      hint: `${didYouMean(warning, silenceable)}take it out, and mend the fault`,
    };
  }
  if (isOf(silence)) return undefined;
  return {
    message: `Unexpected silence of “${warning}”, expected such a warning in ${files[0]}: there is none`,
    hint: 'take it out, with the line “silence:” if nothing is left below: it would hide the next one',
  };
}

/** One list for all silences: looking up in it has a limit. */
const silenceable = codes.filter(canBeSilenced);

function canBeSilenced(code: Code): boolean {
  return faults[code].severity === 'warning' && code !== neverSuppressed;
}
