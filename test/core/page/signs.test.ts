import { describe, expect, test } from 'vitest';
import { relayout } from '../../../src/core/edit/relayout.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { writePage, writeText } from '../../../src/core/page/write.ts';

const written = (seed: string) => writeText(seed, { layout: 'flow', signs: 'gutenberg' }).trimEnd();

describe('signs of a plain text get the elements that say the same', () => {
  test.each([
    ['an _italic_ word', 'an <Hi rend="italic">\\_italic\\_</Hi> word'],
    ['_a b_, _c_.', '<Hi rend="italic">\\_a b\\_</Hi>, <Hi rend="italic">\\_c\\_</Hi>.'],
    ['=bold= x', '<Hi rend="bold">=bold=</Hi> x'],
    [
      'the 9^{th} of M^r',
      'the 9<Hi rend="superscript">^\\{th}</Hi> of M<Hi rend="superscript">^r</Hi>',
    ],
    ['H_{2}O', 'H<Hi rend="subscript">\\_\\{2}</Hi>O'],
    ['a [illegible] b', 'a <Unclear reason="illegible">\\[illegible]</Unclear> b'],
    ['[word illegible]', '<Unclear reason="illegible">\\[word illegible]</Unclear>'],
    ['[Greek: logos]', '<Foreign lang="grc-Latn">\\[Greek: logos]</Foreign>'],
    [
      '_see [Greek: logos]_',
      '<Hi rend="italic">\\_see <Foreign lang="grc-Latn">\\[Greek: logos]</Foreign>\\_</Hi>',
    ],
    ['_over\nlines_', '<Hi rend="italic">\\_over lines\\_</Hi>'],
    ['_1. a_', '<Hi rend="italic">\\_1. a\\_</Hi>'],
    [
      '_a_[illegible]',
      '<Hi rend="italic">\\_a\\_</Hi><Unclear reason="illegible">\\[illegible]</Unclear>',
    ],
    ['=a= =b=', '<Hi rend="bold">=a=</Hi> <Hi rend="bold">=b=</Hi>'],
  ])('%s', (seed, expected) => expect(written(seed)).toBe(expected));

  test.each([
    ['a_b_c', 'a name with signs in it'],
    ['_ a _', 'blanks beside the signs'],
    ['__a__', 'two of them'],
    ['_a', 'one alone'],
    ['_a\n\nb_', 'a blank line between'],
    ['2=3=4', 'an equation'],
    ['a^2', 'a power'],
    ['[Footnote: a]', 'another kind of bracket'],
  ])('%s: none, %s', (seed) => expect(written(seed)).not.toContain('<'.concat('Hi')));

  test('of two that lie across each other the first has it', () => {
    expect(written('_a =b_ c=')).toBe('<Hi rend="italic">\\_a =b\\_</Hi> c=');
  });
});

test('a page that nobody has worked on gets them later, or another layout', () => {
  const seed = 'an _italic_\nword\n';
  const data = { title: 'A', seed: 'a.txt' };
  const plain = textFile('content/sources/a.mdx', writePage(seed, data, { layout: 'flow' }));
  const signed = relayout(plain, seed, { layout: 'flow', signs: 'gutenberg' });
  expect(signed?.text).toContain('<Hi rend="italic">');
  const kept = signed && relayout(signed, seed, { layout: 'keep', signs: 'gutenberg' });
  expect(kept?.text).toContain('</Hi>\\\nword');
});
