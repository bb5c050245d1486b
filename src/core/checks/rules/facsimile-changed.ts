import { facsimileFolder } from '../../edition/facsimile.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** The image of a page is not the one that facsimiles/SHA256SUMS lists, or what is listed is not there. */
export const facsimileChanged: Rule = {
  code: 'facsimile-changed',
  find: ({ facsimiles, facsimileSums, findings }) => {
    const refused = new Set(findings.map(({ place }) => place.file));
    const changed = [...facsimiles.values()].flatMap(({ name, path, sha256, sum }): Finding[] => {
      if (!sum || sum.sha256 === sha256) return [];
      return [
        {
          code: 'facsimile-changed',
          message: `Unexpected contents of “${name}” (SHA-256 ${sha256}), expected those that SHA256SUMS lists`,
          place: { file: path },
          hint: 'put the file back as it was; where a better image takes its place, write its hash into the list',
          related: [{ ...sum.place, message: 'its hash is listed here' }],
        },
      ];
    });
    const gone = [...facsimileSums].flatMap(([name, { place, line }]): Finding[] => {
      if (facsimiles.has(name) || refused.has(facsimileFolder + name)) return [];
      return [
        {
          code: 'facsimile-changed',
          message: `Unexpected image “${name}”, which is not there, expected the name of a file directly in facsimiles/`,
          place,
          hint: `put the file into facsimiles/, or delete line ${line} of facsimiles/SHA256SUMS`,
        },
      ];
    });
    return [...changed, ...gone];
  },
};
