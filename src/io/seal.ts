import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './read.ts';
import { toolVersion } from './version.ts';

/*
 * Astro keeps the pages that it has drawn, and takes them on trust: one that was cut off, or drawn by a build that came
 * to no end and whose edition was then put back, would be published as it is. So its folder is sealed when a build has
 * ended well, and what is found without a whole seal is not used.
 */

/** Seals a folder with the digest of its files and of the tool. */
export function sealFolder(folder: string): void {
  try {
    writeFileSync(sealOf(folder), digestOf(folder));
  } catch {
    // Without its seal the folder is not used.
  }
}

/** Opens a sealed folder: from here on it has no seal. One that has none, or another than its own, is taken away. */
export function openSealed(folder: string): void {
  if (!isSealed(folder)) rmSync(folder, { recursive: true, force: true });
  rmSync(sealOf(folder), { recursive: true, force: true });
}

function sealOf(folder: string): string {
  return `${folder}.sha256`;
}

function isSealed(folder: string): boolean {
  try {
    return readFileSync(sealOf(folder), 'utf8') === digestOf(folder);
  } catch {
    return false;
  }
}

function digestOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const lines = files.map((file) => `${sha256(readFileSync(file))} ${file.slice(folder.length)}`);
  return sha256([toolVersion(), ...lines].join('\n'));
}
