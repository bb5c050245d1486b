import fc from 'fast-check';
import type { Text } from 'mdast';
import { describe, expect, test } from 'vitest';
import { change } from '../../../src/core/edit/change.ts';
import { reportOn, textFile } from '../../../src/core/page/file.ts';
import { readSentence } from '../../../src/core/page/sentence.ts';
import { sourceOf, editionOf, filesOf, mdxOf, pageOf, placesOf } from '../support.ts';
import { hostileText } from '../hostile.ts';

const tag = '<Claim id="x" by="unattributed" kind="event" verdict="unverified">a</Claim>[^x]';

function read(words: string) {
  const { page, findings } = pageOf(`${mdxOf(tag)}\n\n[^x]:${words}\n`, 'a');
  const [note] = page.notes;
  const { says, children = [] } = note ?? {};
  return { says, claim: page.claims[0]?.says, children, page, codes: placesOf(findings) };
}

/** The first words of each paragraph of a note. */
const begins = (note: string) =>
  read(note).children.map((node) =>
    'children' in node
      ? node.children.map((child) => ('value' in child ? child.value : child.type))
      : [],
  );

describe('the first line of a note says what is claimed', () => {
  test.each([
    ['alone', ' says: It was so.', []],
    ['above a paragraph', ' says: It was so.\n\n    No report.', [['No report.']]],
    ['above a line', ' says: It was so.\n    No report.', [['No report.']]],
    ['above a hard break', ' says: It was so.\\\n    No report.', [['No report.']]],
    [
      'above a line of markup',
      ' says:   It  was \t so. \n    No *report*.',
      [['No ', 'emphasis', '.']],
    ],
    ['in the line below', '\n    says: It was so.\n\n    - A', [[undefined]]],
    ['with line ends of old', ' says: It was so.\r    No report.', [['No report.']]],
    [
      'with line ends of Windows in one paragraph',
      ' says: It was so.\r\n    No report.',
      [['No report.']],
    ],
    ['with line ends of Windows', ' says: It was so.\r\n\r\n    No report.', [['No report.']]],
  ])('%s', (_, note, rest) => {
    const { says, claim, codes } = read(note);
    expect([says, claim, codes]).toEqual(['It was so.', 'It was so.', []]);
    if (rest[0]?.[0] !== undefined || rest.length === 0) expect(begins(note)).toEqual(rest);
  });

  test('what follows it stands at its place in the file', () => {
    const { page } = read(' says: It was \\*so\\*.\n    No report [@key].');
    const [cite] = page.cites;
    const text = `${mdxOf(tag)}\n\n[^x]: says: It was \\*so\\*.\n    No report [@key].\n`;
    expect(text.slice(cite?.at, (cite?.at ?? 0) + 4)).toBe('@key');
    expect(page.claims[0]?.says).toBe('It was *so*.');
  });

  test.each([
    ['emphasis', ' says: It was *so*.'],
    ['a mark', ' says: It was so.[^x]'],
    ['an address', ' says: It is on https://a.org.'],
    ['a citation', ' says: It was so [@key].'],
    ['a citation above more', ' says: It was so [@key].\n    More.'],
    ['nothing', ' says:'],
    ['nothing above more', ' says:\n    More.'],
    ['a capital', ' Says: It was so.'],
  ])('but not with %s', (_, note) => {
    const { says, claim, codes } = read(note);
    expect([says, claim]).toEqual([undefined, undefined]);
    expect(codes.filter((place) => place.includes('sentence-malformed'))).toHaveLength(1);
  });

  test.each([' It says: so.', ' says\\: so.', ' > says: so.', ' - says: so.', ' *says:* so.', ''])(
    'a note is all note where it begins otherwise: %j',
    (note) => expect(read(note)).toMatchObject({ says: undefined, codes: [] }),
  );

  test('an escaped bracket is no citation', () => {
    expect(read(' says: It was so \\[@key].').says).toBe('It was so [@key].');
  });
});

test('a text that is not written as it reads has what follows its sentence at its beginning', () => {
  const text = 'says: It was so.';
  const point = (offset: number) => ({ line: 1, column: offset + 1, offset });
  const position = { start: point(0), end: point(text.length) };
  const written: Text = { type: 'text', value: 'says: Not so.\nMore.', position };
  const file = reportOn(textFile('a.mdx', text));
  const note = [{ type: 'paragraph' as const, children: [written], position }];
  const passage = { file, text, toFile: (at: number) => at, scope: { kind: 'prose' as const } };
  const { says, children } = readSentence(note, passage);
  expect(says).toBe('Not so.');
  expect(children).toMatchObject([
    { children: [{ value: 'More.', position: { start: { offset: 0 } } }] },
  ]);
});

test('whatever is given as a sentence is what the page then says, or is refused', () => {
  const edition = editionOf(filesOf('a', `<Source>\n\n${tag}\n\n</Source>\n\n[^x]: A note.\n`));
  const source = sourceOf(edition);
  fc.assert(
    fc.property(hostileText, (says) => {
      const done = change(source, edition, { id: 'x', change: { says } });
      if ('problems' in done) {
        // One that holds an address would be a link.
        for (const { field } of done.problems) expect(['says', 'note']).toContain(field);
        return;
      }
      const { text } = done.file;
      const { page } = pageOf(text.slice(text.indexOf('<Source>')), 'a');
      const words = says.replace(/[\t\n\f\r ]+/g, ' ').trim();
      expect(page.claims[0]?.says ?? '').toBe(words);
    }),
  );
});
