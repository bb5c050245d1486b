import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences, type Differing } from '../../../src/core/text/differences.ts';

/** What differs, as the words of the text between its signs: `words(on)`. */
function shown(text: string, differing: readonly Differing[]): string {
  return differing.map(({ kind, start, end }) => `${kind}(${text.slice(start, end)})`).join(' ');
}

function compare(text: string, ...others: string[]): string[] {
  const found = differences(text, others);
  return [shown(text, found.own), ...found.others.map((one, n) => shown(others[n] ?? '', one))];
}

describe('two texts', () => {
  test('differ in nothing but white space', () => {
    expect(compare('He came\r\n  home.', 'He came home.')).toEqual(['', '']);
  });

  test('differ word by word, with the signs among the words that differ', () => {
    expect(compare('Iran’s minister on Sunday', 'Tehran, May 26 -- minister here Sunday')).toEqual([
      'words(Iran’s) words(on)',
      'words(Tehran, May 26 --) words(here)',
    ]);
  });

  test('differ in case alone', () => {
    expect(compare('the Group met', 'The group met')).toEqual([
      'case(the Group)',
      'case(The group)',
    ]);
  });

  test('differ in signs alone', () => {
    expect(compare("is `legitimate' now", "is 'legitimate' now")).toEqual(['signs(`)', "signs(')"]);
  });

  test('are the same where one has composed letters and the other has not', () => {
    expect(compare('caf\u00e9', 'cafe\u0301')).toEqual(['', '']);
  });

  test('do not differ by what stands for words that were left out', () => {
    expect(compare('opened the plant to it', 'opened the plant … to it')).toEqual(['', '']);
  });

  test('are compared in scripts that put no space between words', () => {
    const [own, other] = compare('東京で会談した', '東京で会見した');
    expect(own).toMatch(/^words\(.+\)$/);
    expect(other).toMatch(/^words\(.+\)$/);
    expect(own).not.toContain('東京');
  });
});

describe('a text and several others', () => {
  test('have marked in it what none of them has, and in each what it lacks', () => {
    const found = compare(
      'does not undermine the treaty',
      'does not harm the process',
      'Undermine',
    );
    expect(found).toEqual([
      'case(undermine) words(treaty)',
      'words(harm) words(process)',
      'case(Undermine)',
    ]);
  });

  test('have nothing marked that one of them has as it is', () => {
    expect(compare('The day', 'The', 'the day')).toEqual(['', '', 'case(the)']);
  });

  test('have nothing marked where there is no other', () => {
    expect(compare('alone')).toEqual(['']);
  });
});

test('texts without end are compared as far as anybody quotes', () => {
  const long = 'a b c d '.repeat(20_000);
  const { own } = differences(long, ['e f g '.repeat(20_000)]);
  expect(own.at(-1)?.end).toBeLessThan(10_000);
});

test('every word is marked on both sides or on neither side of one text and another', () => {
  const word = fc.constantFrom('a', 'A', 'b', 'é', ',', '“', 'day', 'Day', '…', 'до', 'איש');
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const found = differences(one, [other]);
      const kept = (words: string, differing: readonly Differing[]) => {
        const inCase = (at: number) =>
          differing.some(({ kind, start, end }) => kind !== 'case' && start <= at && at < end);
        return [...words]
          .filter((_, at) => !inCase(at))
          .join('')
          .toLowerCase()
          .replace(/[\s…]/g, '');
      };
      expect(kept(one, found.own)).toBe(kept(other, found.others[0] ?? []));
      for (const { start, end } of found.own) expect(one.slice(start, end)).not.toMatch(/^\s|\s$/);
    }),
  );
});
