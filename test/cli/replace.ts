import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces one stretch of a file that must be there. */
export function replaceIn(path: string, found: string, replacement: string): void {
  const text = readFileSync(path, 'utf8');
  if (!text.includes(found)) throw new Error(`${path} has no “${found}”`);
  writeFileSync(
    path,
    text.replace(found, () => replacement),
  );
}
