import { expect, test } from 'vitest';
import { quoteOf } from '../../../src/core/render/quote.ts';
import { shownWords } from '../../../src/core/render/shown-words.ts';
import { preview } from '../../../src/core/edition/published.ts';
import { editionOf, filesOf } from '../support.ts';

function sourceOf(mdx: string) {
  const seed = `${mdx.replaceAll(/<[^>]*>/g, '')}\n`;
  const [source] = preview(editionOf(filesOf(seed, `<Source>\n\n${mdx}\n\n</Source>\n`))).sources;
  if (!source) throw new Error('no source');
  return source;
}

const claim = (words: string) =>
  `<Claim id="a" by="unattributed" kind="event" verdict="unverified">${words}</Claim>`;

test.each([
  ['nobody had <Gap extent="2 pages"/>been hurt', 'nobody had […] been hurt'],
  ['nobody had<Gap/> been hurt', 'nobody had […] been hurt'],
  ['no<Gap/>body', 'no[…]body'],
  ['The king was <Del>not</Del> guilty', 'The king was ⟦not⟧ guilty'],
  ['The <Del>king <Del>was</Del> not</Del> guilty', 'The ⟦king was not⟧ guilty'],
  ['<Del>not</Del> guilty', '⟦not⟧ guilty'],
  ['<Del>line</Del><Gap/> of', '⟦line⟧ […] of'],
  ['a<Gap/><Del>b</Del> c', 'a[…]⟦b⟧ c'],
  ['to <Gap/> <Supplied reason="lost">all</Supplied> of', 'to […] [all] of'],
  ['<Supplied>We a</Supplied>re', '[We a]re'],
  ['<Supplied><Del>not</Del> all</Supplied> of', '[⟦not⟧ all] of'],
  ['so <Del>not <Supplied>all</Supplied></Del><Gap/> of', 'so ⟦not [all]⟧ […] of'],
  ['<Del>a <Supplied>b <Supplied>c</Supplied></Supplied> d</Del>', '⟦a [b c] d⟧'],
  ['<Del><Supplied>not</Supplied></Del> all', '⟦[not]⟧ all'],
  ['<Del>so</Del><Del>me</Del> <Del>of</Del>', '⟦some⟧ ⟦of⟧'],
  ['<Supplied>a</Supplied><Gap/><Supplied>b</Supplied> c', '[a][…][b] c'],
  ['was <Page n="2"/>not <Unclear>guilty</Unclear>', 'was not guilty'],
])('a quote has signs for what its page shows: %s', (mdx, quote) => {
  const source = sourceOf(`It is said: <Gap/>${claim(mdx)}<Gap/> by all.`);
  expect(source.page.claims.map((one) => quoteOf(one, source))).toEqual([quote]);
});

test('parts of words that lie in longer stretches have the signs of these', () => {
  const source = sourceOf(
    `<Supplied>It is <Del>not</Del> said <Del>that ${claim('all')} of</Del></Supplied> them.`,
  );
  expect(source.page.claims.map((one) => quoteOf(one, source))).toEqual(['[⟦all⟧]']);
  const other = sourceOf(
    `It is <Del><Supplied>said that ${claim('all')}</Supplied></Del> of them.`,
  );
  expect(other.page.claims.map((one) => quoteOf(one, other))).toEqual(['⟦[all]⟧']);
});

test('words of which some are deleted, and what is at their edges', () => {
  const source = sourceOf(`A <Del>b ${claim('c')} d</Del> e <Gap/>f <Del>g</Del>`);
  expect(source.page.claims.map((one) => quoteOf(one, source))).toEqual(['⟦c⟧']);
  const whole = { start: 0, end: source.text.length - 1 };
  const { text, moved } = shownWords(whole, source);
  expect(text).toBe('A ⟦b c d⟧ e […] f ⟦g⟧');
  const said = (words: string) => {
    const start = source.text.indexOf(words);
    const range = moved({ start, end: start + words.length });
    return text.slice(range.start, range.end);
  };
  for (const words of ['A', 'b', 'c d', 'e', 'f', 'g']) expect(said(words)).toBe(words);
  expect(said('d e')).toBe('d⟧ e');
});

test.each([
  ['In all', '1[…]8'],
  ['כל אלה', '\u20661[…]8\u2069'],
])(
  'figures by themselves are isolated where their text runs from the right: %s',
  (words, quote) => {
    const source = sourceOf(`${words} ${claim('1<Gap/>8')}`);
    expect(source.page.claims.map((one) => quoteOf(one, source))).toEqual([quote]);
  },
);
