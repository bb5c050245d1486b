import { decode } from '../text/decode.ts';
import { type TextFile, textFile } from '../page/file.ts';
import { locator } from '../page/locate.ts';
import { type ParsedPage, parsePage } from '../page/parse.ts';
import { readYaml } from '../page/yaml.ts';
import type { Finding, Place } from '../problem.ts';
import type { Edition, GlossaryEntry, LinkedRow, Source } from './edition.ts';
import { parseEntry } from './entry.ts';
import type { EditionFile, EditionFiles, PageCache } from './files.ts';
import { parseGuide } from './guide.ts';
import { refusalFinding, undecodableFile, unreadFile } from './refusals.ts';
import { type EditionData, editionSchema } from './schema/edition.ts';
import { idPattern } from './schema/fields.ts';
import { decoderFor, decodeSeed, type Seed, seedName } from './seed.ts';
import { readSums, type Sum } from './sums.ts';
import { orderSources } from './order.ts';
import { parseReferences, type Reference, repeatedReferences } from './references.ts';
import { createTerms, linkCommentary, linkPage, type Terms } from './terms.ts';
import { parseTimeline } from './timeline.ts';

/** A parsed page as it is kept between runs: with what its seed was when it was parsed. */
export interface CachedPage extends ParsedPage {
  seed: string;
}

/** The files of an edition by what they are for. */
interface Sorted {
  seeds: Seed[];
  texts: Map<string, TextFile>;
  hashes: Map<string, string>;
  findings: Finding[];
}

/**
 * Reads a whole edition: every file parsed, every link made, every fault that reading shows collected. Pages
 * come from `cache` where neither they nor their seeds have changed. Linear in the size of the edition.
 */
export function readEdition({ files }: EditionFiles, cache?: PageCache<CachedPage>): Edition {
  const sorted = sortFiles(files);
  const { texts, findings } = sorted;
  const sumsFile = texts.get('seeds/SHA256SUMS');
  const { sums, findings: sumFindings } = sumsFile
    ? readSums(sumsFile)
    : { sums: new Map<string, Sum>(), findings: [] };
  const about = readAbout(texts.get('content/edition.yaml'));
  findings.push(...sumFindings, ...about.findings);
  const seeds = new Map(sorted.seeds.map((seed) => [seed.name, withSum(seed, sums)]));
  const entries = pathsIn(texts, 'content/glossary/').map((path) =>
    parseEntry(idOf(path), must(texts, path)),
  );
  findings.push(...entries.flatMap((entry) => entry.findings));
  const terms = createTerms(entries);
  const references = readReferences(texts, findings);
  const sources = pathsIn(texts, 'content/sources/').map((path) =>
    readSource(must(texts, path), sorted.hashes.get(path) ?? '', seeds, terms, findings, cache),
  );
  const { rows, findings: rowFindings } = readTimeline(texts.get('content/timeline.yaml'), terms);
  findings.push(...rowFindings);
  const guides = pathsIn(texts, 'content/guides/').map((path) =>
    parseGuide(idOf(path), must(texts, path)),
  );
  findings.push(...guides.flatMap((guide) => guide.findings));
  const glossary = new Map<string, GlossaryEntry>();
  for (const entry of entries) {
    const linked = linkCommentary(entry.prose, must(texts, entry.file), terms, entry.id);
    findings.push(...linked.findings);
    glossary.set(entry.id, { ...entry, linked: linked.prose, mentions: linked.mentions });
  }
  return {
    about: about.data,
    aboutFields: about.fields,
    verdicts: new Map(about.data.verdicts.map((verdict) => [verdict.id, verdict])),
    kinds: new Map(about.data.kinds.map((kind) => [kind.id, kind])),
    seeds,
    sums,
    sources: orderSources(sources, about.data.order),
    glossary,
    references,
    timeline: rows,
    guides,
    files: texts,
    findings,
  };
}

function must(texts: Map<string, TextFile>, path: string): TextFile {
  const file = texts.get(path);
  if (!file) throw new Error(`no file ${path}`);
  return file;
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.mdx$/, '');
}

function pathsIn(texts: Map<string, TextFile>, folder: string): string[] {
  return [...texts.keys()].filter((path) => path.startsWith(folder));
}

const page = /^content\/(?:sources|glossary|guides)\/[^/]+\.mdx$/;
const known = /^content\/(?:edition|timeline)\.yaml$|^content\/references\/[^/]+\.(?:json|bib)$/;

function sortFiles(files: EditionFile[]): Sorted {
  const sorted: Sorted = { seeds: [], texts: new Map(), hashes: new Map(), findings: [] };
  for (const file of files) sortFile(file, sorted);
  return sorted;
}

function sortFile(file: EditionFile, sorted: Sorted): void {
  const { path } = file;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isSeed = path.startsWith('seeds/') && path !== 'seeds/SHA256SUMS';
  if ('refused' in file) {
    sorted.findings.push(refusalFinding(path, file.refused, isSeed));
    return;
  }
  if (isSeed) {
    if (path !== `seeds/${name}` || !seedName.test(name)) sorted.findings.push(illNamedSeed(path));
    else sorted.seeds.push({ name, path, sha256: file.sha256, bytes: file.bytes });
    return;
  }
  if (path !== 'seeds/SHA256SUMS' && !page.test(path) && !known.test(path)) {
    sorted.findings.push(unreadFile(path));
    return;
  }
  if (page.test(path) && !idPattern.test(idOf(path))) sorted.findings.push(illNamedPage(path));
  const decoded = decode(file.bytes, 'utf-8', decoderFor);
  if (!('text' in decoded)) {
    sorted.findings.push(undecodableFile(path, 'badByte' in decoded ? decoded.badByte : 0));
    return;
  }
  sorted.texts.set(path, textFile(path, decoded.text));
  sorted.hashes.set(path, file.sha256);
}

