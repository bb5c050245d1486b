import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ask } from '../../../src/browser/search/ask.ts';
import { hitOf } from '../../../src/browser/search/hit.ts';
import { summaryOf } from '../../../src/browser/search/labels.ts';
import {
  type IndexLocation,
  loadLibrary,
  type Module,
} from '../../../src/browser/search/pagefind.ts';
import { parseQuery } from '../../../src/browser/search/query.ts';
import type { Chosen, SearchState } from '../../../src/browser/search/state.ts';
import type { Node } from '../../../src/core/render/hast.ts';
import type { CountedSign } from '../../../src/core/text/signs.ts';
import type { SearchDocument } from '../../../src/site/records/document.ts';
import { filesOfIndex, type IndexFiles } from '../../../src/site/search.ts';

/** What a question is answered. */
export interface Answered {
  /** The texts found, by their index, in order. */
  found: number[];
  /** What is shown of each of them; and what is marked in it, and asked to be highlighted where it stands. */
  excerpts: string[];
  marked: string[][];
  asked: string[][];
  languages: (string | undefined)[];
  /** How the title and the excerpt of each run. */
  runs: (readonly [title: string, excerpt: string])[];
  missing: string[];
  resembling: string[];
  /** What a reader is told of the results. */
  told: string;
}

/** Texts that can be asked as those of an edition are, by the indexer itself; there is no page. */
export interface Indexed {
  /** Whether all of them are there. */
  whole: boolean;
  shelf: IndexLocation;
  /** Its files, as they are at the moment; and the paths of those that were asked for. */
  files: IndexFiles;
  requests: string[];
  ask: (query: string, chosen?: Chosen) => Promise<Answered>;
  close: () => void;
}

/** A text in a language, what has signs in it, and words before it in its record. */
export type Text = readonly [
  language: string,
  text: string,
  signs?: readonly CountedSign[],
  before?: readonly (Node | string)[],
];

interface Options {
  /** How many texts a bundle has at the most. */
  limit?: number;
  /** The files that cannot be had; and those that cannot be for now, by what may be changed. */
  lost?: RegExp;
  away?: { paths: RegExp | undefined };
}

/** Returns texts as they are searched, each a paragraph at an address of its own; `made` is told of each that is made. */
export function documentsOf(
  texts: readonly Text[],
  made: (url: string) => void = () => {},
): SearchDocument[] {
  return texts.map(([language, text, signs = [], before = []], n) => {
    const url = `/${n}/`;
    const blocks = [
      { kind: 'paragraph' as const, anchor: '', words: [...before, text], signs, title: 'A' },
    ];
    const described = () => {
      made(url);
      return [{ url, language, blocks }];
    };
    return { address: url, key: `${url} ${language} ${text}`, described };
  });
}

/** Indexes texts. */
export async function indexed(
  texts: readonly Text[],
  { limit, lost, away }: Options = {},
): Promise<Indexed> {
  const folder = mkdtempSync(join(tmpdir(), 'index-'));
  const files = await filesOfIndex(documentsOf(texts), folder, limit);
  for (const path of files.keys()) if (lost?.test(path)) files.delete(path);
  const script = files.get('pagefind.js')?.file ?? '';
  const requests: string[] = [];
  const close = standIn(files, requests, away);
  const shelf: IndexLocation = {
    bundle: '/pagefind/',
    base: '/',
    load: (name) => import(`${pathToFileURL(script).href}?${name}`) as Promise<Module>,
    workers: false,
  };
  const { indexes, whole } = await loadLibrary(shelf);
  return {
    whole,
    shelf,
    files,
    requests,
    ask: async (query, chosen = {}) => {
      const state: SearchState = { query, chosen, sort: 'relevance', shown: 50 };
      const answers = await Array.fromAsync(ask(indexes, state));
      const answer = answers.at(-1);
      if (!answer) throw new Error('no answer');
      const { places, missing, resembling } = answer;
      const hits = places.map((place) => hitOf(place, parseQuery(query)));
      return {
        found: hits.map(({ href }) => Number(/\d+/.exec(href)?.[0])),
        excerpts: hits.map(({ excerpt }) => excerpt.map((one) => one.text).join('')),
        asked: hits.map(({ href }) =>
          new URL(href, 'https://margent.invalid/').searchParams.getAll('hl'),
        ),
        marked: hits.map(({ excerpt }) =>
          excerpt.filter((one) => one.found).map((one) => one.text),
        ),
        languages: hits.map((hit) => hit.language),
        runs: hits.map(({ runs }) => [runs.title, runs.excerpt] as const),
        missing,
        resembling,
        told: summaryOf({
          ...answer,
          ...{ places: places.length, sources: 0, beyond: 0 },
          partial: !whole,
        }),
      };
    },
    close: () => {
      close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Puts in place what the indexer's script takes from a browser: the language of the page, and its files. */
function standIn(files: IndexFiles, requests: string[], away?: Options['away']): () => void {
  const documentElement = { lang: 'en' };
  const document = {
    documentElement,
    querySelector: () => ({ getAttribute: () => documentElement.lang }),
  };
  const fetch = async (address: string | URL) => {
    const path = String(address).replace(/^.*\/pagefind\/|\?.*$/g, '');
    requests.push(path);
    if (away?.paths?.test(path)) throw new TypeError('Failed to fetch');
    const { file, content } = files.get(path) ?? {};
    if (file !== undefined) return new Response(readFileSync(file));
    return new Response(content, { status: content === undefined ? 404 : 200 });
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
