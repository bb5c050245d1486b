import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { preview } from '../../../src/core/edition/published.ts';
import { openQuotations, type Quotation } from '../../../src/core/view/quotations.ts';
import { editionOf, filesOf, mdxOf, sha256 } from '../support.ts';

const seed = 'They 😀 met  on\nSunday.\n\nFarewell, they said.\n\nFarewell.\n';
const files = filesOf(
  seed,
  `<Source>

They 😀 <Claim id="met" by="unattributed" kind="event" verdict="unverified">met</Claim> on <Claim id="met">Sunday</Claim>[^met].

<Page n="2"/>Farewell, they said.

<Page n="3"/>

Farewell.<Page n="4"/>

</Source>

[^met]: says: They met.

    A note.
`,
);

function open(given = files) {
  return openQuotations(preview(editionOf(given)));
}

/** What a place has, as a reader of the seed reads it by its offsets. */
function readAt({ positions }: Pick<Quotation, 'positions'>, text = seed): string[] {
  const points = [...text];
  return positions.map(({ start, end }) => points.slice(start, end).join(''));
}

describe('what stands at a place', () => {
  test.each([
    ['a#claim-met', 'met … Sunday', '/sources/a/#claim-met'],
    ['https://example.org/x/sources/a/#l1', 'They 😀 met  on\nSunday.', '/sources/a/#l1'],
    ['/sources/a/#page-2', 'Farewell, they said.', '/sources/a/#page-2'],
    ['a#page-3', 'Farewell.', '/sources/a/#page-3'],
    ['a#char=5,10', '😀 met', '/sources/a/#l1'],
    ['/seeds/a.txt#char=0,4', 'They', '/sources/a/#l1'],
  ])('%s', (ref, quote, address) => {
    const found = open().quote(ref);
    if ('problem' in found) throw new Error(found.problem);
    expect(found.quote.trim()).toBe(quote);
    expect(found.address).toBe(address);
    expect(found.seed).toEqual({ address: '/seeds/a.txt', sha256: sha256(Buffer.from(seed)) });
    expect(readAt(found).join(' … ')).toBe(found.quote);
  });

  test('is told with signs, too, where words are missing among it or deleted', () => {
    const text = 'Nobody had been badly hurt.';
    const body = 'Nobody had <Gap extent="2 pages"/>been <Del>badly</Del> hurt.';
    const quotations = open(filesOf(text, mdxOf(body)));
    const marked = 'Nobody had […] been ⟦badly⟧ hurt.';
    expect(quotations.quote('a#l1')).toMatchObject({ quote: text, marked });
    expect(quotations.check('had been badly')).toMatchObject({
      result: 'exact',
      places: [{ quote: 'had been badly', marked: 'had […] been ⟦badly⟧' }],
    });
    expect(open().quote('a#l1')).not.toHaveProperty('marked');
  });

  test('of a claim is told who makes it, and what is held of it', () => {
    expect(open().quote('a#claim-met')).toMatchObject({
      claim: { by: 'unattributed', kind: 'Event', verdict: 'Unverified', says: 'They met.' },
    });
  });

  test('is absolute where the edition has an address', () => {
    const url = { 'content/edition.yaml': 'title: A\nurl: https://example.org/letters/\n' };
    expect(open({ ...files, ...url }).quote('a#l1')).toMatchObject({
      address: 'https://example.org/letters/sources/a/#l1',
      seed: { address: 'https://example.org/letters/seeds/a.txt' },
    });
  });

  describe('of an edition that has an address', () => {
    const edition = (url: string) =>
      open({ ...files, 'content/edition.yaml': `title: A\nurl: ${url}\nlanguages: [en, de]\n` });

    test.each([
      'https://example.org/base/sources/a/#l1',
      'HTTP://EXAMPLE.org/base/sources/a#l1',
      'https://example.org/base/de/sources/a/#l1',
      '/base/de/sources/a/#l1',
      '/de/sources/a/#l1',
      'de/sources/a/#l1',
      'https://example.org/base/seeds/a.txt#char=0,4',
      '/base/sources/a/#l1',
      '/sources/a/#l1',
      'sources/a/#l1',
      'a#l1',
    ])('stands at %s', (ref) => {
      expect(edition('https://example.org/base/').quote(ref)).toHaveProperty('source', 'a');
    });

    test.each([
      'https://other.example/x/sources/a/#l1',
      'https://example.org.other.example/base/sources/a/#l1',
      'https://example.org/sources/a/#l1',
      '//other.example/sources/a/#l1',
      'https://example.org/BASE/sources/a/#l1',
      'https://example.org/base/glossary/a/#l1',
      'https://example.org/base/en/sources/a/#l1',
      'https://example.org/base/de/glossary/a/#l1',
      'https://example.org/base/de/seeds/a.txt#char=0,4',
      '/references/a#l1',
      '/a/#l1',
    ])('does not stand at %s', (ref) => {
      expect(edition('https://example.org/base/').quote(ref)).toEqual({
        problem: `Unexpected address “${ref}”, expected the id of a source and a place, or an address of this edition: https://example.org/base/sources/…/#…`,
      });
    });

    test('stands at its address at the root of a host', () => {
      const quotations = edition('http://example.org');
      expect(quotations.quote('https://example.org/sources/a/#l1')).toHaveProperty('source', 'a');
      expect(quotations.quote('/sources/a/#l1')).toHaveProperty('source', 'a');
      expect(quotations.quote('/de/sources/a/#l1')).toHaveProperty('source', 'a');
      expect(quotations.quote('https://example.com/sources/a/#l1')).toHaveProperty('problem');
    });
  });

  test.each([
    ['A#l1', 'Unexpected source “A”, expected the id of one: did you mean “a”?'],
    ['/glossary/a/#l1', 'Unexpected address “/glossary/a/#l1”, expected'],
    ['b#l1', 'Unexpected source “b”, expected the id of one'],
    ['', 'Unexpected source “”, expected the id of one'],
    ['a', 'Unexpected place “” of “a”'],
    ['a#l2', 'Unexpected place “l2”'],
    ['a#page-4', 'Unexpected place “page-4”'],
    ['a#char=5,5', 'Unexpected place “char=5,5”'],
    ['a#char=0,1000', 'Unexpected place “char=0,1000”'],
  ])('“%s” is at no place', (ref, problem) => {
    expect(open().quote(ref)).toEqual({ problem: expect.stringContaining(problem) });
  });

  test('before all paragraphs is on the page', () => {
    const found = open(filesOf('\nWords.\n', '<Source>\n\nWords.\n\n</Source>\n')).quote(
      'a#char=0,1',
    );
    expect(found).toMatchObject({ quote: '\n', address: '/sources/a/' });
  });

  test('of a page that does not say what its seed says is nothing', () => {
    const given = filesOf('One.\n', mdxOf('Two.').split('---\n\n')[1] ?? '');
    expect(open(given).quote('a#l1')).toHaveProperty('problem');
    expect(open(given).check('One.')).toHaveProperty('result', 'unknown');
  });
});

