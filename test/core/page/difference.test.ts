import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writePage } from '../../../src/core/page/write.ts';
import { linesOf, pointAt } from '../../../src/core/text/lines.ts';
import { mdxOf, pageOf, placesOf } from '../support.ts';
import { isBlankCharacter, type Written, writtenIn } from './written.ts';

/** Texts whose characters can be taken away without making Markdown of the rest. */
const seeds = fc
  .array(
    fc.constantFrom(
      ...['a', 'bc', 'Iran', 'the', 'é', 'e\u0301', '核', '😀', '𝒜𝒜', '\u00A0', '\u200D', '\u2028'],
      ...['*x*', '_', '{y}', '<b>', '[^1]', '[z]', '`', '~', '\\', 'AT&amp;T', '.', ',', '’'],
      ...[' ', ' ', ' ', '\n', '\n\n', '\r\n'],
    ),
    { minLength: 1, maxLength: 40, size: 'max' },
  )
  .map((pieces) => `Once${pieces.join('')}end`);

/** A page, and one of the characters of its source text that are not blank. */
const pageAndCharacter = fc.tuple(seeds, fc.nat(), fc.boolean()).map(([seed, n, keep]) => {
  const data = { title: 'A', seed: 'a.txt', ...(keep && { lines: 'keep' }) };
  const mdx = writePage(seed, data, { layout: keep ? 'keep' : 'flow' });
  const characters = writtenIn(mdx);
  const solid = [...characters.keys()].filter((i) => !isBlank(characters[i]));
  const index = Number(solid[n % solid.length]);
  const [before, own, after] = [index - 1, index, index + 1].map((i) => characters[i]);
  if (!own) throw new Error('the page has no text');
  return { seed, mdx, before, own, after };
});

function isBlank(written: Written | undefined): boolean {
  return !written || isBlankCharacter(written.character);
}

/** What is found when a stretch of the file is written otherwise, and where it was changed. */
function change(mdx: string, seed: string, start: number, end: number, words: string) {
  const changed = mdx.slice(0, start) + words + mdx.slice(end);
  const { line, column } = pointAt(linesOf(changed), start);
  return { found: pageOf(changed, seed), place: `text-differs ${line}:${column}` };
}

describe('one character of the source text', () => {
  test('that is another is told at its place', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(pageAndCharacter, ({ seed, mdx, own: { start, end } }) => {
        const { found, place } = change(mdx, seed, start, end, 'ß');
        expect(placesOf(found.findings)).toEqual([place]);
        expect(found.page.faithful).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('that came in is told at its place', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(pageAndCharacter, ({ seed, mdx, own: { start } }) => {
        const { found, place } = change(mdx, seed, start, start, 'ß');
        expect(placesOf(found.findings)).toEqual([place]);
      }),
      { numRuns: 300 },
    );
  });

  test('that is missing is told where it was', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(pageAndCharacter, ({ seed, mdx, before, own, after }) => {
        const { start, end, character, block } = own;
        // Of two alike, nobody can tell which is missing; and a word that is gone leaves two blanks.
        fc.pre(after?.character !== character);
        fc.pre([before, after].some((other) => other?.block === block && !isBlank(other)));
        // An ampersand that comes to stand before its name means something else.
        fc.pre(!/[&amp;T]/.test(character));
        const { found, place } = change(mdx, seed, start, end, '');
        expect(placesOf(found.findings)).toEqual([place]);
      }),
      { numRuns: 300 },
    );
  });
});

/** The faults of a page with this text, each as its message and its mend. */
function told(text: string, seed: string, changed = false): string[] {
  const { findings } = pageOf(mdxOf(text), seed, changed);
  return findings.map(({ message, hint }) => `${message}\n${hint ?? ''}`);
}

const para = (word: string) => `${word} ${word} ${word} ${word} ${word} ${word} ${word} ${word}.`;

