import { describe, expect, test } from 'vitest';
import type { Code } from '../../../src/core/faults.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { github } from '../../../src/core/report/github.ts';
import { pretty } from '../../../src/core/report/pretty.ts';
import { createFileText } from '../../../src/core/report/file-text.ts';
import { editionOf, filesOf } from '../support.ts';

const problem: Problem = {
  code: 'text-differs',
  severity: 'error',
  message: 'Unexpected b, expected c',
  place: { file: 'content/a.mdx', start: { line: 1, column: 3 }, end: { line: 1, column: 4 } },
  hint: 'write c',
  paste: 'c: d, 100%',
  related: [
    {
      file: 'seeds/a.txt',
      start: { line: 2, column: 1 },
      end: { line: 2, column: 3 },
      message: 'here',
    },
    { file: 'seeds/b.txt', message: 'and there' },
  ],
};
const texts = new Map([
  ['content/a.mdx', 'a b'],
  ['seeds/a.txt', 'x\nab c\n'],
]);
const show = (problems: Problem[], options = {}) =>
  pretty(problems, (path) => texts.get(path), options);

test('a fault is shown with its line in every file that it is about, and the words to paste', () => {
  expect(show([problem])).toBe(`content/a.mdx:1:3 error Unexpected b, expected c [text-differs]
   1 | a b
     |   ^
  mend: write c
  paste: c: d, 100%
  also: seeds/a.txt:2:1 here
   2 | ab c
     | ^^
  also: seeds/b.txt and there

1 error
`);
});

describe('many faults', () => {
  const many = (number: number, code: Code, file: string): Problem[] =>
    Array.from({ length: number }, () => ({
      code,
      severity: 'warning',
      message: 'Unexpected, expected',
      place: { file },
    }));
  const all = [
    ...many(12, 'entry-unused', 'a.mdx'),
    ...many(2, 'url-missing', 'a.mdx'),
    ...many(3, 'entry-unused', 'b.mdx'),
    problem,
    ...many(2, 'seed-markup', 'b.mdx'),
    ...many(1, 'verdict-unknown', 'b.mdx'),
    ...many(1, 'file-unread', 'b.mdx'),
  ];

  test('are shown as far as is asked, and the rest of each code in each file is counted', () => {
    const text = show(all, { most: 3 });
    expect(text.match(/^\S+ warning/gm)).toHaveLength(3 + 2 + 3 + 2 + 1 + 1);
    expect(text).toContain('a.mdx: 9 more [entry-unused], which --all shows\n');
    expect(text).not.toContain('b.mdx: ');
    expect(text).toMatch(/1 error, 21 warnings\n$/);
    expect(show(all).match(/^\S+ warning/gm)).toHaveLength(21);
  });

  test('of one code in many files are shown as far as is asked, and the rest of them is counted', () => {
    const files = ['a.mdx', 'b.mdx', 'c.mdx', 'd.mdx', 'e.mdx'];
    const spread = [
      ...files.flatMap((file) => many(4, 'entry-unused', file)),
      ...many(1, 'url-missing', 'e.mdx'),
    ];
    const text = show(spread, { most: 3, mostOfCode: 7 });
    expect(text.match(/^[a-e].mdx warning/gm)).toHaveLength(7 + 1);
    expect(text).toContain('a.mdx: 1 more [entry-unused], which --all shows\n');
    expect(text).toContain('b.mdx: 1 more [entry-unused], which --all shows\n');
    expect(text).toContain(
      '\n11 more [entry-unused] in 3 files, which --all shows\n\n21 warnings\n',
    );
    expect(text).not.toContain('more [url-missing]');
    expect(show(spread, { most: 3, mostOfCode: 6 })).toContain(
      '\n12 more [entry-unused] in 3 files, which',
    );
  });

  test('are counted by their codes, each with the address of its page', () => {
    const help = (code: string) => `https://a.org/help/faults/${code}/`;
    expect(show(all, { help })).toContain(`
  15 × entry-unused  https://a.org/help/faults/entry-unused/
   2 × seed-markup  https://a.org/help/faults/seed-markup/
   2 × url-missing  https://a.org/help/faults/url-missing/
   1 × file-unread  https://a.org/help/faults/file-unread/
   1 × text-differs  https://a.org/help/faults/text-differs/
   1 × verdict-unknown  https://a.org/help/faults/verdict-unknown/

1 error`);
    expect(show([], { help })).toBe('No faults.\n');
    const read = '4 sources in a\u001Bb';
    expect(show([], { read })).toBe('4 sources in a\\u{1B}b: no faults\n');
    expect(show(all, { read })).toMatch(/\n4 sources in a\\u\{1B\}b: .*errors?.*\n$/);
  });
});

test('what is hidden in words to paste is written so that a page reads it as the same', () => {
  const hidden = { ...problem, paste: 'a\u200Bb \u202E&amp;' };
  expect(show([hidden])).toContain('  paste: a&#x200B;b &#x202E;&amp;\n');
  expect(github([hidden])).toContain('%0Apaste: a&#x200B;b &#x202E;&amp;%0A');
});

test('GitHub is told everything in one command', () => {
  expect(github([problem])).toBe(
    '::error file=content/a.mdx,line=1,col=3,endLine=1,endColumn=4,title=text-differs::Unexpected b, expected c%0Amend: write c%0Apaste: c: d, 100%25%0Aalso: seeds/a.txt:2 here%0Aalso: seeds/b.txt:1 and there\n',
  );
  const bare: Problem = {
    code: 'note-empty',
    severity: 'warning',
    message: 'b',
    place: { file: 'c' },
  };
  expect(github([bare])).toBe('::warning file=c,title=note-empty::b\n');
});

test('the text of a file has its byte order mark, and a seed is decoded', () => {
  const files = filesOf('seed text', '\n<Source>\n\nseed text\n\n</Source>\n', {
    'content/timeline.yaml': '\uFEFF[]',
  });
  const fileText = createFileText(editionOf(files));
  expect(fileText('content/timeline.yaml')).toBe('\uFEFF[]');
  expect(fileText('seeds/a.txt')).toBe('seed text');
  expect(fileText('seeds/none.txt')).toBeUndefined();
});

test('the sources of an edition are gone through once, however many of their seeds are told of', () => {
  const { files, seeds, sources } = editionOf(
    filesOf('seed text', '\n<Source>\n\nseed text\n\n</Source>\n'),
  );
  const [[, seed] = []] = seeds;
  if (!seed) throw new Error('Unexpected edition without a seed');
  const paths = Array.from({ length: 200 }, (_, n) => `seeds/s${n}.txt`);
  let asked = 0;
  const many = paths.flatMap((path) =>
    sources.map((source) => ({
      ...source,
      get seed() {
        asked++;
        return { ...seed, path };
      },
    })),
  );
  const fileText = createFileText({ files, sources: many });
  expect(paths.map(fileText).every((text) => text === 'seed text')).toBe(true);
  expect(asked).toBe(paths.length);
});
