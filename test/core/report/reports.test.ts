import { describe, expect, test } from 'vitest';
import { compareProblems, type Problem } from '../../../src/core/problem.ts';
import { github } from '../../../src/core/report/github.ts';
import { json } from '../../../src/core/report/json.ts';
import { pretty } from '../../../src/core/report/pretty.ts';

const place = { file: 'content/a.mdx', start: { line: 1, column: 3 }, end: { line: 1, column: 4 } };
const fault: Problem = {
  code: 'text-differs',
  severity: 'error',
  message: 'Unexpected “b”',
  place,
  hint: 'write “c”',
};

/** The report of faults in a file of this text, in colour or without. */
function report(problems: Problem[], text = 'a b\n', color = false): string {
  return pretty(problems, () => text, { color });
}

describe('pretty', () => {
  test('tells fault, line, mark and mend', () => {
    expect(report([fault])).toBe(
      'content/a.mdx:1:3 error Unexpected “b” [text-differs]\n   1 | a b\n     |   ^\n  mend: write “c”\n\n1 error\n',
    );
  });

  test('in colour says the same', () => {
    const painted = report([fault], 'a b\n', true);
    expect(painted).toContain('\x1B[1;31merror\x1B[0m');
    expect(painted).toContain('\x1B[1mcontent/a.mdx:1:3\x1B[0m');
    expect(painted.replace(/\x1B\[[\d;]*m/g, '')).toBe(report([fault]));
  });

  test('a fault without a mend, of a place that the file does not have', () => {
    const { hint: _, ...plain } = fault;
    const beyond = { ...plain, place: { file: '::x', start: { line: 9, column: 1 } } };
    expect(report([beyond])).toBe('./::x:9:1 error Unexpected “b” [text-differs]\n\n1 error\n');
  });

  test('of a long line what stands around the place', () => {
    const line = `${'x'.repeat(900)}b${'y'.repeat(900)}`;
    const at = { file: 'a', start: { line: 1, column: 901 }, end: { line: 1, column: 902 } };
    const [, source = '', marks = ''] = report([{ ...fault, place: at }], line).split('\n');
    expect(source).toMatch(/^ {3}1 \| …x+by+…$/);
    expect(source.length).toBeLessThan(130);
    expect(marks.indexOf('^')).toBe(source.indexOf('b'));
  });

  test('marks stand under what they mark, whatever the columns it takes', () => {
    const at = { file: 'a', start: { line: 1, column: 8 }, end: { line: 1, column: 10 } };
    const [, source = '', marks = ''] = report(
      [{ ...fault, place: at }],
      '\te\u0301 漢字 bb',
    ).split('\n');
    expect(source).toBe('   1 |     e\u0301 漢字 bb');
    // A combining mark takes no column, a Chinese character two.
    expect(marks).toBe(`     | ${' '.repeat(4 + 1 + 1 + 4 + 1)}^^`);
  });

  test('nothing', () => expect(report([])).toBe('No faults.\n'));
});

test('github: a fault without a mend', () => {
  const { hint: _, ...plain } = fault;
  expect(github([{ ...plain, severity: 'warning' }])).toBe(
    '::warning file=content/a.mdx,line=1,col=3,endLine=1,endColumn=4,title=text-differs::Unexpected “b”\n',
  );
  expect(github([fault])).toContain('::Unexpected “b”%0Amend: write “c”\n');
});

test('json: positions are absent where they are not known', () => {
  const [told] = JSON.parse(json([{ ...fault, place: { file: 'a' } }])) as object[];
  expect(told).toEqual({
    code: 'text-differs',
    severity: 'error',
    message: 'Unexpected “b”',
    file: 'a',
    hint: 'write “c”',
    related: [],
  });
});

test('json: all that a fault is about, and nothing that a terminal or a build log would obey', () => {
  const related = [{ ...place, message: '\u202Ebad ##[error] 漢\u{E0041}' }];
  const written = json([{ ...fault, related }]);
  expect(written).toContain('\\u202ebad ##\\u005berror] 漢\\udb40\\udc41');
  const [told] = JSON.parse(written) as { related: object[] }[];
  expect(told?.related).toEqual([
    { file: 'content/a.mdx', line: 1, column: 3, message: related[0]?.message },
  ]);
});

test('faults are in the order of their places, then of their codes and words', () => {
  const at = (line: number, column: number) => ({ file: 'a.mdx', start: { line, column } });
  const ordered: Problem[] = [
    { ...fault, place: { file: 'a.mdx' } },
    { ...fault, place: at(1, 2) },
    { ...fault, place: at(1, 3), code: 'claim-empty' },
    { ...fault, place: at(1, 3), message: 'a' },
    { ...fault, place: at(1, 3), message: 'b' },
    { ...fault, place: at(2, 1) },
    { ...fault, place: { file: 'b.mdx' } },
  ];
  expect(ordered.toReversed().sort(compareProblems)).toEqual(ordered);
});
