import { describe, expect, test } from 'vitest';
import { citePlace } from '../../src/browser/cited-place.ts';

const from = { locator: '¶ 3', hash: '#l9' };
// Signs that stand for something where one text is put into another.
const page = "https://example.org/$&/$'/sources/a/";

describe('a citation of a place', () => {
  test.each([
    ['in the place of that of the page', `Of a. ${page}.`, `Of a. ¶ 3, ${page}#l9.`],
    ['behind where there is none', 'Of a.', `Of a. ¶ 3, ${page}#l9`],
    ['not in a title that has it', `“On ${page}.” ${page}.`, `“On ${page}.” ¶ 3, ${page}#l9.`],
  ])('has its address %s', (_, text, cited) => {
    expect(citePlace({ style: 'APA', text }, page, from)).toBe(cited);
  });

  const entry = (title: string, ...fields: string[]) =>
    `@misc{a,\n\t${[`title = {${title}}`, ...fields].join(',\n\t')}\n}`;

  test.each([
    [
      'as its fields',
      entry('A', 'note = {In: B}', `url = {${page}}`),
      entry('A', 'note = {¶ 3. In: B}', `url = {${page}#l9}`),
    ],
    [
      'as a field of its own',
      entry('A', 'note = {In: B}'),
      entry('A', 'note = {¶ 3. In: B}', `url = {${page}#l9}`),
    ],
    [
      'whatever its title says',
      entry(`Of note = {B}, url = {${page}}`, 'note = {In: B}', `url = {${page}}`),
      entry(`Of note = {B}, url = {${page}}`, 'note = {¶ 3. In: B}', `url = {${page}#l9}`),
    ],
    [
      'whatever its title says, and no address yet',
      entry(`Of url = {${page}}`, 'note = {In: B}'),
      entry(`Of url = {${page}}`, 'note = {¶ 3. In: B}', `url = {${page}#l9}`),
    ],
    [
      'but for another address',
      entry('A', 'note = {In: B}', 'url = {https://other.example/}'),
      entry('A', 'note = {¶ 3. In: B}', 'url = {https://other.example/}'),
    ],
  ])('in BibTeX has it %s', (_, text, cited) => {
    expect(citePlace({ style: 'BibTeX', text }, page, from)).toBe(cited);
  });

  test('is that of the whole where none is meant', () => {
    expect(citePlace({ style: 'APA', text: `Of a. ${page}` }, page, undefined)).toBe(
      `Of a. ${page}`,
    );
    const text = entry('A', 'note = {In: B}', `url = {${page}}`);
    expect(citePlace({ style: 'BibLaTeX', text }, page, undefined)).toBe(text);
  });
});
