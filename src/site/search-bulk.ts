import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textContent } from '../core/render/hast.ts';
import { type CountedSign, placeSigns, withSigns } from '../core/text/signs.ts';
import { sha256 } from '../io/read.ts';
import { writeWhole } from '../io/write-whole.ts';
import type { Described, RecordBlock, SearchDocument } from './records/document.ts';
import { addressesOf } from './records/sources.ts';
import { documentsOf } from './records.ts';
import type { Site, Sites } from './site.ts';

/** The files with which a server answers in the place of the browser: what it is to know, and how. */
const bulkFiles = { records: 'search-records.ndjson', mapping: 'search-mapping.json' };

/** How OpenSearch and Elasticsearch are to take the fields of a record: what is searched as text, the rest as it stands. */
const mapping = {
  mappings: {
    dynamic: 'strict',
    properties: {
      url: { type: 'keyword' },
      kind: { type: 'keyword' },
      language: { type: 'keyword' },
      title: { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } },
      aside: { type: 'text' },
      text: { type: 'text' },
      shown: { type: 'text', index: false },
      source: { type: 'keyword' },
      speaker: { type: 'keyword' },
      verdict: { type: 'keyword' },
      // A year before our era has a sign, which `yyyy` would not read.
      date: { type: 'date', format: 'uuuu-MM-dd||uuuu-MM||uuuu', ignore_malformed: true },
    },
  },
};

/**
 * Writes all that can be found in a site into its folder, in the bulk format of OpenSearch and Elasticsearch: for each result an
 * action that puts it under its address, and the result, each in a line; and the mapping of their index. Addresses are whole
 * where the edition says where it is published. `ofSource` returns the lines of a source, by its address, where it was drawn elsewhere.
 */
export function writeSearchBulk(
  all: Sites,
  folder: string,
  ofSource?: (address: string) => string,
): void {
  writeFileSync(join(folder, bulkFiles.mapping), `${JSON.stringify(mapping, undefined, 2)}\n`);
  const file = openSync(join(folder, bulkFiles.records), 'w');
  const [site] = all;
  const sources = addressesOf(all, ({ shown }) => shown);
  try {
    for (const document of documentsOf(all)) {
      const isElsewhere = ofSource !== undefined && sources.has(document.address);
      writeWhole(file, isElsewhere ? ofSource(document.address) : resultsOf(document, site));
    }
  } finally {
    closeSync(file);
  }
}

/** Returns the results of a document as lines. */
export function resultsOf({ described }: SearchDocument, site: Site): string {
  return described()
    .map((one) => linesOf(one, site))
    .join('');
}

function linesOf(described: Described, { url: published, href }: Site): string {
  const [page = ''] = described.url.split('#');
  const own = new URL(described.url, 'https://site.invalid').hash;
  return described.blocks
    .map((block) => {
      const anchor = block.anchor === '' ? own : `#${block.anchor}`;
      const url = published === '' ? href(page) + anchor : published + page + anchor;
      return `${JSON.stringify({ index: { _id: idOf(url) } })}\n${JSON.stringify(resultOf(block, url, described))}\n`;
    })
    .join('');
}

/** How long an `_id` may be in Elasticsearch, in bytes; in OpenSearch, too. */
const longestId = 512;

/** Returns what a result is put under: its address, or where that is too long, its beginning and its digest. */
function idOf(url: string): string {
  if (Buffer.byteLength(url) <= longestId) return url;
  const digest = sha256(url);
  const begins = Buffer.from(url).subarray(0, longestId - digest.length - 1);
  // A character that is cut through waits for more, which does not come.
  return `${new TextDecoder().decode(begins, { stream: true })}~${digest}`;
}

/** Returns a result by the names of the mapping; what is not known of it is left out. */
function resultOf(block: RecordBlock, url: string, described: Described): object {
  const { kind, words, signs = [], title = described.source, aside, speaker, verdict } = block;
  const { language, source, date } = described;
  const text = words
    .map((word) => (typeof word === 'string' ? word : textContent([word])))
    .join('');
  return {
    url,
    kind,
    language,
    title,
    aside,
    text,
    shown: signs.length > 0 ? shownOf(text, signs) : undefined,
    source,
    speaker,
    verdict,
    date: block.date ?? date,
  };
}

/** Returns words with their signs. */
function shownOf(text: string, signs: readonly CountedSign[]): string {
  return withSigns({ start: 0, end: text.length }, text, placeSigns(signs, text)).text;
}
