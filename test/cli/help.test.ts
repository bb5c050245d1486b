import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codes } from '../../src/core/faults.ts';
import { run } from '../command.ts';
import { root } from '../root.ts';

test.each(codes)('prints the page of %s', async (code) => {
  const page = readFileSync(join(root, `src/help/faults/${code}.md`), 'utf8');
  expect(await run('help', [code])).toMatchObject({ code: 0, stdout: page, stderr: '' });
});

test('takes a fault as its line has it', async () => {
  expect((await run('help', ['[text-differs]'])).stdout).toMatch(/^# text-differs\n/);
});

test.each([
  ['text-difers', /^Unexpected fault “text-difers”.*: did you mean “text-differs”\?\n/],
  [
    '../contributing',
    /^Unexpected fault “\.\.\/contributing”, [^\n]*: one of accent-faint, address-lost, /,
  ],
  ['a\u001Bb', /^Unexpected fault “a\\u\{1B\}b”/],
])('asks what was meant by %j', async (name, told) => {
  const { code, stdout, stderr } = await run('help', [name]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(told);
});

test.each([[[]], [['text-differs', 'note-empty']], [['text-differs', '--edition', '.']]])(
  'tells how it is called for %j',
  async (words) => {
    const { code, stderr } = await run('help', words);
    expect(code).toBe(2);
    expect(stderr).toMatch(/\n\nnpm run help -- <fault>/);
  },
);
