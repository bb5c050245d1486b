import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { attribute, readPage } from './built.ts';

/** What a page and all that it loads weigh, in bytes: HTML, CSS and JavaScript compressed with gzip, fonts as they are. */
export interface Weight {
  html: number;
  css: number;
  js: number;
  fonts: number;
}

/** Returns what a reader of `file` (`sources/x/index.html`) is sent, search not asked for. */
export function weightOf(out: string, base: string, file: string): Weight {
  const page = readPage({ out }, file);
  const read = (href: string) => readFileSync(join(out, href.slice(base.length)));
  const zipped = (contents: Buffer[]) =>
    contents.reduce((sum, one) => sum + gzipSync(one).length, 0);
  const links = (rel: string) =>
    page.elements.flatMap((one) =>
      attribute(one, 'rel') === rel ? (attribute(one, 'href') ?? []) : [],
    );
  const scripts = page.elements.flatMap((one) =>
    one.name === 'script' ? (attribute(one, 'src') ?? []) : [],
  );
  return {
    html: gzipSync(readFileSync(join(out, file))).length,
    css: zipped(links('stylesheet').map(read)),
    js: zipped([...withImports(scripts, read)].map(read)),
    fonts: links('preload').reduce((sum, href) => sum + read(href).length, 0),
  };
}

/** Returns scripts and those that they import, by the names that Vite writes. */
function withImports(scripts: readonly string[], read: (href: string) => Buffer): Set<string> {
  const all = new Set(scripts);
  for (const href of all) {
    for (const [, name = ''] of read(href)
      .toString()
      .matchAll(/from\s*["']\.\/([^"']+)["']|import\s*["']\.\/([^"']+)["']/g)) {
      if (name !== '') all.add(href.replace(/[^/]*$/, name));
    }
  }
  return all;
}