describe('a difference', () => {
  test.each([
    ['of few characters', 'a russian', 'a Russian', '“a ⟦r⟧ussian”', '“a ⟦R⟧ussian”'],
    ['of a word', 'and Russia talk', 'and Syria talk', '“and ⟦Russ⟧ia talk”', '“and ⟦Syr⟧ia talk”'],
    ['at the start', 'b', 'a b', '“⟦⟧b”', '“⟦a ⟧b”'],
    ['at the end', 'a b\\*', 'a b* c', 'the end of the text', '“a b*⟦ c⟧”'],
    ['that is all of the page', '', 'a', 'the end of the text', '“⟦a⟧”'],
    ['that is all of the seed', 'a', ' \n', '“⟦a⟧”', 'the end of the text'],
    [
      'in the middle of much text',
      `${'ab '.repeat(20)}x${' cd'.repeat(20)}`,
      `${'ab '.repeat(20)}y${' cd'.repeat(20)}`,
      `“…${'ab '.repeat(8)}⟦x⟧${' cd'.repeat(8)}…”`,
      `“…${'ab '.repeat(8)}⟦y⟧${' cd'.repeat(8)}…”`,
    ],
    [
      'between characters beyond 16 bits',
      `${'😀'.repeat(20)}a${'😀'.repeat(12)}!`,
      `${'😀'.repeat(20)}b${'😀'.repeat(12)}!`,
      `“…${'😀'.repeat(12)}⟦a⟧${'😀'.repeat(12)}…”`,
      `“…${'😀'.repeat(12)}⟦b⟧${'😀'.repeat(12)}…”`,
    ],
    [
      'whose surroundings would be cut within a character',
      `a${'😀'.repeat(20)}bb${'😀'.repeat(20)}`,
      `a${'😀'.repeat(20)}bc${'😀'.repeat(20)}`,
      `“…${'😀'.repeat(11)}b⟦b⟧${'😀'.repeat(12)}…”`,
      `“…${'😀'.repeat(11)}b⟦c⟧${'😀'.repeat(12)}…”`,
    ],
  ])('%s is shown between brackets', (_, text, seed, found, expected) => {
    expect(told(text, seed)[0]).toContain(
      `Unexpected ${found}, expected ${expected}, as the seed has it`,
    );
  });

  test.each([
    ['alike', 'the plаnt', 'the plant', '(U+0430)', '(U+0061)'],
    ['a space', 'a b', 'a\u00A0b', '(U+0020 SPACE)', '(U+00A0 NO-BREAK SPACE)'],
    [
      'an apostrophe',
      'it’s',
      "it's",
      '(U+2019 RIGHT SINGLE QUOTATION MARK)',
      '(U+0027 APOSTROPHE)',
    ],
    ['half alike', 'a \u{1F600} b', 'a \u{1FA00} b', '(U+1F600)', '(U+1FA00)'],
    ['the first half', 'a \u{1F600} b', 'a \u{10200} b', '(U+1F600)', '(U+10200)'],
  ])('between characters that look %s names them', (_, text, seed, found, expected) => {
    const [message] = told(text, seed);
    expect(message).toContain(`${found}, expected`);
    expect(message).toContain(`${expected}, as the seed`);
  });

  test('of much text is cut short', () => {
    const [message] = told(`a ${'x'.repeat(100)} b`, `a y b ${'z'.repeat(30)}`);
    expect(message).toContain(`⟦${'x'.repeat(60)}…⟧”, expected “a ⟦y b zzz`);
  });

  test.each([
    [
      'smart quotes',
      'The “plant” isn’t ready',
      `The "plant" isn't ready`,
      'an editor changed the punctuation',
    ],
    ['smart dashes', 'a — b', 'a -- b', 'an editor changed the punctuation'],
    ['a smart ellipsis', 'so…', 'so...', 'an editor changed the punctuation'],
    ['quotes made straight', '"a"', '“a”', 'an editor changed the punctuation'],
    ['another normal form', 'cafe\u0301', 'café', 'another Unicode normal form'],
    [
      'another normal form throughout',
      para('한국은 핵무기를'),
      para('한국은 핵무기를').normalize('NFD'),
      'another Unicode normal form',
    ],
    ['a lost zero-width space', 'paypal', 'pay\u200Bpal', 'an editor lost an invisible character'],
    ['a lost byte order mark', 'Text', '\uFEFFText', 'an editor lost an invisible character'],
    ['a direction mark that came in', 'a\u202Eb', 'ab', 'an invisible character came in'],
    ['a character reference', 'AT&amp;T', 'AT&amp;T', 'a character reference was decoded'],
    ['a number as reference', 'A&#65;', 'A&#65;', 'a character reference was decoded'],
    ['a space as reference', 'a&nbsp;b', 'a&nbsp;b', 'a character reference was decoded'],
    ['no reference', 'a &b; c', 'a &d; c', 'write here what the seed has'],
    ['a footnote mark of the seed', 'said.[^1] Then', 'said.[^1] Then', 'as the mark of a note'],
    ['a backslash', 'a \\* b', 'a \\* b', 'Markdown reads “\\” as a sign of its own'],
    ['a backslash at a line’s end', 'a\\\nb', 'a\\\nb', 'Markdown reads “\\” as a sign of its own'],
    ['a number sign', '# Of a plant', '# Of a plant', 'Markdown reads “#” as a sign of its own'],
    ['a quote', '> Of a plant', '> Of a plant', 'Markdown reads “>” as a sign of its own'],
    [
      'an underlined title',
      'A title\n===',
      'A title\n===',
      'Markdown reads “===” as a sign of its own',
    ],
    ['a lost hyphen', 'wellknown', 'well-known', 'write here what the seed has'],
    [
      'a missing paragraph',
      `${para('One')}\n\n${para('Three')}`,
      [para('One'), para('Two'), para('Three')].join('\n\n'),
      'a passage of the seed is missing',
    ],
    [
      'a long missing passage',
      `${para('One')}\n\n${para('Three')}`,
      `${para('One')}\n\n${'Two '.repeat(200)}\n\n${para('Three')}`,
      'a passage of the seed is missing',
    ],
    [
      'a paragraph too many',
      [para('One'), para('Two'), para('Three')].join('\n\n'),
      `${para('One')}\n\n${para('Three')}`,
      'the seed does not have this passage',
    ],
    [
      'a long passage too many',
      `${para('One')}\n\n${'Two '.repeat(200)}\n\n${para('Three')}`,
      `${para('One')}\n\n${para('Three')}`,
      'the seed does not have this passage',
    ],
    ['other words', 'A Russian', 'A Syrian', 'write here what the seed has'],
  ])('by %s has its cause told', (_, text, seed, hint) => {
    const [first, ...more] = told(text, seed);
    expect(first?.split('\n')[1]).toContain(hint);
    expect(more).toEqual([]);
  });

  test('from an edited seed says so first', () => {
    expect(told('it’s', "it's", true)[0]).toContain('the seed is not the one in SHA256SUMS');
  });

  test('says where the seed has it', () => {
    const [finding] = pageOf(mdxOf('a b\n\nc'), 'a b\r\n\r\nd').findings;
    expect(finding?.place).toEqual({
      file: 'content/sources/a.mdx',
      start: { line: 10, column: 1 },
      end: { line: 10, column: 2 },
    });
    expect(finding?.related).toEqual([
      {
        file: 'seeds/a.txt',
        start: { line: 3, column: 1 },
        end: { line: 3, column: 2 },
        message: 'the seed differs from here on',
      },
    ]);
  });

  test.each([
    ['emphasis', 'a *b* c', 'a *b* c'],
    ['a list', 'a\n\n- b', 'a\n\n- b'],
    ['a rule', 'a\n\n---\n\nb', 'a\n\n---\n\nb'],
    ['code', 'a `b` c', 'a `b` c'],
    ['a code block', 'a\n\n```\nb\n```\n\nc', 'a\n\n```\nb\n```\n\nc'],
    ['a link and an image', '[a](b) ![c](d)', '[a](b) ![c](d)'],
    ['an expression', 'a {b} c', 'a {b} c'],
    ['an import', 'a\n\nimport b from "c"', 'a\n\nimport b from "c"'],
    ['a definition', 'a\n\n[b]: c', 'a\n\n[b]: c'],
  ])('made by %s is told as that alone', (_, text, seed) => {
    const { findings } = pageOf(mdxOf(text), seed);
    expect(findings.map(({ code }) => code)).not.toContain('text-differs');
    expect(findings.length).toBeGreaterThan(0);
  });
});

describe('a difference', () => {
  const fault = (text: string, seed: string) => {
    const { findings } = pageOf(mdxOf(text), seed);
    return findings.find(({ code }) => code === 'text-differs');
  };

  test('in the second half of a character is told at its first', () => {
    expect(fault('a 😀 b', 'a 😁 b')).toMatchObject({ place: { start: { line: 8, column: 3 } } });
  });

  test('that never ends goes to the end of the word, or of the text', () => {
    const [page, seed] = ['a'.repeat(900), 'b'.repeat(900)];
    expect(fault(`x ${page}`, `x ${seed}`)?.place).toMatchObject({
      start: { line: 8, column: 3 },
      end: { line: 8, column: 903 },
    });
    expect(fault(`x ${page} y`, `x ${seed} y`)?.place.end).toEqual({ line: 8, column: 903 });
  });
});
