import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { relayout } from '../core/edit/relayout.ts';
import { decodeSeed, isUtf8 } from '../core/edition/seed.ts';
import { idOf } from '../core/edition/sort.ts';
import { freeId } from '../core/edit/id.ts';
import { fileIdForm, isFileId } from '../core/text/id.ts';
import { rawText, type TextFile, textFile } from '../core/page/file.ts';
import { isNamedLayout, type Look, lookAt, namedLayouts } from '../core/page/layout.ts';
import type { AnnotatedPage } from '../core/page/model.ts';
import { type ParsedPage, parsePage } from '../core/page/parse.ts';
import { type Convention, conventions } from '../core/page/signs.ts';
import { type NewPageData, writePage } from '../core/page/write.ts';
import type { Finding } from '../core/problem.ts';
import { markedEncoding } from '../core/text/format.ts';
import { type FileChange, writeFiles } from '../io/write.ts';
import { describeColumns, describeLook } from './look.ts';
import { footnotes } from './footnotes.ts';
import type { Fault } from './fault.ts';
import { foreignParts } from './foreign.ts';
import { encodingMend } from './readings.ts';
import { type Converting, type Received, readReceived, type Receiver } from './received.ts';
import { titleFrom } from './title.ts';

/** What the command line says of a page. */
export interface PageOptions {
  id?: string | undefined;
  /** Whether an id that is taken gets a number: of several files, none can be given another. */
  isNumbered?: boolean;
  title?: string | undefined;
  published?: string | undefined;
  publisher?: string | undefined;
  author?: string | string[] | undefined;
  via?: string[] | undefined;
  encoding?: string | undefined;
  lines?: string | undefined;
  footnotes?: string | undefined;
  signs?: string | undefined;
}

/** Everything that one file will become, decided before anything is written. */
export interface Plan {
  seed: Received;
  page: TextFile;
  /** The page as it is, where only its text is laid out anew. */
  was?: TextFile;
  notes: string[];
}

/** Returns what is wrong with the values of the command line; undefined where nothing is. */
export function faultOf({
  id,
  lines,
  footnotes: whose,
  signs,
}: Pick<PageOptions, 'id' | 'lines' | 'footnotes' | 'signs'>): string | undefined {
  if (id !== undefined && !isFileId(id)) {
    return `Unexpected --id “${id}”, expected ${fileIdForm}`;
  }
  if (lines !== undefined && !isNamedLayout(lines))
    return `Unexpected --lines “${lines}”, expected one of ${namedLayouts.join(', ')}`;
  if (signs !== undefined && !isConvention(signs))
    return `Unexpected --signs “${signs}”, expected ${Object.keys(conventions).join(' or ')}`;
  return whose === undefined || footnotes.some((known) => known === whose)
    ? undefined
    : `Unexpected --footnotes “${whose}”, expected one of ${footnotes.join(', ')}`;
}

/** Decides what becomes of a file in an edition, or why nothing can. Nothing is written. */
export async function planFor(
  file: string,
  values: PageOptions,
  receiver: Receiver,
): Promise<Plan | Fault> {
  const { dir, shelf } = receiver;
  const seed = await readReceived(file, receiver, converting(values, receiver));
  if ('found' in seed) return seed;
  const { conversion } = seed;
  const encoding = conversion ? undefined : (values.encoding ?? markedEncoding(seed.bytes));
  const { text, findings } = decode(seed, encoding ?? 'utf-8');
  if (text === undefined) return undecodable(seed, findings);
  // Its paragraphs are known: they are not to be guessed.
  const found: Look =
    conversion && !conversion.isWrapped && values.lines === undefined
      ? { layout: 'rows' }
      : lookFor(text, values.lines, conversion?.isFilled);
  const { signs } = values;
  const look = signs !== undefined && isConvention(signs) ? { ...found, signs } : found;
  const lines = describeLook(text, look);
  const notes = [
    ...seed.notes,
    ...(lines === undefined ? [] : [`lines: ${lines}`]),
    ...foreignParts(text),
  ];
  const there = shelf.pages.get(seed.name);
  if (there) {
    const isAnew = (values.lines ?? signs) !== undefined;
    const page = isAnew ? relayout(there, text, look) : undefined;
    if (!page) return alreadyThere(`seeds/${seed.name}`, there, receiver);
    const laid = readBack(page, text, seed.name);
    const excess = excessIn(laid);
    return excess
      ? inRows(excess, look)
      : { seed, page, was: there, notes: [...notes, ...describeColumns(laid.page.blocks)] };
  }
  const pathOf = (one: string) => `content/sources/${one}.mdx`;
  const isTaken = (one: string) =>
    lstatSync(join(dir, pathOf(one)), { throwIfNoEntry: false }) !== undefined;
  const id = values.id ?? idFrom(seed.name, values.isNumbered ? isTaken : () => false);
  const path = pathOf(id);
  if (isTaken(id)) {
    return {
      found: `${path}, which is there already`,
      hint: 'choose another id with --id',
    };
  }
  const title = values.title ?? titleFrom(text, id);
  const data: NewPageData = { title, seed: seed.name };
  if (conversion) data['converted'] = conversion.field;
  const fields = { ...values, encoding, lines: look.layout === 'keep' ? 'keep' : undefined };
  for (const key of ['published', 'publisher', 'author', 'via', 'encoding', 'lines'] as const) {
    const value = fields[key];
    if (value !== undefined) data[key] = value;
  }
  const written = writePage(conversion?.marked ?? text, data, look);
  const page = textFile(path, conversion?.withNotes(written) ?? written);
  const laid = prove(page, text, seed.name);
  if ('found' in laid) return inRows(laid, look);
  const open = ['published', 'publisher'].filter((key) => !(key in data));
  return {
    seed,
    page,
    notes: [
      ...(values.title === undefined ? [`title, from the first line: “${title}”`] : []),
      ...(encoding === undefined || encoding === values.encoding
        ? []
        : [`encoding, from its mark: ${encoding}`]),
      ...notes,
      ...describeColumns(laid.blocks),
      ...(open.length > 0 ? [`left to fill in: ${open.join(', ')}`] : []),
      ...findings.map((finding) => `warning: ${finding.message}`),
    ],
  };
}

