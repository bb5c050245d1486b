import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Edition } from '../core/edition/edition.ts';
import { jsonSchemas } from '../core/export/json-schema.ts';
import { isInside } from '../io/journal.ts';
import { readRegularFile, sha256 } from '../io/read.ts';

/** The folders whose pages have fields of one kind, by the name of the schema for those. */
const collections = new Map([
  ['source', 'sources'],
  ['entry', 'glossary'],
  ['comparison', 'comparisons'],
  ['source-words', 'sources-in-other-languages'],
  ['entry-words', 'glossary-in-other-languages'],
]);

/**
 * Writes what Astro's language server completes and checks the fields on top of a page by, as Astro does for pages of
 * its own: https://docs.astro.build/en/reference/experimental-flags/content-intellisense/. It looks in the folder that
 * the editor has open; where that of the edition has no settings for one, nothing is written. Nor is anything where that
 * would lead through a link: the edition may have come with it from anywhere. Who edits is warned of that.
 */
export function writeEditorFiles(
  dir: string,
  { sources, glossary, comparisons, translations }: Edition,
  warn: (words: string) => void,
): void {
  if (!existsSync(join(dir, '.vscode'))) return;
  const translated = [...translations.values()];
  const files: Record<string, readonly { file: string }[]> = {
    source: sources.map(({ page }) => page),
    entry: [...glossary.values()],
    comparison: [...comparisons, ...translated.flatMap((one) => [...one.comparisons.values()])],
    'source-words': translated.flatMap((one) => [...one.sources.values()].map(({ page }) => page)),
    'entry-words': translated.flatMap((one) => [...one.glossary.values()]),
  };
  const entries = Object.entries(files).flatMap(([schema, own]) =>
    own.map(({ file }) => [addressOf(join(dir, file)), collections.get(schema)]),
  );
  const names = [...collections.values()].map((name) => ({ hasSchema: true, name }));
  const contents = new Map([
    [
      'collections.json',
      JSON.stringify({ collections: names, entries: Object.fromEntries(entries) as object }),
    ],
    ...[...jsonSchemas()].flatMap(([name, schema]) => {
      const collection = collections.get(name);
      return collection === undefined ? [] : [[`${collection}.schema.json`, schema] as const];
    }),
  ]);
  for (const [name, content] of contents) {
    const path = `.astro/collections/${name}`;
    if (isInside(dir, path)) write(join(dir, path), content);
    else
      warn(
        `Unexpected ${path}, expected a regular file in regular folders: the editor completes no fields`,
      );
  }
}

/** An address as the language server compares it. */
function addressOf(path: string): string {
  return decodeURIComponent(pathToFileURL(path).href).toLowerCase();
}

function write(file: string, content: string): void {
  const there = readRegularFile(file);
  if ('sha256' in there && there.sha256 === sha256(content)) return;
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${randomUUID()}`;
  writeFileSync(beside, content, { flag: 'wx' });
  renameSync(beside, file);
}
