import type { Edition } from '../../core/edition/edition.ts';
import type { EditionFile, EditionFiles, PageCache } from '../../core/edition/files.ts';
import { languagesOf } from '../../core/edition/languages.ts';
import { orderSources } from '../../core/edition/order.ts';
import { publish } from '../../core/edition/published.ts';
import { readEdition } from '../../core/edition/read.ts';
import { decodeSeed, type Seed } from '../../core/edition/seed.ts';
import { idOf } from '../../core/edition/sort.ts';
import { type CachedPage, keyOfPage, readSource } from '../../core/edition/source.ts';
import { readSums, type Sum } from '../../core/edition/sums.ts';
import { createTerms } from '../../core/edition/terms.ts';
import { unreadSource } from '../../core/edition/unread-source.ts';
import { append } from '../../core/page/append.ts';
import { getOrThrow } from '../../core/text/lookup.ts';
import type { SourceModel } from '../../core/view/models/source.ts';
import { once } from '../../core/text/once.ts';
import {
  type CheckedEdition,
  checkEdition,
  isOfSource,
  openPages,
  type ReadOptions,
} from '../../io/edition.ts';
import { readSettled } from '../../io/settled.ts';
import { startStep } from '../../io/timings.ts';
import { downloadLimit, sizeOfEdition } from '../downloads.ts';
import { modelIn, recordsOf, type SourceRecord } from '../shards/record.ts';
import { checkRecords, comparedIn, selected } from '../shards/select.ts';
import { wholeOf } from '../shards/whole.ts';
import { laterTextOf, openRecords, type ReadFiles, readFilesOf, textOf } from './records.ts';

/*
 * A build reads of an edition what has changed since the last one. A source of which nothing has is known by its record, as one
 * of another share is, and is read where its page has to be drawn nevertheless.
 */

/** An edition that was checked, with the models of its sources, by its languages and their ids, where it has no errors. */
export interface KnownEdition extends CheckedEdition {
  models?: ReadonlyMap<string, ReadonlyMap<string, SourceModel>>;
}

/** How many sources are read at once where their records are not known: what is read of one takes far more memory. */
const atOnce = 500;

/** Reads and checks the edition in `dir`, an absolute path, as far as that was not done before. */
export function checkChanged(dir: string, reading: ReadOptions, most = atOnce): KnownEdition {
  const { unsettled, command } = reading;
  const endParse = startStep('parse');
  const given = { ...readSettled(dir, unsettled), ...(command && { command }) };
  const kept = openRecords(dir, given);
  const pages = openPages(dir);
  // They stay there, since they may be asked for below.
  for (const { model, page } of kept.known) pages.has(keyOfPage(model.page.file, page));
  const changed = given.files.filter(({ path }) => isPage(path) && !kept.has(path));
  const made = changed.length > most ? recordsInParts(given, { changed, pages, most }) : [];
  if (made === undefined) {
    // What is wrong is told with all that is read.
    pages.save();
    return checkEdition(dir, reading);
  }
  const known = [...kept.known, ...made];
  const passed = new Set(known.flatMap(({ model: { page, seed } }) => [page.file, seed.path]));
  const rest = readEdition(
    {
      ...given,
      files: given.files.filter(({ path }) => !passed.has(path)),
      elsewhere: [...passed],
    },
    pages,
  );
  pages.save();
  endParse();
  const endCheck = startStep('check');
  const files = readFilesOf(given);
  const whole = wholeOf(known, rest, (path) => textOf(files, path).text);
  const { problems, findings } = whole;
  endCheck();
  const published = publish(rest, problems);
  if ('faults' in published)
    // What is wrong may be between what was read and what was not.
    return known.length > 0 ? checkEdition(dir, reading) : { edition: rest, problems };
  const read = recordsOf(published.edition, findings);
  // The words that are compared are looked at by all.
  const compared = comparedIn(rest);
  kept.keep([...made, ...read.filter(({ model }) => !compared.has(model.page.id))]);
  const models = new Map(
    languagesOf(rest.about).map((language) => [
      language,
      new Map([...known, ...read].map((one) => [one.model.page.id, modelIn(one, language)])),
    ]),
  );
  if (known.length === 0) return { edition: rest, problems, models };
  return { edition: withUnread(whole.edition, { rest, known, files, pages }), problems, models };
}

/** Whether a file is the page of a source; what is said of it in a further language belongs to all. */
function isPage(path: string): boolean {
  return path.startsWith('content/sources/') && isOfSource(path);
}

