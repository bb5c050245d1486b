import { decoderFor, seedName } from '../../core/edition/seed.ts';
import { pathInFirst } from '../../core/export/manifest.ts';
import { isMovedPage } from '../../core/export/moved.ts';
import { readSums } from '../../core/edition/sums.ts';
import { textFile } from '../../core/page/file.ts';
import { faultOfText, type QuotedPassage } from '../../core/render/passages.ts';
import { createJudge } from '../../core/render/set-passages.ts';
import type { SetText } from '../../core/render/tables.ts';
import { count } from '../../core/text/count.ts';
import { decode } from '../../core/text/decode.ts';
import { greatest } from '../../core/text/greatest.ts';
import { sha256 } from '../read.ts';
import { judgeSignature, signatureFiles } from '../signature.ts';
import { readPageMarkup, readPassages } from '../source-markup.ts';
import { charsetFault } from './charset.ts';
import { judgeMarkup, judgeSetting } from './proof.ts';
import { type SiteFiles, Unhad } from './site-files.ts';

/*
 * The public contract, as a site keeps it where it lies or is published: each page of a source says what its seed says, each
 * passage that a comparison quotes is one of a seed, texts side by side are their seeds, and each seed has the hash that is listed. The edition has no part in it.
 */

/** What was found of a page, of a seed that no page has, or of the list of hashes. */
export interface Verified {
  path: string;
  /** What it is, in a few words. */
  words: string;
  isFault: boolean;
}

const sumsPath = 'seeds/SHA256SUMS';

/** How many pages are asked for at once. */
const atOnce = 8;

/**
 * Checks a site, and tells what it finds: of the list of hashes its faults and who signed it (by `signers`, else by those of the site), then each page, then each seed without one. Throws an
 * Unhad where the list of hashes or that of the pages cannot be had.
 */
export async function verifySite(
  site: SiteFiles,
  tell: (one: Verified) => void,
  signers?: string,
): Promise<void> {
  const listed = await site.read(sumsPath);
  if (!listed) throw new Unhad(`${sumsPath}: Unexpected lack of the list, expected a built site`);
  const list = listed.bytes;
  const { sums, findings } = readSums(textFile(sumsPath, Buffer.from(list).toString()));
  for (const { message, place } of findings)
    tell({ path: `${sumsPath}:${place.start?.line ?? 1}`, words: message, isFault: true });
  const signed = await verifySignature(site, list, signers);
  if (signed) tell(signed);
  const hashes = new Map([...sums].map(([name, sum]) => [name, sum.sha256]));
  const reading: Reading = { site, hashes, known: new Map() };
  const pages = await site.pages();
  const of = (kind: string) => pages.filter((path) => pathInFirst(path).startsWith(`${kind}/`));
  if (of('sources').length === 0)
    tell(
      hashes.size > 0
        ? { path: 'sources/', words: 'no page of a source, expected one', isFault: true }
        : { path: 'sources/', words: 'no source, and no seed is listed', isFault: false },
    );
  const texts = of('texts');
  // All of a text may stand on several pages.
  const groups = texts.filter((path) => !/\/page\/\d+\/$/.test(path));
  const further = (path: string) => texts.filter((other) => other.startsWith(`${path}page/`));
  const rest = () => [...hashes.keys()].filter((name) => !reading.known.has(name));
  const passes: [() => string[], (path: string, reading: Reading) => Promise<string>][] = [
    [() => of('sources'), verifySource],
    [() => of('comparisons'), verifyPassages],
    [() => groups, (path, own) => verifyTexts([path, ...further(path)], own)],
    [() => rest().map((name) => `seeds/${name}`), verifySeed],
  ];
  for (const [paths, verify] of passes) {
    for (const some of inParts(paths())) {
      const found = await Promise.all(some.map((path) => judge(path, () => verify(path, reading))));
      for (const one of found) tell(one);
    }
  }
}

/** Checks the signature of the list, where it has one, or where somebody has to have signed it. */
async function verifySignature(
  site: SiteFiles,
  list: Uint8Array,
  signers: string | undefined,
): Promise<Verified | undefined> {
  const path = signatureFiles.signature[1];
  const text = async (name: string) => {
    const file = await site.read(name);
    return file && Buffer.from(file.bytes).toString();
  };
  const signature = await text(path);
  if (signature === undefined)
    return signers === undefined
      ? undefined
      : { path, words: 'no such file, expected a signature', isFault: true };
  const known = signers ?? (await text(signatureFiles.signers[1])) ?? '';
  const judged = judgeSignature({ signature, signers: known }, list);
  if ('fault' in judged) return { path, words: judged.fault, isFault: true };
  const where = signers === undefined ? ', by the list of signers of the site itself' : '';
  return {
    path,
    words: `signed by ${judged.signer}, ${judged.fingerprint}${where}`,
    isFault: false,
  };
}

function inParts(paths: readonly string[]): string[][] {
  const parts = Math.ceil(paths.length / atOnce);
  return Array.from({ length: parts }, (_, at) => paths.slice(at * atOnce, (at + 1) * atOnce));
}

/** A site as it is read. */
interface Reading {
  site: SiteFiles;
  /** The hashes that are listed, by the names of their seeds. */
  hashes: ReadonlyMap<string, string>;
  /** What the pages of seeds have said so far, by the names of these. */
  known: Map<string, KnownSeed>;
}

/** A seed as its page has it: its encoding, and how it is set. */
interface KnownSeed extends Omit<SetText, 'text'> {
  encoding: string;
}

/** What is not as it has to be, in a line; `path` is where, where that is known better than by the page. */
class Fault extends Error {
  readonly path: string | undefined;

  constructor(words: string, path?: string) {
    super(words);
    this.path = path;
  }
}

