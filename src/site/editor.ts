import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Edition } from '../core/edition/edition.ts';
import { jsonSchemas } from '../core/export/json-schema.ts';

/** The folders whose pages have fields of one kind, with the name of the schema for those. */
const collections = { sources: 'source', glossary: 'entry' };

/**
 * Writes what Astro's language server completes and checks the fields on top of a page by, as Astro does for pages of
 * its own: https://docs.astro.build/en/reference/experimental-flags/content-intellisense/. It looks in the folder that
 * the editor has open; where that of the edition has no settings for one, nothing is written.
 */
export function writeEditorFiles(dir: string, { sources, glossary }: Edition): void {
  if (!existsSync(join(dir, '.vscode'))) return;
  const files = [
    ...sources.map(({ page }) => page.file),
    ...[...glossary.values()].map((e) => e.file),
  ];
  const entries = files.map((path) => [addressOf(join(dir, path)), path.split('/')[1]]);
  const names = Object.keys(collections).map((name) => ({ hasSchema: true, name }));
  write(
    dir,
    'collections.json',
    JSON.stringify({ collections: names, entries: Object.fromEntries(entries) as object }),
  );
  const schemas = jsonSchemas();
  for (const [name, schema] of Object.entries(collections))
    write(dir, `${name}.schema.json`, String(schemas.get(schema)));
}

/** An address as the language server compares it. */
function addressOf(path: string): string {
  return decodeURIComponent(pathToFileURL(path).href).toLowerCase();
}

function write(dir: string, name: string, content: string): void {
  const file = join(dir, '.astro/collections', name);
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return;
  mkdirSync(join(dir, '.astro/collections'), { recursive: true });
  writeFileSync(file, content);
}
