import { createHash } from 'node:crypto';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll } from 'vitest';
import { cacheFolder } from '../src/io/cache.ts';
import { root } from './root.ts';
import { placeName, placeOf } from '../src/io/journal.ts';

const made: string[] = [];

afterAll(() => {
  for (const folder of made) {
    rmSync(cacheFolder(folder), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Makes a temporary folder, which goes away after the tests of the file. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'edition-')));
  made.push(folder);
  return folder;
}

/** How commands that are typed in `from` call a folder: as is shorter, which depends on where the checkout lies. */
export function wayTo(folder: string, from = root): string {
  const way = relative(from, folder);
  return way.length <= folder.length ? way : folder;
}

/** Signs that shells, addresses, patterns, replacements and bundlers read as more than a name; Windows takes few of them. */
const odd =
  process.platform === 'win32'
    ? "a 'b' 100%25 [x]{a,b} $& #c"
    : `a\\b\nc "d' 100%25 %zz ?* [x]{a,b} $& e:f #g `;

/** Makes a temporary folder with a name that hardly anybody gives. */
export function oddFolder(): string {
  const folder = join(temporaryFolder(), odd);
  mkdirSync(folder);
  made.push(folder);
  return folder;
}

export type Files = Record<string, string | Uint8Array>;

/** Writes files into a folder. */
export function write(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Makes an edition of these files in a folder, with a line in SHA256SUMS for each seed where they have none. */
export function edition(files: Files, folder = temporaryFolder()): string {
  write(folder, { 'seeds/SHA256SUMS': sumsOf(files), ...files });
  return folder;
}

/** The list of hashes of the seeds among these files, as SHA256SUMS has it. */
export function sumsOf(files: Files): string {
  const seeds = Object.entries(files).filter(([path]) => /^seeds\/.*\.txt$/.test(path));
  return seeds
    .map(([path, content]) => `${hash(content)}  ${path.slice('seeds/'.length)}\n`)
    .join('');
}

/** Makes a copy of an edition that may be changed. */
export function copyOf(source: string): string {
  const folder = temporaryFolder();
  for (const part of ['content', 'seeds']) {
    cpSync(join(source, part), join(folder, part), { recursive: true });
  }
  return folder;
}

export function hash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The files of an edition without a fault, of one source with one claim. */
export const small: Files = {
  'content/edition.yaml': 'title: A small edition\nurl: https://example.org\n',
  'content/sources/talks.mdx': `---
title: Talks in Moscow
seed: talks.txt
---

<Source>

<Claim id="talks" by="unattributed" kind="event" verdict="unverified">Talks were held</Claim>.[^talks]

</Source>

[^talks]: No second report was found.
`,
  'seeds/talks.txt': 'Talks were held.\n',
};

/** Returns everything in a folder by its path: what a file holds, as a hash, or where a link leads. */
export function treeOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(paths.map((path) => [path, describeEntry(join(folder, path))]));
}

function describeEntry(path: string): string {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return `link to ${readlinkSync(path)}`;
  if (stat.isDirectory()) return 'folder';
  return stat.isFile() ? hash(readFileSync(path)) : 'other';
}

/** Says in a folder in which a command keeps what it writes that it was made where it is, as the command does. */
export function markPlace(stage: string): void {
  writeFileSync(join(stage, placeName), placeOf(stage));
}
