import type { Rule } from '../rule.ts';

const sums = 'seeds/SHA256SUMS';

/** A seed has no line in SHA256SUMS. */
export const seedUnlisted: Rule = {
  code: 'seed-unlisted',
  find: ({ seeds, files }) => {
    const listed = files.get(sums)?.text ?? '';
    const gap = listed === '' || listed.endsWith('\n') ? '' : '\n';
    const unlisted = [...seeds.values()].filter((seed) => !seed.sum);
    return unlisted.map((seed, index) => {
      const line = `${seed.sha256}  ${seed.name}`;
      const text = `${index === 0 ? gap : ''}${line}\n`;
      return {
        code: 'seed-unlisted',
        message: `Unexpected seed “${seed.name}” without its hash, expected a line in ${sums}`,
        place: { file: seed.path },
        hint: `add this line to ${sums}: ${line}`,
        paste: line,
        fix: { file: sums, insertions: [{ at: listed.length, text }] },
      };
    });
  },
};
