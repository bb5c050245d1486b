import { faintest, leastContrast, nearestReadable } from '../../edition/colour.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** A colour of the edition's own does not stand out from the page: who sees less well cannot read it. */
export const accentFaint: Rule = {
  code: 'accent-faint',
  find: ({ about: { appearance }, aboutFields }) =>
    (['light', 'dark'] as const).flatMap((scheme): Finding[] => {
      const colour = appearance?.accent?.[scheme];
      if (colour === undefined) return [];
      const { ground, ratio } = faintest(colour, scheme);
      if (ratio >= leastContrast) return [];
      const nearest = `"${nearestReadable(colour, scheme)}"`;
      return [
        {
          code: 'accent-faint',
          message: `Unexpected colour “${colour}” with a contrast of ${shown(ratio)}:1 to the ground of ${scheme} pages, ${ground}, expected at least ${leastContrast}:1`,
          place: { file: 'content/edition.yaml', ...aboutFields[`appearance.accent.${scheme}`] },
          hint: `the nearest that stands out is ${nearest}`,
          paste: nearest,
        },
      ];
    }),
};

/** Rounded down: 4.499 is not enough. */
function shown(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}