const tooDeep = 'elements too deep in one another, expected only what Margent writes';

async function judge(path: string, verify: () => Promise<string>): Promise<Verified> {
  try {
    return { path, words: await verify(), isFault: false };
  } catch (error) {
    // Thousands of elements in one another leave no room to read them.
    if (error instanceof RangeError) return { path, words: tooDeep, isFault: true };
    if (!(error instanceof Fault || error instanceof Unhad)) throw error;
    const place = error instanceof Fault ? error.path : undefined;
    return { path: place ?? path, words: error.message, isFault: true };
  }
}

async function verifySource(path: string, reading: Reading): Promise<string> {
  const html = await readPage(path, reading);
  const found = readPageMarkup(html);
  if ('fault' in found) {
    if (isMovedPage(html)) return 'leads on, and has no source';
    throw new Fault(found.fault);
  }
  const { encoding } = found;
  reading.known.set(found.seed, { encoding, keep: false, blocks: [], isEarlier: true });
  const { bytes, sha256: hash } = await readSeed(found.seed, reading);
  const text = decodeSeed(bytes, found);
  const fault = judgeMarkup(found, { ...found, sha256: hash, text });
  if (fault !== undefined) throw new Fault(fault);
  const { text: _, ...set } = found.setting(text);
  reading.known.set(found.seed, { encoding, ...set });
  const other = judgeSetting(found, { text, ...set });
  if (other !== undefined) throw new Fault(other);
  return `as ${found.seed} has it, ${count([...found.text].length, 'character')}`;
}

async function verifyPassages(path: string, reading: Reading): Promise<string> {
  const html = await readPage(path, reading);
  const passages = readPassages(html);
  if (passages.length === 0 && isMovedPage(html)) return 'leads on, and has no passage';
  await judgePassages(passages, reading);
  return `as the seeds have it, ${count(passages.length, 'passage')}`;
}

/** The pages of texts side by side have all of each text, once. */
async function verifyTexts(paths: readonly string[], reading: Reading): Promise<string> {
  const pages = await Promise.all(paths.map((path) => readPage(path, reading)));
  const passages = pages.flatMap(readPassages);
  if (passages.length === 0 && pages.every(isMovedPage)) return 'leads on, and has no text';
  const texts = await judgePassages(passages, reading);
  const said = greatest(passages.map(({ texts: own = 2 }) => own));
  if (texts.size < said)
    throw new Fault(`passages of ${count(texts.size, 'text')}, expected ${said}`);
  for (const [seed, own] of Map.groupBy(passages, (passage) => passage.seed)) {
    const fault = faultOfText(own, texts.get(seed) ?? '');
    if (fault !== undefined) throw new Fault(`the passages of ${seed} ${fault}`);
  }
  return `as the seeds have them, ${count(texts.size, 'text')}`;
}

/** Compares each passage with its seed, and returns the texts of the seeds by their names. */
async function judgePassages(
  passages: readonly QuotedPassage[],
  reading: Reading,
): Promise<Map<string, string>> {
  const judges = new Map<string, ReturnType<typeof createJudge>>();
  const texts = new Map<string, string>();
  if (passages.length === 0) throw new Fault('no element has data-passage, expected some');
  for (const [index, passage] of passages.entries()) {
    const { seed, foreign } = passage;
    if (foreign !== undefined) throw new Fault(`unexpected ${foreign} in passage ${index + 1}`);
    const set = judges.has(seed) ? undefined : await setTextOf(seed, reading);
    if (set) {
      judges.set(seed, createJudge(set));
      texts.set(seed, set.text);
    }
    const fault = judges.get(seed)?.(passage);
    if (fault !== undefined) throw new Fault(`passage ${index + 1} ${fault} (${seed})`);
  }
  return texts;
}

async function setTextOf(seed: string, reading: Reading): Promise<SetText> {
  const known = reading.known.get(seed);
  if (known === undefined) throw new Fault(`${seed} has no page, expected one`);
  const { bytes } = await readSeed(seed, reading);
  return { ...known, text: decodeSeed(bytes, { seed, ...known }) };
}

async function verifySeed(path: string, reading: Reading): Promise<string> {
  await readSeed(path.slice('seeds/'.length), reading);
  return 'as listed, on no page';
}

async function readPage(path: string, { site }: Reading): Promise<string> {
  const file = await site.read(path);
  if (!file) throw new Fault('no such page, expected one');
  const fault = charsetFault(file);
  if (fault) {
    const { words, place } = fault;
    throw new Fault(words, place ? `${path}:${place.line}:${place.column}` : path);
  }
  return Buffer.from(file.bytes).toString();
}

/** Reads a seed, whose name may be anything, and compares its hash with that which is listed. */
async function readSeed(
  name: string,
  { site, hashes }: Reading,
): Promise<{ bytes: Uint8Array; sha256: string }> {
  const listed = hashes.get(name);
  if (listed === undefined || !seedName.test(name))
    throw new Fault(`no seed “${name}” is listed in ${sumsPath}, expected one`);
  const file = await site.read(`seeds/${name}`);
  if (!file) throw new Fault(`seeds/${name}: no such file, expected one`);
  const { bytes } = file;
  const own = sha256(bytes);
  if (own !== listed)
    throw new Fault(`seeds/${name} has the SHA-256 ${own}, expected ${listed}, as it is listed`);
  return { bytes, sha256: own };
}

function decodeSeed(
  bytes: Uint8Array,
  { seed, encoding }: { seed: string; encoding: string },
): string {
  const decoded = decode(bytes, encoding, decoderFor);
  if ('text' in decoded) return decoded.text;
  throw new Fault(`${seed} is no text in ${encoding}, expected one`);
}
