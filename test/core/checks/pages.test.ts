import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks } from '../../../src/core/checks/all.ts';
import { runChecks } from '../../../src/core/checks/run.ts';
import { codesToldIn } from './codes.ts';
import { editionOf, folder, readExample, reportOf } from './example.ts';

const codes = checks.map(({ code }) => code);

test('the small edition that examples are laid over has no fault', () => {
  expect(runChecks(editionOf({ files: [] }))).toEqual([]);
});

describe.each(checks)('the page of $code', (check) => {
  const example = readExample(check.code);

  test('has the code as its title', () => expect(example.title).toBe(check.code));

  test('shows exactly what is reported of its example', () => {
    expect(reportOf(example)).toBe(example.report);
    expect(example.report).toContain(` [${check.code}]\n`);
  });

  test('is not true without the check', () => {
    const others = checks.filter((other) => other !== check);
    expect(reportOf(example, others)).not.toBe(example.report);
  });
});

test('every check is listed once, and has a page; every page has a check', () => {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  expect(codes).toEqual([...new Set(codes)].sort());
  expect(pages.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
});

describe('every fault that reading tells is reported: none is swallowed', () => {
  const folders = ['text', 'page', 'edition'].map((name) => join(folder, '..', name));

  test.each([...codesToldIn(folders)])('%s', (code) => {
    const edition = editionOf({ files: [] });
    const place = { file: 'content/edition.yaml' };
    edition.findings.push({ code, message: 'Unexpected, expected', place });
    expect(runChecks(edition).map((problem) => problem.code)).toContain(code);
  });
});
