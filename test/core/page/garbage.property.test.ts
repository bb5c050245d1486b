import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import type { Edition } from '../../../src/core/edition/edition.ts';
import { preview } from '../../../src/core/edition/published.ts';
import { github } from '../../../src/core/report/github.ts';
import { json } from '../../../src/core/report/json.ts';
import { pretty } from '../../../src/core/report/pretty.ts';
import { editionOf, renderingOf } from '../support.ts';
import { renderSourcePage } from '../../../src/core/view/source-page.ts';
import { hostileText } from '../hostile.ts';

/** What a page is made of, put together at random. */
const parts = [
  ...['---\n', 'title: A\n', 'seed: a.txt\n', 'seed: ../a.txt\n', 'lines: keep\n', 'via: [a, b]\n'],
  ...[
    'date: 2002-13-01\n',
    'changes: [{}]\n',
    'senses: { a: b, __proto__: c }\n',
    '&a [*a]\n',
    '? : -\n',
  ],
  ...[
    'unlinked: x\n',
    '"\n',
    '!!js/function x\n',
    'a: &a [x]\nb: *a\n',
    'a: 1\na: 2\n',
    '<<: *x\n',
  ],
  ...[
    '<Source>\n',
    '</Source>\n',
    '\n<Source>\n\n',
    '\n\n</Source>\n\n',
    '<Source x="y">',
    '<Source/>',
  ],
  ...[
    '<Claim id="a" by="b" kind="event" verdict="unverified">',
    '<Claim id="a">',
    '</Claim>',
    '<Claim>',
  ],
  ...[
    '<Claim id={x}>',
    '<Claim {...x}>',
    '<Claim id>',
    "<Claim id='a>",
    '<Claim id="a" id="b"/>',
    '<Claim ',
  ],
  ...[
    '<Term id="t">',
    '</Term>',
    '<Term>',
    '<>',
    '</>',
    '<a.b>',
    '<b>',
    '</b>',
    '<A b:c="d">',
    '<!-- x -->',
  ],
  ...[
    '[^a]',
    '[^a]: ',
    '\n[^a]: Note.\n',
    '\n\n    more\n',
    '[^]',
    '[^\\]]',
    '![^a]',
    '> [^b]: c',
    '- [^b]: c',
  ],
  ...[
    '[@k]',
    '[@k, p. 3]',
    '[supports @k; @l]',
    '[see @k]',
    '[@',
    '[@k](x)',
    '[@k]: http://x\n',
    '[@k, *p*]',
  ],
  ...[
    '{a}',
    '{',
    '}',
    '\nimport a from "b"\n',
    '\nexport const a = 1\n',
    '\nexport a\n',
    '# H\n',
    '\n\n',
    '\n',
  ],
  ...[
    '| a | b |\n|---|:-:|\n| c | d |\n',
    '- [x] a\n',
    '```\na',
    '~~a~~',
    'www.a.b',
    '[x www.a.b]',
    'a@b.c',
  ],
  ...[
    '[a](javascript:b)',
    '[a][b]',
    '[b]: /c\n',
    '![a](b)',
    '![a][b]',
    '<http://a.b>',
    '\\',
    '  \n',
    '\0',
  ],
  ...[
    'Iran',
    'the treaty',
    ' ',
    '\u2028',
    '\r',
    '\r\n',
    '\uFEFF',
    '\u202E',
    '\x1B[31m',
    '\n::error::x\n',
  ],
];
const garbage = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...parts) }, hostileText), {
    maxLength: 20,
    size: 'max',
  })
  .map((list) => list.join(''));

const heads = [
  '',
  '---\ntitle: A\nseed: a.txt\n---\n',
  '---\nterm: Iran\nkind: term\n---\n',
  '---\n',
];
const page = fc.tuple(fc.constantFrom(...heads), garbage).map((both) => both.join(''));
/** A page that is well formed but for what stands in its places. */
const nearly = fc
  .tuple(garbage, garbage, garbage)
  .map(
    ([a, b, c]) => `---\ntitle: A\nseed: a.txt\n---\n${a}\n\n<Source>\n\n${b}\n\n</Source>\n\n${c}`,
  );

/** Checks, draws and reports an edition, as every command does. */
function use(edition: Edition): string[] {
  const problems = runChecks(edition);
  const rendering = renderingOf(edition);
  for (const source of preview(edition).sources) renderSourcePage(source, rendering);
  for (const { place } of problems) expectInside(place, edition);
  const textOf = (path: string) => edition.files.get(path)?.text;
  return [pretty(problems, textOf), github(problems), json(problems)];
}

function expectInside(
  place: { file: string; start?: { line: number; column: number } },
  edition: Edition,
) {
  const file = edition.files.get(place.file);
  if (!file || !place.start) return;
  expect(place.start.line).toBeLessThanOrEqual(file.lines.starts.length);
  const start = Number(file.lines.starts[place.start.line - 1]);
  const end = file.lines.starts[place.start.line] ?? file.text.length + 1;
  expect(start + place.start.column - 1 - file.dropped).toBeLessThanOrEqual(end);
}

function expectHarmless(report: string) {
  expect(report).not.toMatch(/[\0-\x09\x0B-\x1F\x7F-\x9F\u2028\u2029\u202A-\u202E\uFEFF]/);
  expect(report).not.toMatch(/^::(?!error |warning )/m);
  expect(report).not.toContain('##[');
}

describe('whatever stands in a file', () => {
  test.each([
    ['content/sources/a.mdx', page],
    ['content/sources/a.mdx', nearly],
    ['content/glossary/iran.mdx', page],
    ['content/guides/a.mdx', page],
    ['content/timeline.yaml', garbage],
    ['content/edition.yaml', garbage],
    ['content/references/a.json', garbage],
    ['content/references/a.bib', garbage],
    ['seeds/SHA256SUMS', garbage],
    ['seeds/a.txt', garbage],
  ])(
    '%s is read without a throw, and reported without a trick',
    { timeout: 60_000 },
    (path, text) => {
      fc.assert(
        fc.property(text, (content) => {
          const edition = editionOf({
            'content/edition.yaml': 'title: A test\n',
            'content/sources/b.mdx':
              '---\ntitle: B\nseed: a.txt\n---\n\n<Source>\n\nIran\n\n</Source>\n',
            'content/glossary/t.mdx':
              '---\nterm: The treaty\nkind: term\naliases: [Iran]\n---\nIt [@k].\n',
            'seeds/a.txt': 'Iran and the treaty',
            [path]: content,
          });
          use(edition).forEach(expectHarmless);
        }),
        { numRuns: 100 },
      );
    },
  );
});
