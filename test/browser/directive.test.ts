import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apparatus, breakMark, textDirective } from '../../src/browser/directive.ts';

const blocks = (...all: string[]) => all.join(breakMark);

/** The directive of the last place where `words` stand in a page. */
function directiveOf(page: string, words: string): string | undefined {
  const start = page.lastIndexOf(words);
  const found = textDirective(page, { start, end: start + words.length });
  return found && decodeURIComponent(found);
}

describe('the directive of selected words', () => {
  test.each([
    [
      'is they alone where they stand nowhere before',
      ['It rained.', 'We sailed.'],
      'We sailed.',
      'We sailed.',
    ],
    [
      'has the words around them where the same stand before',
      ['First it was read. The motion was carried.', 'It was lost. The motion was carried.'],
      'The motion was carried.',
      'lost.-,The motion was carried.',
    ],
    [
      'has those behind them where there are none before',
      ['The ferry', 'The ferry sailed at noon.'],
      'The ferry',
      'The ferry,-sailed',
    ],
    [
      'has as many as tell it from others',
      ['It was read: he said no.', 'It was not read: he said no.'],
      'no',
      'not read: he said-,no,-',
    ],
  ])('%s', (_, page, words, expected) => {
    expect(directiveOf(blocks(...page), words)).toBe(expected.replace(/,-$/, ''));
  });

  test.each([
    ['nothing tells them from the same before', ['Amen.', 'Amen.'], 'Amen.'],
    ['they are signs alone', ['It rained -- a lot.'], '--'],
    ['a number of a note adjoins them', [`It rained${apparatus('1')} a lot.`], 'rained'],
  ])('is none where %s', (_, page, words) => {
    expect(directiveOf(blocks(...page), words)).toBeUndefined();
  });

  test('does not look at case, marks and signs, which browsers do not all tell apart', () => {
    expect(directiveOf(blocks('THE CAFE', 'at the café'), 'the café')).toBe('at-,the café');
    expect(directiveOf(blocks('“Don’t go”', "They said: don't go."), "don't go")).toBe(
      "said:-,don't go",
    );
  });

  test('looks at numbers of notes and paragraphs, which a reader may see or not', () => {
    const page = blocks(`The ferry${apparatus('1')} sailed.`, 'On Friday the ferry sailed.');
    expect(directiveOf(page, 'the ferry sailed')).toBe('Friday-,the ferry sailed');
    expect(directiveOf(blocks(apparatus('2'), 'We sat for 2 days'), '2')).toBe('for-,2,-days');
  });

  test('is of whole words, which is all that a browser finds', () => {
    expect(directiveOf('They sailed to the island.', 'ailed to the isl')).toBe(
      'sailed to the island',
    );
    expect(directiveOf(blocks('渡し船は出た。', '今日の渡し船は来た。'), 'し船')).toMatch(
      /^の-,渡し船,-は$/,
    );
  });

  test('of many words is their beginning and their end, of which each is found where it stands', () => {
    const page = blocks(
      'We the members of this board have met.',
      'We the members of this club, and those of the other club, have met.',
    );
    expect(directiveOf(page, page.slice(page.indexOf('We the', 2), -1))).toBe(
      'We the members of this club,of the other club, have met',
    );
  });
});

/** Where a browser finds a directive (§3.5.2), in words alone: the number of the first and of the one behind the last. */
function found(page: readonly string[], directive: string): [number, number] | undefined {
  const all = directive.split(',');
  const words = (one = '') => one.replace(/^-|-$/g, '').split('%20');
  const prefix = all[0]?.endsWith('-') ? words(all.shift()) : [];
  const suffix = all.at(-1)?.startsWith('-') ? words(all.pop()) : [];
  const parts = all.map((one) => words(one));
  const [start = [], end] = parts;
  const isAt = (at: number, words: readonly string[]) =>
    words.every((word, n) => page[at + n] === word);
  for (let at = 0; at < page.length; at++) {
    if (!isAt(at, [...prefix, ...start])) continue;
    const behind = at + prefix.length + start.length;
    for (let to = behind; to <= page.length; to++) {
      if (end ? isAt(to, [...end, ...suffix]) : to === behind && isAt(to, suffix))
        return [at + prefix.length, to + (end?.length ?? 0)];
    }
  }
  return undefined;
}

test('a browser finds what was selected, and nothing before it', () => {
  const words = fc.array(fc.constantFrom('aye', 'nay', 'he', 'we'), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), (page, one, other) => {
      const [first, last] = [one % page.length, other % page.length].sort((a, b) => a - b) as [
        number,
        number,
      ];
      const start = page.slice(0, first).join(' ').length + (first > 0 ? 1 : 0);
      const end = page.slice(0, last + 1).join(' ').length;
      const directive = textDirective(page.join(' '), { start, end });
      if (directive !== undefined) expect(found(page, directive)).toEqual([first, last + 1]);
    }),
  );
});
