import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { imagesOfBook, typeOfImage } from '../core/export/book-images.ts';
import { oneFile } from '../core/export/one-file.ts';
import { searcherOf } from '../core/text/tags.ts';
import { appearanceRules } from '../core/view/appearance.ts';
import { toneRules } from '../core/render/tones.ts';
import { hasOriginals, hasTables, listedSources } from '../core/view/shown.ts';
import { modulePath, toolFolder } from '../io/root.ts';
import { namesOf } from './names.ts';
import type { Bundles } from './search.ts';
import type { Site } from './site.ts';
import { bundledWords } from './browser-words.ts';
import { columnRules, renditionRules } from './style-sheets.ts';
import { inTypeface } from './typeface.ts';
import { verdictsForSearch } from '../core/view/search.ts';

/** Returns the edition as one HTML file, with the search index in `folder`/pagefind and the images in `folder` inside. */
export async function oneFileOf(site: Site, folder: string): Promise<string> {
  const style =
    (hasTables(site) ? columnRules() : '') +
    inTypeface(site.edition.about, oneFileStyle()) +
    (hasOriginals(site) ? renditionRules() : '') +
    appearanceRules(site.edition.about);
  const index = join(folder, 'pagefind');
  const { language } = site.edition.about;
  const script = await scriptOf(index, searchersIn(index), language);
  // A hash lets this one script run, and no other: a file has no origin that could be named.
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hashOf(style)}'`,
    ...(imagesOfBook(site).length > 0 ? ['img-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const image = (path: string) =>
    `data:${typeOfImage(path)};base64,${base64(readFileSync(join(folder, path)))}`;
  return oneFile(site, { policy, style, script, data: dataOf(site, index), image });
}

/** Returns the style sheet of the one file: what it has in common with the pages, and what is its own. */
export function oneFileStyle(): string {
  const [tokens, ...sheets] = [
    ...['tokens', 'verdict', 'unseen', 'one-file', 'found', 'emphasis', 'comparison'],
  ].map((name) => readFileSync(join(toolFolder, `src/styles/${name}.css`), 'utf8'));
  return [tokens, toneRules(), ...sheets].join('');
}

function hashOf(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

/**
 * Returns the script of the file, with the indexer's own script in it, once for each of its `searchers`: a
 * comment makes it another module to the bundler, too. It is handed over as it is, since the bundler reads signs of a
 * path, such as `#` and `*`, as more than a name.
 */
async function scriptOf(
  index: string,
  searchers: readonly string[],
  language: string,
): Promise<string> {
  // Where nothing is to be found yet, there is no indexer.
  const own = searchers.length === 0 ? '' : readFileSync(join(index, 'pagefind.js'), 'utf8');
  const indexer = (name: string) => {
    const encoded = Buffer.from(`${own}\n// ${name}\n`).toString('base64');
    return `'data:text/javascript;base64,${encoded}'`;
  };
  const names = searchers.map((name, n) => `${JSON.stringify(name)}: indexer${n}`);
  const { outputFiles } = await build({
    stdin: {
      contents: [
        `import { start } from './${modulePath('src/browser/one-file/main')}';`,
        ...searchers.map((name, n) => `import * as indexer${n} from ${indexer(name)};`),
        `start({ ${names.join(', ')} });`,
      ].join('\n'),
      resolveDir: toolFolder,
    },
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: 'es2022',
    plugins: [bundledWords(language)],
    inject: [join(toolFolder, modulePath('src/browser/one-file/data'))],
    define: {
      // As Astro defines it for the site: nothing of `dev` is in what is published.
      'import.meta.env.DEV': 'false',
      'import.meta.url': '"https://margent.invalid/pagefind/pagefind.js"',
    },
    logLevel: 'error',
  });
  // The end tag of a script, wherever it stands, ends the script.
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
}

/** The names of what searches the languages of an index. */
function searchersIn(index: string): string[] {
  const bundles = JSON.parse(readFileSync(join(index, 'bundles.json'), 'utf8')) as Bundles;
  const all = bundles.flatMap((languages) => Object.entries(languages));
  return [...new Set(all.map(([name, { stemmed }]) => searcherOf(name, stemmed)))];
}

function dataOf(site: Site, index: string): string {
  const files = readdirSync(index, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(index, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.js'))
    .sort()
    .map((path) => [`pagefind/${path}`, base64(readFileSync(join(index, path)))] as const);
  const seeds = listedSources(site).map(({ seed }) => [seed.name, base64(seed.bytes)] as const);
  return JSON.stringify({
    files: Object.fromEntries([
      ...files,
      ['search/names.json', base64(Buffer.from(namesOf(site)))],
    ]),
    verdicts: verdictsForSearch(site.edition),
    seeds: Object.fromEntries(seeds),
  });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
