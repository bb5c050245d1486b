import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/core/problem.ts';
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