/** How files of other kinds become texts. What does it is loaded where there is one. */
function converting(
  { footnotes: whose, lines, encoding }: PageOptions,
  receiver: Receiver,
): Converting {
  const { dir, shelf } = receiver;
  return async (read, format) => {
    const { converterFor } = await import('../io/convert/all.ts');
    const converter = converterFor(format);
    if (!converter) return undefined;
    const there = shelf.originals.get(read.sha256);
    if (there && lines === undefined) return alreadyThere('this file', there, receiver);
    const { conversionOf } = await import('./conversion.ts');
    return conversionOf(read, converter, {
      ...{ dir, encoding },
      whose: footnotes.find((known) => known === whose),
    });
  };
}

/** A corrected text, decided before anything is written. */
export interface SeedPlan {
  name: string;
  text: string;
  /** The WHATWG label of its encoding. */
  encoding: string;
  /** What has to be written for it: nothing, where it is listed in seeds/ already. */
  additions: FileChange[];
}

/**
 * Decides what becomes of a file that is to be the seed of a page that is there, or why nothing can. It is in the encoding
 * that is `named`, else in that of its mark, else in UTF-8 where it is that, else in that of the page.
 */
export async function planSeed(
  file: string,
  { named, usual }: { named: string | undefined; usual: string },
  receiver: Receiver,
): Promise<SeedPlan | Fault> {
  const seed = await readReceived(file, receiver);
  if ('found' in seed) return seed;
  const likely = isUtf8(seed.bytes) ? 'utf-8' : usual;
  const encoding = named ?? markedEncoding(seed.bytes) ?? likely;
  const { text, findings } = decode(seed, encoding);
  if (text === undefined) return undecodable(seed, findings);
  return { name: seed.name, text, encoding, additions: seed.changes };
}

function decode({ name, sha256, bytes }: Received, encoding: string) {
  return decodeSeed({ name, path: `seeds/${name}`, sha256, bytes }, encoding);
}

function isConvention(word: string): word is Convention {
  return Object.hasOwn(conventions, word);
}

function lookFor(text: string, lines: string | undefined, isFilled?: boolean): Look {
  const look = lookAt(text, isFilled);
  if (lines === undefined || !isNamedLayout(lines)) return look;
  return lines === look.layout ? look : { layout: lines };
}

/** Returns why what has a page cannot get a second one. */
export function alreadyThere(what: string, page: TextFile, { command }: Receiver): Fault {
  return {
    page: page.path,
    found: `second page for ${what}, expected one: it has ${page.path}`,
    hint: `annotate that; or take it away first: ${command('remove', idOf(page))}`,
  };
}

function undecodable(seed: Received, findings: readonly Finding[]): Fault {
  const lines = findings.map(({ message, place: { start } }) => {
    const place = start ? ` (line ${start.line}, column ${start.column})` : '';
    return `${message.replace(/^Unexpected /, '')}${place}`;
  });
  const found = lines.join('; ');
  if (decode(seed, 'utf-8').text !== undefined)
    return { found, hint: 'leave --encoding out: the file is in UTF-8' };
  return { found, ...encodingMend(seed.bytes) };
}

/**
 * Reads back what is to be written, and returns the page; or why the text cannot become a page, where one paragraph of it has more in it than is
 * read; throws where the page is not faithful otherwise: that would be our own fault.
 */
export function prove(page: TextFile, text: string, name: string): AnnotatedPage | Fault {
  const parsed = readBack(page, text, name);
  const excess = excessIn(parsed);
  if (excess) return excess;
  const faults = parsed.findings.map(({ message }) => message);
  if (!parsed.page.faithful || faults.length > 0)
    throw new Error(`new wrote an unfaithful page: ${faults.join('; ')}`);
  return parsed.page;
}

function readBack(page: TextFile, text: string, name: string): ParsedPage {
  return parsePage(idOf(page), page, () => ({ path: `seeds/${name}`, text, changed: false }));
}

function excessIn({ findings }: ParsedPage): Fault | undefined {
  const excess = findings.find(({ code }) => code === 'markup-excessive');
  return (
    excess && {
      found: excess.message.replace(/^Unexpected /, ''),
      hint: 'divide the text into several files, by its chapters or the like, or put blank lines between its paragraphs',
    }
  );
}

/** Tells also of the layout in which a text of many lines has as many paragraphs. */
function inRows(excess: Fault, { layout }: Look): Fault {
  if (layout === 'rows' || layout === 'paragraphs') return excess;
  return {
    ...excess,
    hint: `make each line a paragraph, with --lines paragraphs; else ${excess.hint}`,
  };
}

function idFrom(name: string, isTaken: (id: string) => boolean): string {
  const id = name
    .replace(/\.txt$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return freeId(id === '' ? 'source' : id, isTaken);
}

/** Writes what was planned, all of it or nothing, and notes it in the shelf. */
export function writePlan({ seed, page, was }: Plan, { dir, shelf }: Receiver): void {
  const change = { path: page.path, bytes: rawText(page), ...(was && { was: rawText(was) }) };
  writeFiles(dir, [...seed.changes, change]);
  shelf.seeds.set(seed.name, seed.sha256);
  shelf.pages.set(seed.name, page);
  if (seed.conversion) shelf.originals.set(seed.conversion.field.sha256, page);
}
