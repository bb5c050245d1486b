import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/core/checks/rules.ts';
import { runChecks } from '../../../src/core/checks/run.ts';
import { codes, faults, isCode } from '../../../src/core/faults.ts';
import type { Finding } from '../../../src/core/problem.ts';
import { editionOf, folder, readExample, reportOf } from './example.ts';

test('the small edition that examples are laid over has no fault', () => {
  expect(runChecks(editionOf({ files: [] }))).toEqual([]);
});

describe.each(codes)('the page of %s', (code) => {
  const example = readExample(code);

  test('has the code as its title', () => expect(example.title).toBe(code));

  test('shows exactly what is reported of its example', () => {
    // A strict one is told where it is asked for, and then alone.
    const { strict }: { strict?: true } = faults[code];
    expect(reportOf(example, strict && [code])).toBe(example.report);
    if (strict) expect(reportOf(example)).not.toContain(code);
    expect(example.report).toContain(` [${code}]\n`);
  });

  test('is not true where the fault is not told', () => {
    const others = codes.filter((other) => other !== code);
    expect(reportOf(example, others)).not.toBe(example.report);
  });
});

describe('the table of faults', () => {
  test('lists every code in the order of the alphabet', () => {
    expect(codes.length).toBeGreaterThan(70);
    expect(codes).toEqual([...codes].sort());
  });

  test('has a page for each code, and each page has a code', () => {
    const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
    expect(pages.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
  });

  test('makes every other word a type error', () => {
    // @ts-expect-error No such fault is in the table.
    const finding: Finding = { code: 'text-wrong', message: '', place: { file: '' } };
    expect(isCode(finding.code)).toBe(false);
    // No property of every object is a code.
    expect(isCode('constructor')).toBe(false);
  });
});

describe('the rules', () => {
  test('lie each in a file that is named by its code, and are all listed once', () => {
    const files = readdirSync(join(folder, '../../core/checks/rules'));
    expect(rules.map(({ code }) => `${code}.ts`)).toEqual(files.sort());
  });

  test.each(rules)('$code finds the fault of its page', ({ code, find }) => {
    const found = find(editionOf(readExample(code)));
    expect(found.map((finding) => finding.code)).toContain(code);
  });
});
