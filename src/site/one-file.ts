import { buildSync } from 'esbuild';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneFile } from '../core/export/one-file.ts';
import { root } from '../io/root.ts';
import { isUnusedIndex } from './search.ts';
import type { Site } from './site.ts';
import { versionDate } from './version.ts';

/** Returns the edition as one HTML file, with the search index in `folder`/pagefind inside. */
export function oneFileOf(site: Site, folder: string): string {
  const style = readFileSync(join(root, 'src/styles/one-file.css'), 'utf8');
  const index = join(folder, 'pagefind');
  const script = scriptOf(index);
  // A hash lets this one script run, and no other: a file has no origin that could be named.
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const imprint = { site: site.url, date: versionDate(site.edition) };
  return oneFile(site.shown, site, imprint, { policy, style, script, data: dataOf(site, index) });
}

function hashOf(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

/** Returns the script of the file, with the indexer's own script in it. */
function scriptOf(index: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(root, 'src/browser/one-file/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: 'es2022',
    alias: { 'margent:pagefind': join(index, 'pagefind.js') },
    inject: [join(root, 'src/browser/one-file/data.ts')],
    define: { 'import.meta.url': '"https://margent.invalid/pagefind/pagefind.js"' },
    logLevel: 'error',
  });
  // The end tag of a script, wherever it stands, ends the script.
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
}

function dataOf({ edition, shown }: Site, index: string): string {
  const files = readdirSync(index, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(index.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.endsWith('.js') && !isUnusedIndex(path))
    .sort();
  const entry = JSON.parse(readFileSync(join(index, 'pagefind-entry.json'), 'utf8')) as {
    languages: Record<string, unknown>;
  };
  const own = edition.about.language.toLowerCase();
  const languages = Object.keys(entry.languages).sort(
    (a, b) => Number(b === own) - Number(a === own),
  );
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return JSON.stringify({
    index: Object.fromEntries(files.map((path) => [path, base64(readFileSync(join(index, path)))])),
    languages,
    seeds: Object.fromEntries(
      shown.flatMap(({ seed }) => (seed ? [[seed.name, base64(seed.bytes)]] : [])),
    ),
  });
}
