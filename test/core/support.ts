import { wordingOf } from '../../src/core/words/wording.ts';
import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import type { Edition } from '../../src/core/edition/edition.ts';
import { preview, type PublishedSource } from '../../src/core/edition/published.ts';
import { readEdition } from '../../src/core/edition/read.ts';
import type { CachedPage } from '../../src/core/edition/source.ts';
import type { EditionFile, PageCache, Refusal } from '../../src/core/edition/files.ts';
import { type TextFile, textFile } from '../../src/core/page/file.ts';
import { type ParsedPage, parsePage } from '../../src/core/page/parse.ts';
import type { Finding } from '../../src/core/problem.ts';
import { createBibliography } from '../../src/core/render/bibliography.ts';
import type { Rendering } from '../../src/core/render/context.ts';
import { html } from '../../src/core/render/hast.ts';
import { type ShownEdition, sortSources } from '../../src/core/view/shown.ts';
import { createMarks } from '../../src/core/render/notes.ts';
import { renderText } from '../../src/core/render/text.ts';
import { fold } from '../../src/core/text/fold.ts';

/** A file by its path: its text, its bytes, or why it was not read. */
export type Given = Record<string, string | Uint8Array | { refused: Refusal; head?: Uint8Array }>;

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function fileOf(path: string, given: Given[string]): EditionFile {
  if (typeof given === 'object' && 'refused' in given) return { path, ...given };
  const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
  return { path, bytes, sha256: sha256(bytes) };
}

/** Reads an edition of these files, as the disk would list them. */
export function editionOf(given: Given, cache?: PageCache<CachedPage>): Edition {
  const files = Object.entries(given).map(([path, file]) => fileOf(path, file));
  return readEdition({ files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) }, cache);
}

/** The files of an edition whose seed is `seed`, annotated as `body` (what follows the frontmatter). */
export function filesOf(seed: string, body: string, more: Given = {}, front = ''): Given {
  return {
    'content/edition.yaml': 'title: A test\n',
    'content/sources/a.mdx': `---\ntitle: A\nseed: a.txt\n${front}---\n\n${body}`,
    'seeds/a.txt': seed,
    ...more,
  };
}

export function sourceOf(edition: Edition): PublishedSource {
  const [source] = preview(edition).sources;
  if (!source) throw new Error('the edition has no source');
  return source;
}

export function renderingOf(edition: Edition): Rendering {
  const { references, about, sources } = edition;
  const cites = sources.flatMap(({ page }) => page.cites);
  return {
    edition: preview(edition),
    bibliography: createBibliography(
      [...references.values()],
      cites,
      edition.style,
      about.language,
    ),
    wording: wordingOf(about.language),
    href: (path) => path,
  };
}

/** An edition as it is shown, with its addresses as they are, under a URL where one is given. */
export function shownOf(edition: Edition, url = ''): ShownEdition {
  const drawn = preview(edition);
  return { ...renderingOf(edition), edition: drawn, ...sortSources(drawn), url };
}

/** Renders the source text of the first page. */
export function textHtml(edition: Edition): string {
  return htmlOf(sourceOf(edition), renderingOf(edition));
}

/** Renders the source text of a page. */
export function htmlOf(source: PublishedSource, rendering: Rendering): string {
  return html([renderText(source, rendering, createMarks(source, rendering).mark)]);
}

/** Parses a page of this file against a seed; the seed's own faults are left to others. */
export function pageOf(
  mdx: string,
  seed: string,
  changed = false,
): ParsedPage & { file: TextFile } {
  const file = textFile('content/sources/a.mdx', mdx);
  const parsed = parsePage('a', file, () => ({ path: 'seeds/a.txt', text: seed, changed }));
  return { ...parsed, file };
}

/** A page with this source text, and below it this prose. */
export function mdxOf(text: string, rest = '', front = ''): string {
  return `---\ntitle: A\nseed: a.txt\n${front}---\n\n<Source>\n\n${text}\n\n</Source>\n${rest}`;
}

/** The faults of a list as `code line:column`, for comparison. */
export function placesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ code, place: { start } }) =>
    start ? `${code} ${start.line}:${start.column}` : code,
  );
}

/**
 * Reads the source text back from HTML as the public contract says, with a reader that the build does not use:
 * the `textContent` of the one element with `data-seed`, without the elements with `data-apparatus`, folded.
 */
export function readBack(page: string): string {
  let found = 0;
  let depth = 0;
  let hidden = 0;
  let text = '';
  const empty = new Set(['br', 'hr', 'img', 'meta', 'link', 'input']);
  const parser = new Parser({
    onopentag(name, attributes) {
      if ('data-seed' in attributes) found++;
      if (empty.has(name)) return;
      if (depth > 0 || 'data-seed' in attributes) depth++;
      if (hidden > 0 || 'data-apparatus' in attributes) hidden++;
    },
    onclosetag(name) {
      if (empty.has(name)) return;
      if (depth > 0) depth--;
      if (hidden > 0) hidden--;
    },
    ontext(data) {
      if (depth > 0 && hidden === 0) text += data;
    },
  });
  parser.write(page);
  parser.end();
  if (found !== 1) throw new Error(`${found} elements have data-seed, expected one`);
  return fold(text);
}
