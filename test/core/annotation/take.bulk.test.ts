import { expect, test } from 'vitest';
import { readAnnotations } from '../../../src/core/annotation/read.ts';
import { takeAnnotations } from '../../../src/core/annotation/take.ts';
import { editionOf, filesOf, sourceOf } from '../support.ts';

test('ten thousand annotations come in at once, with those that do not fit', () => {
  const paragraphs = Array.from({ length: 500 }, (_, n) => `Paragraph ${n} has words of its own.`);
  const text = paragraphs.join('\n\n');
  const edition = editionOf(filesOf(`${text}\n`, `<Source>\n\n${text}\n\n</Source>\n`));
  const rows = Array.from({ length: 10_000 }, (_, n) => ({
    ...{ id: String(n), body: { value: `Note ${n}.` } },
    target: {
      selector: {
        type: 'TextQuoteSelector',
        exact: n % 10 === 0 ? `Nothing ${n}` : `Paragraph ${n % 500} has`,
      },
    },
  }));
  const { annotations = [] } = readAnnotations(rows) ?? {};
  const taken = takeAnnotations(sourceOf(edition), edition, { annotations, digest: (id) => id });
  if ('problem' in taken) throw new Error(taken.problem.message);
  expect({ notes: taken.notes, missed: taken.missed.length }).toEqual({
    notes: 9_000,
    missed: 1_000,
  });
  expect(taken.file.text.match(/^\[\^a-\d+\]:/gm)).toHaveLength(9_000);
});
