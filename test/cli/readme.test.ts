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

test('the transcript of a fault is what the command prints', async () => {
  const folder = copyOf(root);
  replaceIn(
    join(folder, 'content/sources/russia-iran-talks-2002.mdx'),
    "Russia's Foreign Ministry in",
    'Russia’s Foreign Ministry in',
  );
  const { stdout, code } = await run('check', ['--edition', folder]);
  const transcript = /```console\n\$ npm run -s check\n([^]*?)```/.exec(readme)?.[1];
  expect(code).toBe(1);
  expect(stdout.replace(basename(folder), 'margent')).toBe(transcript);
});

test('it names every command that there is, and none that there is not', () => {
  const named = new Set(
    [...readme.matchAll(/(?:^|`|&& |\$ )npm (?:run (?:-s )?)?([a-z]+(?:-[a-z]+)*)/gm)].map(
      ([, name]) => name,
    ),
  );
  // npm's own, and the two scripts that only an edition with a submodule has.
  for (const name of ['ci', 'install', 'pack', 'setup', 'update']) named.delete(name);
  const own = Object.keys(scripts).filter((name) => name !== 'format');
  expect([...named].sort()).toEqual(own.sort());
});

/** What is made in the walks of CONTRIBUTING, which is not there yet. */
const toBeMade = /summary-long|works-csv/;

test('the files that CONTRIBUTING leads and links to are there', () => {
  const text = readFileSync(join(root, '.github/CONTRIBUTING.md'), 'utf8');
  const told = [...text.matchAll(/(?:`|test -- )((?:src|test)\/[\w./-]+)/g)].map(
    ([, path = '']) => path,
  );
  const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(
    ([, path]) => `.github/${path}`,
  );
  const paths = [...told, ...linked].filter((path) => !toBeMade.test(path));
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the version has a part in the CHANGELOG', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const text = readFileSync(join(root, '.github/CHANGELOG.md'), 'utf8');
  expect(/^## (\S+)/m.exec(text)?.[1]).toBe(version);
});

test('its picture and the files that it links to are there', () => {
  const linked = [...readme.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, path = '']) => path);
  expect(linked).toContain('.github/page.png');
  expect(linked.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
