import { expect, test } from 'vitest';
import { readBibtex } from '../../../../src/core/edition/bibtex/read.ts';
import { types } from '../../../../src/core/edition/bibtex/types.ts';
import { referencesSchema } from '../../../../src/core/edition/schema/reference.ts';
import { textFile } from '../../../../src/core/page/file.ts';
import { dateForms, fieldValues, keyOf, library } from './library.ts';

const text = library();
const { works, findings } = readBibtex(textFile('library.bib', text));

test('the library has every type, field and form of a date', () => {
  for (const type of types.keys()) expect(text).toContain(`@${type}{`);
  for (const field of Object.keys(fieldValues)) expect(text).toContain(`  ${field} = {`);
  for (const date of dateForms) expect(text).toContain(`  date = {${date}}`);
});

test('all its works are read, and are CSL', () => {
  expect(works.map(({ key }) => key)).toEqual(Array.from({ length: 400 }, (_, n) => keyOf(n)));
  const csl = works.map(({ key, type, variables }) => ({ id: key, type, ...variables }));
  expect(referencesSchema.safeParse(csl).success).toBe(true);
  for (const { variables } of works) {
    expect(variables['title']).toMatch(/Harbour \d+ of <span class="nocase">T<\/span>arn & Holm/);
    expect(variables).toMatchObject({ author: expect.any(Array), issued: expect.any(Object) });
  }
});

test('and of them only this has no place', () => {
  const told = findings.map(({ message }) => /“([^”]*)”/.exec(message)?.[1]);
  expect(told.sort()).toEqual(['bookpagination', 'origlanguage', 'pagination', 'reprinttitle']);
});
