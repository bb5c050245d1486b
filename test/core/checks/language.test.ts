import { expect, test } from 'vitest';
import { languageContradicted } from '../../../src/core/checks/rules/language-contradicted.ts';
import { editionOf, filesOf } from '../support.ts';

const found = (text: string, front: string) =>
  languageContradicted.find(
    editionOf(filesOf(text, `<Source>\n\n${text}\n\n</Source>\n`, {}, front)),
  );

test.each([
  ['سلام', 'language: uz-Latn-UZ\n', 'language: uz-Arab-UZ', 4],
  ['A text', 'language: fa-IR\n', 'language: fa-Latn-IR', 4],
  ['سلام', '', 'language: en-Arab', 3],
])('%s with %j is asked about at its place', (text, front, mend, line) => {
  const [finding, ...more] = found(text, front);
  expect(more).toEqual([]);
  expect(finding?.hint).toContain(mend);
  expect(finding?.place.start?.line).toBe(line);
});

test.each([
  ['A text', 'language: fa-Latn\n'],
  ['10 - 5', 'language: fa\n'],
  ['سلام', 'language: ckb\n'],
])('%s with %j is as it is said', (text, front) => expect(found(text, front)).toEqual([]));

test('a page whose seed cannot be read is asked nothing', () => {
  const files = filesOf('A', '<Source>\n\nA\n\n</Source>\n');
  const without = Object.fromEntries(
    Object.entries(files).filter(([path]) => !path.startsWith('seeds/')),
  );
  expect(languageContradicted.find(editionOf(without))).toEqual([]);
});
