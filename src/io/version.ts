import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './read.ts';
import { toolFolder } from './root.ts';

let known: string | undefined;

/**
 * Returns a digest of the whole code as it was when this was first asked, of the packages that it may use and of what
 * runs it. What is kept between runs carries it: that which parts of the code a result depends on could be forgotten.
 */
export function toolVersion(): string {
  known ??= digest();
  return known;
}

function digest(): string {
  const files = readdirSync(join(toolFolder, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const all = [...files.sort(), join(toolFolder, 'package-lock.json')];
  const read = all.map((file) => `${file.slice(toolFolder.length)}\n${readFileSync(file, 'utf8')}`);
  return sha256([process.version, ...read].join('\n'));
}
