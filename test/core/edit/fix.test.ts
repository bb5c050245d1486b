import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { certainFixes } from '../../../src/core/edit/fix.ts';
import { insert } from '../../../src/core/page/edit.ts';
import { editionOf, mdxOf } from '../support.ts';

const page = 'content/sources/a.mdx';
const sums = 'seeds/SHA256SUMS';

/** Makes all certain mends, as often as there are any, and returns the files as they then are. */
function fixed(given: Record<string, string>): { files: Record<string, string>; codes: string[] } {
  const files = { ...given };
  for (let round = 0; round < 5; round++) {
    const edition = editionOf(files);
    const problems = runChecks(edition);
    const fixes = certainFixes(edition, problems);
    if (fixes.length === 0) return { files, codes: problems.map(({ code }) => code) };
    for (const { path, insertions } of fixes) {
      const [mark = '', text = ''] = /^\uFEFF?/.exec(files[path] ?? '')?.[0]
        ? ['\uFEFF', files[path]?.slice(1)]
        : ['', files[path]];
      files[path] = mark + insert(text, insertions);
    }
  }
  throw new Error('no end of mends');
}

function fixedPage(
  text: string,
  seed: string,
  rest = '',
  front = '',
): { text: string; codes: string[] } {
  const { files, codes } = fixed({
    'content/edition.yaml': 'title: A test\nurl: https://a.org\n',
    [page]: mdxOf(text, rest, front),
    'seeds/a.txt': seed,
  });
  const body = files[page] ?? '';
  return { text: body.slice(body.indexOf('<Source>\n\n') + 10), codes };
}

const end = '\n\n</Source>\n';

describe('the source text gets the backslashes that it lacks', () => {
  const seed = [
    'One {two} *three* **four** `five` <six> \\* & &copy; x_.',
    '# Seven [eight](nine) ![ten](x)',
    '1. eleven',
    '- twelve',
    '> thirteen',
    '[^x] fourteen',
  ].join('\n\n');

  test('as a text editor pasted it', () => {
    const pasted = fixedPage(seed.replace('[^x] ', ''), seed.replace('[^x] ', ''));
    expect(pasted).toEqual({
      text: `${[
        'One \\{two} \\*three* \\*\\*four** \\`five` \\<six> \\\\* & \\&copy; x_.',
        '\\# Seven \\[eight](nine) \\!\\[ten](x)',
        '1\\. eleven',
        '\\- twelve',
        '\\> thirteen',
        'fourteen',
      ].join('\n\n')}${end}`,
      codes: [],
    });
  });

  test('where it can be read but for them', () => {
    const text = 'a *b* c\n\n## d &lt; e\n\n> > f';
    const done = fixedPage(text, 'a *b* c\n\n## d &lt; e\n\n> f');
    expect(done).toEqual({ text: `a \\*b* c\n\n\\## d \\&lt; e\n\n> \\> f${end}`, codes: [] });
  });

  test('before and after what is wrong otherwise, and there not', () => {
    const text = 'a *b* c\n\nFriday *d* night\n\ne *f*';
    const done = fixedPage(text, 'a *b* c\n\nThursday d night\n\ne *f*');
    expect(done.text).toBe(`a \\*b* c\n\nFriday *d* night\n\ne \\*f*${end}`);
    expect(done.codes).toContain('source-markup');
  });

  test.each([
    ['a page that is no MDX for another reason', 'a <Claim id=b>{c}</Claim>', 'a {c}'],
    ['a word that differs', 'Friday', 'Thursday'],
    ['a word that differs in a quote', '> Friday', 'Thursday'],
    ['a line of code', 'import x from "y"', 'import y from "y"'],
  ])('none in %s', (_, text, seed) => {
    expect(fixedPage(text, seed).text).toBe(`${text}${end}`);
  });

  test('nor where there is no text, or its beginning is wrong', () => {
    const { files } = fixed({
      'content/edition.yaml': 'title: A test\n',
      [page]: '---\ntitle: A\nseed: b.txt\n---\n\n<Source>\n\n{a}\n\n</Source>\n',
      'content/sources/b.mdx': '---\ntitle: A\nseed: a.txt\n---\n\n{a}\n',
      'seeds/a.txt': '{a}',
    });
    expect(files[page]).toContain('\n\n{a}\n');
    expect(files['content/sources/b.mdx']).toContain('\\{a}');
  });

  test('with a byte order mark, and in the first line', () => {
    const { files } = fixed({
      'content/edition.yaml': 'title: A test\n',
      [page]: `\uFEFF${mdxOf('*a*')}`,
      'content/sources/b.mdx': '<Source>\n*a*\n</Source>',
      'seeds/a.txt': '*a*',
    });
    expect(files[page]).toContain('\n\n\\*a*\n');
  });
});