function illNamedSeed(path: string): Finding {
  return {
    code: 'seed-name',
    message: `Unexpected name “${path}”, expected a file directly in seeds/ whose name is letters, digits, “.”, “_” and “-” and ends in .txt`,
    place: { file: path },
    hint: 'rename the file, and its line in seeds/SHA256SUMS',
  };
}

function illNamedPage(path: string): Finding {
  return {
    code: 'id-ill-formed',
    message: `Unexpected file name “${path}”, expected lower-case letters, digits and single hyphens, then .mdx`,
    place: { file: path },
    hint: 'rename the file: its name is its address',
  };
}

function readAbout(file: TextFile | undefined): {
  data: EditionData;
  fields: Record<string, Place>;
  findings: Finding[];
} {
  const fallback = editionSchema.parse({ title: 'Untitled edition' });
  if (!file) return { data: fallback, fields: {}, findings: [missingAbout()] };
  const { data, fields, findings } = readYaml(file, editionSchema);
  return { data: data ?? fallback, fields, findings };
}

function missingAbout(): Finding {
  return {
    code: 'edition-missing',
    message:
      'Unexpected folder without content/edition.yaml, expected the title of the edition there',
    place: { file: 'content/edition.yaml' },
    hint: 'write the file, with a line “title: …”, or name another folder with --edition',
  };
}

function withSum(seed: Seed, sums: Map<string, Sum>): Seed {
  const sum = sums.get(seed.name);
  return sum ? { ...seed, sum } : seed;
}

function readReferences(texts: Map<string, TextFile>, findings: Finding[]): Map<string, Reference> {
  const all: Reference[] = [];
  for (const path of pathsIn(texts, 'content/references/')) {
    const read = parseReferences(must(texts, path), path.endsWith('.bib') ? 'bibtex' : 'csl-json');
    all.push(...read.references);
    findings.push(...read.findings);
  }
  findings.push(...repeatedReferences(all, texts));
  const byKey = new Map<string, Reference>();
  for (const reference of all) {
    if (!byKey.has(reference.key)) byKey.set(reference.key, reference);
  }
  return byKey;
}

function readSource(
  file: TextFile,
  hash: string,
  seeds: Map<string, Seed>,
  terms: Terms,
  findings: Finding[],
  cache: PageCache<CachedPage> | undefined,
): Source {
  const decoded = new Map<string, ReturnType<typeof decodeSeed>>();
  const seedOf = (data: { seed: string; encoding: string }) => {
    const seed = seeds.get(data.seed);
    if (!seed) return undefined;
    const read = decoded.get(data.seed) ?? decodeSeed(seed, data.encoding);
    decoded.set(data.seed, read);
    if (read.text === undefined) return undefined;
    return { path: seed.path, text: read.text, changed: changed(seed) };
  };
  const key = `${file.path} ${hash}`;
  const parsed =
    fresh(cache?.get(key), seeds) ??
    keep(cache, key, parsePage(idOf(file.path), file, seedOf), seeds);
  const data = parsed.page.data;
  const text = data && seedOf(data)?.text;
  const seed = data && seeds.get(data.seed);
  for (const read of decoded.values()) findings.push(...read.findings);
  const toPlace = locator(file, text ?? '');
  const linked = linkPage(parsed.page, text ?? '', file, terms, toPlace);
  findings.push(...parsed.findings, ...linked.findings);
  return {
    page: parsed.page,
    linked,
    ...(seed && { seed }),
    ...(text !== undefined && { text }),
  };
}

function changed(seed: Seed): boolean {
  return seed.sum !== undefined && seed.sum.sha256 !== seed.sha256;
}

/** What of the seed a parse depends on: its bytes, and whether they are the listed ones. */
function fingerprint(parsed: ParsedPage, seeds: Map<string, Seed>): string {
  const seed = parsed.page.data && seeds.get(parsed.page.data.seed);
  return seed ? `${seed.sha256} ${changed(seed)}` : '';
}

function fresh(cached: CachedPage | undefined, seeds: Map<string, Seed>): ParsedPage | undefined {
  return cached && cached.seed === fingerprint(cached, seeds) ? cached : undefined;
}

function keep(
  cache: PageCache<CachedPage> | undefined,
  key: string,
  parsed: ParsedPage,
  seeds: Map<string, Seed>,
): ParsedPage {
  cache?.set(key, { ...parsed, seed: fingerprint(parsed, seeds) });
  return parsed;
}

function readTimeline(
  file: TextFile | undefined,
  terms: Terms,
): { rows: LinkedRow[]; findings: Finding[] } {
  if (!file) return { rows: [], findings: [] };
  const { rows, findings } = parseTimeline(file);
  const linked = rows.map((row) => {
    const { prose, mentions, findings: more } = linkCommentary(row.prose, file, terms);
    findings.push(...more);
    return { ...row, linked: prose, mentions };
  });
  return { rows: linked, findings };
}
