import { isSilenced, type Silence, silencesOf, unsilenced } from '../edition/silence.ts';
import type { Edition } from '../edition/edition.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Check } from './check.ts';

/** A warning is silenced that there is none of, or a fault that is no warning. */
export const silenceUnused: Check = {
  code: unsilenced,
  severity: 'warning',
  find: (edition, run) =>
    silencesOf(edition).flatMap((silence) => {
      const found = fault(silence, edition, run);
      return found ? [{ code: unsilenced, ...found, place: silence.place }] : [];
    }),
};

function fault(
  silence: Silence,
  edition: Edition,
  run: readonly Check[],
): { message: string; hint: string } | undefined {
  const check = run.find(({ code }) => code === silence.warning);
  if (check?.severity !== 'warning' || check.code === unsilenced) {
    const warnings = run.filter(
      ({ severity, code }) => severity === 'warning' && code !== unsilenced,
    );
    const codes = warnings.map(({ code }) => code);
    return {
      message: `Unexpected silence of “${silence.warning}”, expected the code of a warning: no error can be silenced`,
      hint: `${didYouMean(silence.warning, codes)}take it out, and mend the fault`,
    };
  }
  if (check.find(edition, run).some((finding) => isSilenced(finding, [silence]))) return undefined;
  return {
    message: `Unexpected silence of “${silence.warning}”, expected such a warning in ${silence.files[0]}: there is none`,
    hint: 'take it out, with the line “silence:” if nothing is left below: it would hide the next one',
  };
}
