import { expect, test } from 'vitest';
import type { Code } from '../../../src/core/faults.ts';
import { pageOf, problemsOf, talks, text } from './example.ts';

/** Names that are so long and so many that to compare them all with each other would take too long. */
const long = 'a-name-that-is-as-long-as-names-of-files-may-well-be-where-nobody-looks';
const names = Array.from({ length: 400 }, (_, n) => `${long}-${1000 + n}`);
const unknown = names.slice(0, 80).map((name) => `${name}x`);

const each = <T>(items: readonly T[], file: (item: T, index: number) => [string, string]) =>
  Object.fromEntries(items.map(file));
const entries = each(names, (name) => [
  `content/glossary/${name}.mdx`,
  `---\nterm: ${name}\nkind: organization\n---\n\nOne.\n`,
]);
const images = each(names, (name) => [`content/images/${name}.gif`, 'GIF89a']);

test.each<[Code, string, Record<string, string>]>([
  [
    'speaker-unknown',
    'a publisher of each page',
    {
      ...entries,
      ...each(unknown, (name, n) => [
        `content/sources/p${100 + n}.mdx`,
        pageOf(text, '', `publisher: ${name}\n`),
      ]),
    },
  ],
  [
    'image-broken',
    'an image of each entry',
    {
      ...images,
      ...each(unknown, (name, n) => [
        `content/glossary/e${100 + n}.mdx`,
        `---\nterm: E${n}\nkind: term\n---\n\n![A plan](${name}.gif)\n`,
      ]),
    },
  ],
  [
    'own-note-missing',
    'marks of one page',
    {
      [talks]: pageOf(
        [
          ...names.map((name) => `<Note of="${name}">One.</Note>`),
          ...unknown.map((name) => `<Mark note="${name}">1</Mark>`),
        ].join('\n\n'),
      ),
    },
  ],
])('what may be meant by many that are unknown has one limit for all: %s, %s', (code, _, files) => {
  const told = problemsOf(files).filter((problem) => problem.code === code);
  const isAsked = (hint = '') => hint.startsWith('did you mean');
  const asked = told.filter(({ hint }) => isAsked(hint)).length;
  expect(told).toHaveLength(unknown.length);
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThan(unknown.length);
});