test('in prose a brace and a stray sign can only be text', () => {
  const rest = '\n[^n]: See {x} and <3 and <br> here.\n';
  const done = fixedPage('a[^n]', 'a', rest);
  expect(done.text).toBe(`a[^n]${end}\n[^n]: See \\{x} and \\<3 and <br> here.\n`);
  expect(done.codes).toEqual(['html-in-page']);
  expect(fixedPage('a[^n]', 'a', '\n[^n]: See {x}.\n').codes).toEqual([]);
  expect(fixedPage('*a*[^n]', '*a*', '\n[^n]: See {x}.\n').codes).toEqual([]);
});

describe('notes', () => {
  const claim = '<Claim id="ab" by="unattributed" kind="event" verdict="unverified">a</Claim>';

  test('that a claim or a mark lacks are begun', () => {
    const done = fixedPage(`${claim}, b[^x] c[^x] d[^y]`, 'a, b c d');
    expect(done.text).toBe(
      `${claim},[^ab] b[^x] c[^x] d[^y]${end}\n[^ab]:\n\n[^x]:\n\n[^y]:\n`.replace(
        '[^ab]:\n\n[^x]:\n\n[^y]:',
        done.text.slice(done.text.indexOf('[^', done.text.indexOf(end))).trimEnd(),
      ),
    );
    expect(done.codes).toEqual(['note-empty', 'note-empty', 'note-empty']);
  });

  test('whose mark alone is missing get it', () => {
    const done = fixedPage(`${claim}, b`, 'a, b', '\n[^ab]: A.\n');
    expect(done).toEqual({ text: `${claim},[^ab] b${end}\n[^ab]: A.\n`, codes: [] });
  });

  test('whose mark follows an earlier part of its claim get it behind the last', () => {
    const part = '<Claim id="ab">b</Claim>';
    const rest = '\n[^ab]: A.\n';
    expect(fixedPage(`${claim}[^ab], c ${part}. d`, 'a, c b. d', rest)).toEqual({
      text: `${claim}, c ${part}.[^ab] d${end}${rest}`,
      codes: [],
    });
    const between = fixedPage(`${claim} c[^ab] ${part}. d`, 'a c b. d', rest);
    expect(between.codes).toEqual(['note-elsewhere']);
    expect(between.text).toContain('c[^ab] ');
  });

  test('that may be slips of the pen, or stand in prose, are left', () => {
    expect(fixedPage('a[^note-x] b[^note-y]', 'a b', '\n[^note-y]: See[^z].\n').codes).toEqual([
      'note-undefined',
      'note-undefined',
    ]);
  });
});

test('SHA256SUMS gets its lines, and its last line an end', () => {
  const given = {
    'content/edition.yaml': 'title: A test\nurl: https://a.org\n',
    [page]: mdxOf('a'),
    'content/sources/b.mdx': mdxOf('b').replace('a.txt', 'b.txt'),
    'seeds/a.txt': 'a',
    'seeds/b.txt': 'b',
  };
  const { files, codes } = fixed(given);
  expect(codes).toEqual([]);
  expect(files[sums]).toMatch(/^[0-9a-f]{64} {2}a\.txt\n[0-9a-f]{64} {2}b\.txt\n$/);
  const [first = ''] = (files[sums] ?? '').split('\n');
  expect(fixed({ ...given, [sums]: first }).files[sums]).toBe(files[sums]);
  expect(fixed({ ...given, [sums]: `${first}\n` }).files[sums]).toBe(files[sums]);
});