describe('a quotation', () => {
  test('stands there, white space aside', () => {
    const found = open().check('They 😀 met on Sunday.');
    if (!('places' in found)) throw new Error('not exact');
    expect(found.total).toBe(1);
    expect(found.places.map((place) => readAt(place))).toEqual([['They 😀 met  on\nSunday.']]);
  });

  test('stands in several places', () => {
    expect(open().check('Farewell', 'a')).toMatchObject({
      result: 'exact',
      total: 2,
      places: [{ address: '/sources/a/#l4' }, { address: '/sources/a/#l6' }],
    });
  });

  test('differs, and is told where', () => {
    expect(open().check('They 😀 met on Monday.')).toMatchObject({
      result: 'differs',
      at: 14,
      differing: { quote: ['Monday'], source: ['Sunday'] },
      passage: { quote: 'They 😀 met  on\nSunday.' },
    });
  });

  test('of several passages the most similar is told', () => {
    const more = {
      ...files,
      'content/sources/b.mdx': mdxOf('(They met on Friday.)').replace('a.txt', 'b.txt'),
      'seeds/b.txt': '(They met on Friday.)\n',
    };
    expect(open(more).check('They met on Friday, yes.')).toMatchObject({
      passage: { source: 'b', quote: '(They met on Friday.)' },
    });
  });

  test('is not there', () => {
    expect(open().check('Nothing like it')).toEqual({ result: 'absent' });
  });

  test('may be in a page that was not read: which, is told', () => {
    const more = {
      ...files,
      'content/sources/b.mdx': mdxOf('Other words.').replace('a.txt', 'b.txt'),
      'seeds/b.txt': 'None of these.\n',
      'content/sources/c.mdx': { refused: 'unreadable' as const },
    };
    const [one, both] = [open(), open(more)];
    const unread = { total: 2, files: ['content/sources/b.mdx', 'content/sources/c.mdx'] };
    expect(both.check('Nothing like it')).toEqual({ result: 'unknown', unread });
    expect(both.check('Nothing like it', 'a')).toEqual({ result: 'absent' });
    expect(both.check('They met on Friday.')).toMatchObject({ result: 'differs', unread });
    expect(one.check('They met on Friday.')).not.toHaveProperty('unread');
    expect(both.check('They 😀 met')).toMatchObject({ result: 'exact', unread });
    expect(both.check('They 😀 met', 'a')).not.toHaveProperty('unread');
    for (const id of ['b', 'c'])
      expect(both.quote(id)).toEqual({
        problem: expect.stringContaining(`faults in content/sources/${id}.mdx`) as string,
      });
    expect(both.quote('d')).toEqual({
      problem: expect.stringContaining('Unexpected source “d”') as string,
    });
    const half = { ...files, '.margent-1-abcdef': { refused: 'interrupted' as const } };
    expect(open(half).check('Nothing like it')).toHaveProperty('result', 'unknown');
    expect(open({ 'content/sources': 'a file' }).check('Nothing like it')).toEqual({
      result: 'unknown',
      unread: { total: 1, files: ['content/sources'] },
    });
    expect(open({ ...files, content: { refused: 'unlisted' } }).quote('d')).toEqual({
      problem: expect.stringContaining('faults in content,') as string,
    });
  });

  test('stands at many places, of which the first are told', () => {
    const seed = 'a '.repeat(50);
    const given = filesOf(`${seed}\n`, mdxOf(seed));
    const found = open(given).check('a');
    expect(found).toMatchObject({ result: 'exact', total: 50 });
    expect(found).toHaveProperty('places.length', 20);
  });

  test.each([
    [' ', undefined, 'Unexpected quote without words, expected words'],
    ['They', 'c', 'Unexpected source “c”, expected the id of one'],
    ['a'.repeat(20_001), undefined, 'Unexpected quote of 20001 characters, expected at most 20000'],
  ])('“%s” of %s cannot be looked for', (quote, source, problem) => {
    expect(open().check(quote, source)).toEqual({ problem: expect.stringContaining(problem) });
  });

  test('whatever is cut from a seed is exact, and its offsets lead back to it', () => {
    const points = [...seed];
    const { quote, check } = open();
    const offset = fc.integer({ min: 0, max: points.length });
    fc.assert(
      fc.property(offset, offset, (from, to) => {
        const [start, end] = [Math.min(from, to), Math.max(from, to)];
        const words = points.slice(start, end).join('');
        if (words.trim() === '') return;
        expect(quote(`a#char=${start},${end}`)).toMatchObject({ quote: words });
        const found = check(words);
        if (!('places' in found)) throw new Error(`not exact: ${words}`);
        const texts = found.places.flatMap((place) => readAt(place));
        expect(texts.some((text) => text === words.trim())).toBe(true);
      }),
    );
  });
});
