import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ask } from '../../../src/browser/search/ask.ts';
import { hitOf } from '../../../src/browser/search/hit.ts';
import { toldOf } from '../../../src/browser/search/labels.ts';
import { loadIndexes, type Module } from '../../../src/browser/search/pagefind.ts';
import { parseQuery } from '../../../src/browser/search/query.ts';
import type { Chosen } from '../../../src/browser/search/state.ts';
import { recordOf } from '../../../src/site/records/document.ts';
import { filesOfIndex } from '../../../src/site/search.ts';

/** What a question is answered. */
export interface Answered {
  /** The texts found, by their index, in order. */
  found: number[];
  /** What is marked in each of them. */
  marked: string[][];
  languages: (string | undefined)[];
  total: number;
  missing: string[];
  resembling: string[];
  /** What a reader is told of the results. */
  told: string;
}

/** Texts that can be asked as those of an edition are, by the indexer itself; there is no page. */
export interface Indexed {
  ask: (query: string, chosen?: Chosen) => Promise<Answered>;
  close: () => void;
}

/** Indexes texts, each a paragraph in a language, for an edition in `language`. */
export async function indexed(
  texts: readonly (readonly [language: string, text: string])[],
  language = 'en',
): Promise<Indexed> {
  const records = texts.map(([of, text], n) =>
    recordOf(
      { kind: 'paragraph', url: `/${n}/`, language: of, facets: {}, detail: { title: 'A' } },
      [text],
    ),
  );
  const files = new Map((await filesOfIndex(records)).map(({ path, content }) => [path, content]));
  const folder = mkdtempSync(join(tmpdir(), 'index-'));
  const script = join(folder, 'pagefind.js');
  writeFileSync(script, files.get('pagefind.js') ?? '');
  const close = standIn(files);
  const indexes = await loadIndexes({
    bundle: 'https://margent.invalid/index/pagefind/',
    base: '/',
    language,
    load: (name) => import(`${pathToFileURL(script).href}?${name}`) as Promise<Module>,
    workers: false,
  });
  return {
    ask: async (query, chosen = {}) => {
      const { take, ...answer } = await ask(indexes, {
        query,
        chosen,
        sort: 'relevance',
        shown: 50,
      });
      const hits = (await take(50)).map((fragment) => hitOf(fragment, parseQuery(query)));
      return {
        found: hits.map(({ href }) => Number(/\d+/.exec(href)?.[0])),
        marked: hits.map(({ excerpt }) =>
          excerpt.filter((one) => one.found).map((one) => one.text),
        ),
        languages: hits.map((hit) => hit.language),
        total: answer.total,
        missing: answer.missing,
        resembling: answer.resembling,
        told: toldOf(answer),
      };
    },
    close: () => {
      close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Puts in place what the indexer's script takes from a browser: the language of the page, and its files. */
function standIn(files: ReadonlyMap<string, Uint8Array>): () => void {
  const documentElement = { lang: 'en' };
  const document = {
    documentElement,
    querySelector: () => ({ getAttribute: () => documentElement.lang }),
  };
  const fetch = async (address: string | URL) => {
    const path = String(address).replace(/^.*\/(?:pagefind|index-[^/]*)\/|\?.*$/g, '');
    const content = files.get(path);
    return new Response(content && new Uint8Array(content), { status: content ? 200 : 404 });
  };
  const global: Record<string, unknown> = {
    window: globalThis,
    document,
    fetch,
    location: { href: 'https://margent.invalid/' },
  };
  const before = Object.keys(global).map((name) => [name, Reflect.get(globalThis, name)] as const);
  Object.assign(globalThis, global);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(globalThis, name);
      else Reflect.set(globalThis, name, value);
    }
  };
}
