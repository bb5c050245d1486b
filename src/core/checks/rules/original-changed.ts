import type { Rule } from '../rule.ts';

/** The file that a seed was made from is not the one that its page names. */
export const originalChanged: Rule = {
  code: 'original-changed',
  find: ({ sources, originals }) =>
    sources.flatMap(({ page: { data, file, fields } }) => {
      const original = originals.get(data?.converted?.original ?? '');
      if (!original || original.sha256 === data?.converted?.sha256) return [];
      return {
        code: 'original-changed',
        message: `Unexpected contents of “${original.path}” (SHA-256 ${original.sha256}), expected those whose hash is named here`,
        place: { file, ...fields['converted.sha256'] },
        hint: 'put the file back as it was when the seed was made from it: originals are never edited',
        related: [{ file: original.path, message: 'this file has other bytes' }],
      };
    }),
};
