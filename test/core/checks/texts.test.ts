import { describe, expect, test } from 'vitest';
import { eachText } from '../../../src/core/checks/each-text.ts';
import { textCircular } from '../../../src/core/checks/rules/text-circular.ts';
import type { Edition } from '../../../src/core/edition/edition.ts';
import { editionOf } from '../support.ts';
import { placesOf, problemsOf } from './example.ts';

const path = 'content/sources/copy.mdx';

/** The faults of a text of two paragraphs that is of the base, which has three. */
function told(first: string, second: string, field = 'translation-of: base') {
  const page = (id: string, text: string, fields = '') =>
    `---\ntitle: ${id}\nseed: ${id}.txt\n${fields}\n---\n\n<Source>\n\n${text}\n\n</Source>\n`;
  const seed = [first, second].map((words) => words.replace(/<\/?Align[^>]*>/g, '').trim());
  const problems = problemsOf({
    'content/sources/base.mdx': page('base', 'One.\n\nTwo.\n\nThree.'),
    'seeds/base.txt': 'One.\n\nTwo.\n\nThree.\n',
    [path]: page('copy', `${first}\n\n${second}`, field),
    'seeds/copy.txt': `${seed.filter(Boolean).join('\n\n')}\n`,
  });
  const own = problems.filter(({ place }) => place.file === path);
  return placesOf(own, path).map((place, index) => `${place}: ${own[index]?.message}`);
}

test.each([
  ['A.', 'B.', '4:17 paragraphs-unequal: Unexpected 2 paragraphs, expected 3, as “base” has'],
  ['A.', '<Align with="3"/>B.', ''],
  [
    'A.',
    '<Align with="2"/>B.',
    '11:1 paragraphs-unequal: Unexpected 1 paragraph from ¶ 2 on, expected 2, as “base” has from ¶ 2 on',
  ],
  [
    'A.',
    '<Align with="9"/>B.',
    '11:1 align-broken: Unexpected paragraph 9, expected one of the 3 of “base”',
  ],
  [
    '<Align with="3"/>A.',
    '<Align with="3"/>B.',
    '11:1 align-broken: Unexpected second <Align> with paragraph 3, expected one',
  ],
  [
    '<Align with="3"/>A.',
    '<Align with="2"/>B.',
    '11:1 align-broken: Unexpected paragraph 2 behind paragraph 3, expected a higher number',
  ],
  [
    'A.',
    '<Align with="2"/>B<Align with="3"/>.',
    '11:19 align-broken: Unexpected second <Align> in a paragraph, expected one',
  ],
  [
    'A.',
    '<Align with="0"/>B.',
    '11:8 attribute-invalid: Unexpected with “0” of <Align>, expected the number of a paragraph of the text that this one is of, such as 3',
  ],
  [
    'A.',
    '<Align/>B.',
    '11:1 attribute-missing: Unexpected <Align> without with, expected with="…"',
  ],
  [
    'A.',
    '<Align with="3">B.</Align>',
    '11:1 gap-filled: Unexpected words in <Align>, expected none: write <Align/>',
  ],
])('%s %s', (first, second, expected) => {
  // One without a number is none, so that the paragraphs are counted from the beginning.
  const found = told(first, second).filter((one) => !/^4:/.test(one) || expected.startsWith('4:'));
  expect(found.join('\n')).toBe(expected);
});

test('what stands behind the last paragraph goes with none', () => {
  expect(told('A.\n\nB.', '<Align with="3"/>').join('\n')).toContain(
    'Unexpected <Align> behind the last paragraph',
  );
});

test('another text of the same words has as many as it has, unless its editors say with which they go', () => {
  expect(told('One.', 'Two.', 'witness-of: base')).toEqual([]);
  expect(told('One.', '<Align with="2"/>Two.', 'witness-of: base')).toEqual([
    '11:1 paragraphs-unequal: Unexpected 1 paragraph from ¶ 2 on, expected 2, as “base” has from ¶ 2 on',
  ]);
});

test('a text that is of no other goes with none', () => {
  expect(told('One.', '<Align with="2"/>Two.', 'place: Rome')).toEqual([
    '11:1 align-broken: Unexpected <Align> on the page of a source that is of no other, expected translation-of or witness-of in its fields',
  ]);
});

