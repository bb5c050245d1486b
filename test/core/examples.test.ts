import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { root } from '../root.ts';

/*
 * The examples in the comments of functions are true: below `@example`, each line is `expression // => value`, where the
 * expression may name whatever its file exports.
 */

const core = join(root, 'src/core');

interface Example {
  expression: string;
  value: string;
}

function examplesIn(code: string): Example[] {
  return [...code.matchAll(/^ \* @example\n((?: \* .*\n)+)/gm)].flatMap(([, lines = '']) =>
    lines
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [expression = '', value = 'no value'] = line.slice(3).split(' // => ');
        return { expression, value };
      }),
  );
}

const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => ({ path, examples: examplesIn(readFileSync(join(core, path), 'utf8')) }))
  .filter(({ examples }) => examples.length > 0);

test('there are examples', () => {
  expect(files.flatMap(({ examples }) => examples).length).toBeGreaterThan(25);
});

describe.each(files)('$path', ({ path, examples }) => {
  test.each(examples)('$expression', async ({ expression, value }) => {
    const exports = (await import(pathToFileURL(join(core, path)).href)) as Record<string, unknown>;
    const run = compileFunction(`return [${expression}, (${value})]`, Object.keys(exports));
    const [found, expected] = run(...Object.values(exports)) as [unknown, unknown];
    expect(found).toEqual(expected);
  });
});
