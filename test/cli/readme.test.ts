import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../command.ts';
import { copyOf } from '../folder.ts';
import { root } from '../root.ts';
import { replaceIn } from './replace.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

test('the transcript of a fault is what the command prints', () => {
  const folder = copyOf(root);
  replaceIn(
    join(folder, 'content/sources/russia-iran-talks-2002.mdx'),
    "Russia's Foreign Ministry in",
    'Russia’s Foreign Ministry in',
  );
  const { stdout, code } = run('check', ['--edition', folder]);
  const transcript = /```console\n\$ npm run -s check\n([^]*?)```/.exec(readme)?.[1];
  expect(code).toBe(1);
  expect(stdout.replace(basename(folder), 'margent')).toBe(transcript);
});

test('it names every command that there is, and none that there is not', () => {
  const named = new Set(
    [...readme.matchAll(/(?:^|`|&& |\$ )npm (?:run (?:-s )?)?([a-z]+)/gm)].map(([, name]) => name),
  );
  // npm's own, and the two scripts that only an edition has.
  for (const name of ['ci', 'setup', 'update']) named.delete(name);
  const own = Object.keys(scripts).filter((name) => name !== 'format');
  expect([...named].sort()).toEqual(own.sort());
});

test('its picture and the files that it links to are there', () => {
  const linked = [...readme.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, path = '']) => path);
  expect(linked).toContain('.github/page.png');
  expect(linked.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