test('texts that are of each other are of none, which is told once', () => {
  const page = (id: string, of: string) => ({
    [`content/sources/${id}.mdx`]: `---\ntitle: ${id}\nseed: ${id}.txt\n${of}\n---\n\n<Source>\n\n${id}\n\n</Source>\n`,
    [`seeds/${id}.txt`]: id,
  });
  const found = problemsOf({
    ...page('a', 'witness-of: d'),
    ...page('b', 'witness-of: c'),
    ...page('c', 'translation-of: d'),
    ...page('d', 'witness-of: b'),
    ...page('e', 'witness-of: nobody'),
    ...page('f', 'witness-of: e'),
    ...page('g', 'witness-of: g'),
  });
  const circles = found.filter(({ code }) => code === 'text-circular');
  expect(circles.map(({ place, message, hint }) => [place.file, message, hint])).toEqual([
    [
      'content/sources/b.mdx',
      'Unexpected circle of texts b → c → d → b, expected one of them to be of no other',
      'take translation-of or witness-of out of the source that the others are of',
    ],
    [
      'content/sources/g.mdx',
      'Unexpected witness-of of the source itself, expected another source',
      'name the source that it is of, or take witness-of out',
    ],
  ]);
});

test('sources that are each other’s correction would be in no list', () => {
  const page = (id: string, by: string) => ({
    [`content/sources/${id}.mdx`]: `---\ntitle: ${id}\nseed: ${id}.txt\nsuperseded-by: ${by}\n---\n\n<Source>\n\n${id}\n\n</Source>\n`,
    [`seeds/${id}.txt`]: id,
  });
  const found = problemsOf({ ...page('a', 'b'), ...page('b', 'a'), ...page('c', 'c') });
  const circles = found.filter(({ code }) => code === 'text-circular');
  expect(circles.map(({ place, message, hint }) => [place.start?.line, message, hint])).toEqual([
    [
      4,
      'Unexpected circle of texts a → b → a, expected one of them to be of no other',
      'take superseded-by out of the source with the corrected text',
    ],
    [
      4,
      'Unexpected superseded-by of the source itself, expected another source',
      'name the source with the corrected text, or take superseded-by out',
    ],
  ]);
});

describe('of thousands of sources that each name the next', () => {
  const count = 2000;
  const few = editionOf({
    'content/sources/a.mdx': '---\ntitle: A\nseed: a.txt\n---\n\n<Source>\n\nA\n\n</Source>\n',
    'seeds/a.txt': 'A\n',
  });

  /** An edition of sources `s0`, `s1` and so on, each with the fields of its number; and how often fields were read. */
  function many(fieldsOf: (n: number) => Record<string, string>) {
    const reads = { count: 0 };
    const sources = few.sources.flatMap((source): Edition['sources'] =>
      Array.from({ length: count }, (_, n) => {
        const data = source.page.data && { ...source.page.data, ...fieldsOf(n) };
        const own = { ...source.page, id: `s${n}`, file: `content/sources/s${n}.mdx` };
        const get = () => {
          reads.count++;
          return data;
        };
        return { ...source, page: Object.defineProperty(own, 'data', { get }) };
      }),
    );
    return { edition: { ...few, sources }, reads };
  }

  test.each(['superseded-by', 'translation-of', 'witness-of'])(
    'a circle by %s is told once, and shortly',
    (field) => {
      const { edition, reads } = many((n) => ({ [field]: `s${(n + 1) % count}` }));
      expect(textCircular.find(edition).map(({ place, message }) => [place.file, message])).toEqual(
        [
          [
            'content/sources/s0.mdx',
            'Unexpected circle of texts s0 → s1 → s2 → s3 → s4 → s5 → s6 → s7 → s8 → s9 → … and 1990 more → s0, expected one of them to be of no other',
          ],
        ],
      );
      expect(reads.count).toBeLessThan(10 * count);
    },
  );

  test.each([1, -1])('a chain is gone through once (each names that %i further)', (step) => {
    const { edition, reads } = many((n) => ({ 'superseded-by': `s${n + step}` }));
    expect(textCircular.find(edition)).toEqual([]);
    expect(reads.count).toBeLessThan(10 * count);
  });
});

test('how many paragraphs a text has that was not read, is known by their places', () => {
  const counted: number[][] = [];
  const check = eachText(({ sizes }) => {
    counted.push([sizes.own, sizes.other]);
    return [];
  });
  const page = (id: string, of = '') => ({
    [`content/sources/${id}.mdx`]: `---\ntitle: ${id}\nseed: ${id}.txt\n${of}---\n\n<Source>\n\n${id}\n\n</Source>\n`,
    [`seeds/${id}.txt`]: id,
  });
  const edition = editionOf({ ...page('a'), ...page('b', 'witness-of: a\n') });
  const places = ['l1', 'l3', 'page-2', 'claim-l5'];
  check(edition);
  check({ ...edition, sources: edition.sources.map((source) => ({ ...source, places })) });
  expect(counted).toEqual([
    [1, 1],
    [2, 2],
  ]);
});
