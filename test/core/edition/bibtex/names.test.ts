import { describe, expect, test } from 'vitest';
import { type CslName, readTeXNames } from '../../../../src/core/edition/bibtex/names.ts';

/** Names as `particle|family, given, suffix`, institutions in quotation marks. */
function brief({ literal, family, given, suffix, ...rest }: CslName): string {
  if (literal !== undefined) return `“${literal}”`;
  const particle = rest['non-dropping-particle'];
  const dropping = rest['dropping-particle'];
  const before = [dropping && `(${dropping})`, particle && `${particle}|`].filter(Boolean).join('');
  return [`${before}${family}`, given, suffix].filter(Boolean).join(', ');
}

describe('names in TeX', () => {
  test.each<[string, string[]]>([
    ['Podvig, Pavel', ['Podvig, Pavel']],
    ['Pavel Podvig', ['Podvig, Pavel']],
    ['Aristotle', ['Aristotle']],
    ['{IAEA}', ['“IAEA”']],
    ['{Board of {Trade}} and Doe, J.', ['“Board of {Trade}”'.replace(/[{}]/g, ''), 'Doe, J.']],
    ['{A} {B}', ['B, A']],
    ['{A} and {B', ['“A”', 'B']],
    ['Ludwig van Beethoven', ['van|Beethoven, Ludwig']],
    ['van Beethoven, Ludwig', ['van|Beethoven, Ludwig']],
    ["Charles de la Vall{\\'e}e Poussin", ['de la|Vallée Poussin, Charles']],
    ['van der', ['van|der']],
    ['al-Jabarti, {\\`A}bd', ['al-Jabarti, Àbd']],
    ['Abd al-Rahman al-Jabarti', ['al-Rahman|al-Jabarti, Abd']],
    ['King, Jr, Martin', ['King, Martin, Jr']],
    ['Jean-Paul Sartre', ['Sartre, Jean-Paul']],
    ['family=Saint, given=Ann, prefix=de, useprefix=false', ['(de)Saint, Ann']],
    ['family={Saint}, prefix="de", suffix=Jr', ['de|Saint, Jr']],
    ['A. One\n and\n B. Two AND C. Three', ['One, A.', 'Two, B.', 'Three, C.']],
    ['Sand, George', ['Sand, George']],
    ['傅斯年', ['傅斯年']],
    ['Doe, J\\, K.', ['Doe, J\u2009 K.']],
    ['{\\"O}zal~X, Y', ['Özal X, Y']],
    ['', []],
  ])('%j', (tex, expected) => {
    const read = readTeXNames(tex);
    expect(read.names.map(brief)).toEqual(expected);
    expect(read).toMatchObject({ others: false, unknown: [] });
  });

  test('tell “and others” apart from the names', () => {
    expect(readTeXNames('Doe, J. and others')).toMatchObject({
      names: [{ family: 'Doe' }],
      others: true,
    });
    expect(readTeXNames('others')).toEqual({ names: [], others: true, unknown: [] });
  });

  test('may lack the family', () => {
    expect(readTeXNames(', Ann').names).toEqual([{ given: 'Ann' }]);
  });

  test('name commands that are not known', () => {
    expect(readTeXNames('\\foo{Doe}, J.').unknown).toEqual(['\\foo']);
  });
});
