import { expect, test } from 'vitest';
import { mendDates } from '../../../src/core/edition/date-mends.ts';
import type { Edition } from '../../../src/core/edition/edition.ts';
import type { Finding } from '../../../src/core/problem.ts';
import { editionOf, filesOf } from '../support.ts';

test('the source whose date is at fault is found without going through all of them for each', () => {
  const count = 500;
  let reads = 0;
  const few = editionOf(
    filesOf('A.\n', '<Source>\n\nA.\n\n</Source>\n', {}, 'language: de\npublished: 1943\n'),
  );
  const sources = few.sources.flatMap((source): Edition['sources'] =>
    Array.from({ length: count }, (_, n) => {
      const page = { ...source.page, file: `content/sources/s${n}.mdx` };
      const get = () => {
        reads++;
        return page;
      };
      return Object.defineProperty({ ...source }, 'page', { get });
    }),
  );
  const findings = sources.map(({ page: { file, fields } }): Finding => {
    const place = { file, ...fields['published'] };
    const date = { text: '3. März 1943', form: 'date' } as const;
    return { code: 'field-invalid', message: 'Unexpected date', place, date };
  });
  reads = 0;
  const mended = mendDates(findings, { sources, about: few.about });
  expect(new Set(mended.map(({ paste }) => paste))).toEqual(new Set(['1943-03-03']));
  expect(reads).toBeLessThan(10 * count);
});
