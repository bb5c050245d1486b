import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resultBlocks } from '../../../src/browser/search/blocks.ts';
import { isChosen } from '../../../src/browser/search/order.ts';
import type { Fragment } from '../../../src/browser/search/pagefind.ts';
import { placesIn, type Sought } from '../../../src/browser/search/places.ts';

const kinds = ['source', 'paragraph', 'claim', 'note'] as const;

/** Puts blocks together as the indexer does, with a mark between words where a language puts no space. */
function record(texts: readonly string[], mark = ' '): Fragment {
  let location = 0;
  const words = texts.map((text) => text.split(mark).filter((word) => word !== ''));
  const anchors = words.map((own, n) => {
    const detail = [
      kinds[n % 4],
      `a${n}`,
      '',
      `¶ ${n}`,
      '1946-02',
      'Kennan',
      n % 2 ? 'disputed' : '',
    ];
    const anchor = { title: JSON.stringify([...detail, '1946']), location };
    location += own.length;
    return anchor;
  });
  const content = words.flat().join(mark);
  return {
    url: '/sources/telegram/',
    content: content.replaceAll('\u200b', ''),
    raw_content: content.replaceAll('<', '&lt;'),
    filters: { source: ['Telegram'], language: ['en'] },
    anchors,
  };
}

/** Finds words as the indexer would that knows no stems. */
function seek(fragment: Fragment, ...words: string[]): Sought[] {
  const all = fragment.content.split(' ');
  return words.map((word) => {
    const at = new Set(all.flatMap((one, n) => (one === word ? [n] : [])));
    return { word, at, isForm: true };
  });
}

const textsOf = (places: ReturnType<typeof placesIn>) => places.map(({ block }) => block.text);

describe('a record is parted into its blocks', () => {
  test('each with its words, and what is told of it', () => {
    const blocks = resultBlocks(record(['A title', '', 'one < two three']));
    expect(blocks.map(({ text, start }) => [text, start])).toEqual([
      ['A title', 0],
      ['one < two three', 2],
    ]);
    expect(blocks[1]).toMatchObject({
      ...{ kind: 'claim', url: '/sources/telegram/#a2', title: 'Telegram', aside: '¶ 2' },
      ...{ speaker: 'Kennan', verdict: '', date: '1946-02', dated: '1946', language: 'en' },
    });
  });

  test('where words have a mark between them, by that mark', () => {
    const blocks = resultBlocks(record(['學\u200b而\u200b時習\u200b之', '<\u200b有朋'], '\u200b'));
    expect(blocks.map(({ text }) => text)).toEqual(['學而時習之', '<有朋']);
  });

  const texts = fc.array(fc.array(fc.constantFrom<string[]>('one', 'two', 'thrée', '<b>')), {
    minLength: 1,
  });

  test('nothing is lost, and nothing stands in two', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const joined = all.map((words) => words.join(' '));
        const blocks = resultBlocks(record(joined));
        expect(blocks.map(({ text }) => text)).toEqual(joined.filter((text) => text !== ''));
        let next = 0;
        for (const { start, words } of blocks) {
          expect(start).toBe(next);
          next += words.length;
        }
      }),
    );
  });

  test('every place has what is sought, and is of the kind that is chosen', () => {
    const words = fc.subarray(['one', 'two', 'thrée'], { minLength: 1 });
    fc.assert(
      fc.property(texts, words, fc.constantFrom(...kinds), (all, sought, kind) => {
        const fragment = record(all.map((own) => own.join(' ')));
        const places = placesIn(resultBlocks(fragment), seek(fragment, ...sought), []);
        const whole = all.filter((own) => sought.every((word) => own.includes(word)));
        if (whole.length > 0) expect(places).toHaveLength(whole.length);
        else expect(places.length).toBeLessThanOrEqual(1);
        for (const { block, found, whole: isWhole } of places) {
          expect(isWhole).toBe(sought.every((word) => block.words.includes(word)));
          expect(found.length).toBeGreaterThan(0);
          for (const word of found) expect(block.words).toContain(word);
        }
        for (const { block } of places.filter(isChosen({ kind }))) expect(block.kind).toBe(kind);
      }),
    );
  });
});

describe('what answers a question', () => {
  const fragment = record([
    'talks of the envoys',
    'nuclear talks went on and on for a day',
    'nuclear talks',
    'a nuclear plant',
  ]);
  const places = (words: string[], phrases: string[] = []) =>
    placesIn(resultBlocks(fragment), seek(fragment, ...words), phrases);

  test('is each block that has all its words, the densest first', () => {
    expect(textsOf(places(['nuclear', 'talks']))).toEqual([
      'nuclear talks',
      'nuclear talks went on and on for a day',
    ]);
  });

  test('or one that has the most, where no block has all', () => {
    const apart = places(['nuclear', 'plant', 'envoys']);
    expect(textsOf(apart)).toEqual(['a nuclear plant']);
    expect(apart[0]?.whole).toBe(false);
  });

  test('has its phrases as they are written, or is none', () => {
    expect(textsOf(places([], ['Nuclear Talks']))).toEqual([
      'nuclear talks went on and on for a day',
      'nuclear talks',
    ]);
    expect(textsOf(places(['day'], ['nuclear talks']))).toEqual([
      'nuclear talks went on and on for a day',
    ]);
    expect(places([], ['envoys nuclear'])).toEqual([]);
    expect(places([], ['nuclear talks', 'a nuclear'])).toEqual([]);
  });

  test('is every block where nothing is asked but what is chosen', () => {
    expect(places([])).toHaveLength(4);
    expect(places([]).filter(isChosen({ verdict: 'disputed', kind: 'note' }))).toHaveLength(1);
    expect(places([]).filter(isChosen({ date: '1946' }))).toHaveLength(4);
    expect(places([]).filter(isChosen({ date: '1947' }))).toHaveLength(0);
  });

  test('is found by a word that the index has beside the text only', () => {
    const hidden = record(['in Philadelphia', 'elsewhere']);
    const sought = [{ word: 'philadelphia', at: new Set<number>(), isForm: false }];
    expect(textsOf(placesIn(resultBlocks(hidden), sought, []))).toEqual(['in Philadelphia']);
  });
});
