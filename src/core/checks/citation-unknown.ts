import { citesOf } from '../edition/citations.ts';
import type { Edition } from '../edition/edition.ts';
import { placeOf } from '../page/file.ts';
import { didYouMean, nearest } from '../text/nearest.ts';
import type { Check } from './check.ts';
import { fileOf } from './file.ts';

/** A citation names a work that no file of content/references has. */
export const citationUnknown: Check = {
  code: 'citation-unknown',
  severity: 'error',
  find: (edition) => {
    const known = new Set([...edition.references.keys(), ...perhapsKnown(edition)]);
    return citesOf(edition).flatMap(({ cite: { key, at }, file }) => {
      if (known.has(key)) return [];
      const near = nearest(key, edition.references.keys());
      return {
        code: 'citation-unknown',
        message: `Unexpected citation of “${key}”, expected the key of a work in content/references`,
        place: placeOf(fileOf(edition, file), at, at + key.length + 1),
        hint: `${didYouMean(key, edition.references.keys())}check its spelling, or add the work to a file in content/references`,
        ...(near && { paste: `@${near}` }),
      };
    });
  },
};

/** A file with faults may have works that are not known for them: what may be a key in it counts as one. */
function perhapsKnown({ findings, files }: Edition): string[] {
  const faulty = new Set(findings.map(({ place }) => place.file));
  return [...faulty].flatMap((path) =>
    path.startsWith('content/references/') ? (files.get(path)?.text.match(/[\w.:-]+/g) ?? []) : [],
  );
}