/**
 * Returns the records of sources, which are read and checked some at a time, and forgotten; none of those that are compared with
 * others, which all look at. Undefined where one has an error.
 */
function recordsInParts(
  given: EditionFiles,
  { changed, pages, most }: { changed: EditionFile[]; pages: PageCache<CachedPage>; most: number },
): SourceRecord[] | undefined {
  const records: SourceRecord[] = [];
  for (let at = 0; at < changed.length; at += most) {
    const ids = new Set(changed.slice(at, at + most).map(idOf));
    const { isRead, see } = selected((id) => ids.has(id));
    const [files, elsewhere]: [EditionFile[], string[]] = [[], []];
    for (const file of given.files) {
      if (!isRead(file.path)) elsewhere.push(file.path);
      else {
        see(file);
        files.push(file);
      }
    }
    const read = readEdition({ ...given, files, elsewhere }, pages);
    const made = checkRecords(read).records;
    if (!made) return undefined;
    const compared = comparedIn(read);
    const own = made.filter(({ model }) => !compared.has(model.page.id));
    // As they are known to the next build: without what they were made from.
    append(
      records,
      own.map((record) => JSON.parse(JSON.stringify(record)) as SourceRecord),
    );
  }
  return records;
}

/** What an edition is put together from. */
interface Parts {
  /** What was read of it. */
  rest: Edition;
  known: readonly SourceRecord[];
  files: ReadFiles;
  pages: PageCache<CachedPage>;
}

/** Returns an edition whose sources are known by records in part as one that has them whole. */
function withUnread(edition: Edition, { rest, known, files, pages }: Parts): Edition {
  const { about } = rest;
  const translated = [...rest.translations.values()].flatMap(({ glossary }) => [
    ...glossary.values(),
  ]);
  const terms = createTerms([...rest.glossary.values(), ...translated], about.language);
  const { sums } = readSums(textOf(files, 'seeds/SHA256SUMS'));
  const texts = new Map(
    known.map(({ model }) => [model.page.file, laterTextOf(files, model.page.file)]),
  );
  const seeds = new Map(known.map(({ model }) => [model.seed.name, seedOf(model, files, sums)]));
  const readOne = ({ page: hash, model }: SourceRecord) => {
    const context = { seeds, terms, cache: pages };
    return readSource(textOf(files, model.page.file), hash, context).source;
  };
  const whole = {
    seeds: new Map([...rest.seeds, ...seeds]),
    files: new Map([...rest.files, ...texts]),
  };
  // What is small is written as one file and as a book, too, for which all of it is read.
  const isSmall = sizeOf(known, rest) <= downloadLimit;
  const read = isSmall ? once(readOne) : readOneByOne(readOne);
  const readText = readOneByOne(({ model: { page, seed } }: SourceRecord) => {
    return decodeSeed(getOrThrow(seeds, seed.name), page.data.encoding).text ?? '';
  });
  const unread = known.map((record) => {
    const { page, seed, cites } = record.model;
    const own = { ...page, cites, images: record.images };
    return unreadSource(own, getOrThrow(seeds, seed.name), {
      read: () => read(record),
      readText: () => readText(record),
    });
  });
  return {
    ...edition,
    ...whole,
    sources: orderSources([...rest.sources, ...unread], about.order),
    originals: rest.originals,
    hashes: new Map([
      ...rest.hashes,
      ...[...files].map(([path, { sha256 }]) => [path, sha256] as const),
    ]),
  };
}

/** Returns the size of an edition's seeds, and of the texts on them, in bytes, as `sizeOfEdition` does of one that is read. */
function sizeOf(known: readonly SourceRecord[], rest: Edition): number {
  return known.reduce((sum, { size: { page, seed } }) => sum + page + seed, sizeOfEdition(rest));
}

function seedOf({ seed }: SourceModel, files: ReadFiles, sums: Map<string, Sum>): Seed {
  const sum = sums.get(seed.name);
  const file = getOrThrow(files, seed.path);
  return {
    ...seed,
    get bytes() {
      return file.bytes;
    },
    ...(sum && { sum }),
  };
}

/** Returns a function that makes something of one after the other, and holds what it made last. */
function readOneByOne<K, T>(read: (key: K) => T): (key: K) => T {
  let last: { key: K; value: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: read(key) };
    return last.value;
  };
}
