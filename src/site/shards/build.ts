import { join } from 'node:path';
import { comparisonsWithout } from '../../core/edition/drafts.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { folderOf, languagesOf } from '../../core/edition/languages.ts';
import { orderSources } from '../../core/edition/order.ts';
import { type CheckedEdition, loadEdition, loadPart, type ReadOptions } from '../../io/edition.ts';
import type { SourceModel } from '../../core/view/models/source.ts';
import { isSuperseded } from '../../core/view/shown.ts';
import { readRegularText } from '../../io/read.ts';
import { isInShard, partOf, type Shard } from '../../io/shard.ts';
import { downloadLimit, sizeOfEdition } from '../downloads.ts';
import type { Sharing } from '../integration.ts';
import type { SitePart } from '../load.ts';
import { pathIn } from '../site.ts';
import { addressOfSource } from '../records/sources.ts';
import { bundleCount } from '../search.ts';
import { modelsIn, nameOfModels, readModels, ShardsRefused, writeModels } from './files.ts';
import {
  type Drawn,
  joinShards,
  keepResults,
  keepShard,
  refuseIncomplete,
  refuseUnlike,
  resultsOfShards,
  shardsIn,
} from './folder.ts';
import { modelIn, type SourceRecord } from './record.ts';
import { besideIn, checkRecords, comparedIn, leftOver, selected, withoutOthers } from './select.ts';
import { wholeOf } from './whole.ts';

/** An edition as far as it is read here, checked, and how its site is built. */
export interface Prepared extends CheckedEdition {
  sharing: Sharing;
}

/** A share of an edition, and the folder that it is about. */
export interface ShardOf {
  dir: string;
  shard: Shard;
  /** The folder of the models of all shares. */
  models: string;
}

/** Checks a share of an edition, and writes its models where it has no errors. Returns the share with its faults. */
export function modelShard({ dir, shard, models }: ShardOf, reading: ReadOptions): CheckedEdition {
  const { edition: read, state } = loadPart(
    dir,
    reading,
    selected((id) => isInShard(id, shard)),
  );
  const { edition, problems, records } = checkRecords(read);
  if (records) writeModels(models, shard, { state, records });
  return { edition, problems };
}

/** The addresses that a site is drawn for: the path that it is served under, and where it is published, if that is said. */
type Addresses = Pick<Drawn, 'base' | 'url'>;

/** Reads a share of an edition, and the models of all, to be drawn for addresses. Throws a ShardsRefused where they do not fit. */
export function prepareShard(
  { dir, shard, models: folder }: ShardOf,
  addresses: Addresses,
  reading: ReadOptions & { searchRecords: boolean },
): Prepared {
  const shared = loadPart(
    dir,
    reading,
    selected(() => false),
  );
  const files = modelsIn(folder);
  const models = readModels(files, shared.state, asNeighbour);
  if (models.of !== shard.of)
    throw new ShardsRefused([
      `Unexpected --shard of ${shard.of}, expected one of ${models.of}, as the models are`,
    ]);
  const isIndexed = (place: number) => place % shard.of === shard.number - 1;
  const { glossary, references } = shared.edition;
  const listed = models.records.filter(
    ({ model }) => !model.page.data.draft && !isSuperseded(model),
  );
  const drafts = models.records.filter(({ model }) => model.page.data.draft);
  const comparisons = comparisonsWithout(
    shared.edition,
    new Set(drafts.map(({ model }) => model.page.id)),
  );
  const folders = foldersIn(shared.edition);
  const documents = listed.length + glossary.size + references.size + comparisons.length;
  const bundles = bundleCount(documents * folders.length);
  const compared = comparedIn(shared.edition);
  const isRead = (id: string) =>
    compared.has(id) ||
    isInShard(id, shard) ||
    folders.some((folder) =>
      isIndexed(partOf(pathIn(folder, addressOfSource({ page: { id } })), bundles)),
    );
  const { edition: read } = loadPart(dir, reading, selected(isRead));
  const edition = { ...withoutOthers(read), comparisons: read.comparisons };
  refuseChanged(
    edition,
    models.records.filter(({ model }) => isRead(model.page.id)),
  );
  const isDrawn = (id: string) => isInShard(id, shard);
  const seeds = new Set(
    edition.sources.flatMap(({ page, seed }) => (isDrawn(page.id) && seed ? [seed.name] : [])),
  );
  const partIn = partsWith(models.records, edition, {
    ...{ isDrawn, hasSeed: (name) => seeds.has(name), isWhole: false },
  });
  const drawn = { models: models.digest, ...addresses };
  return {
    edition,
    problems: [],
    sharing: {
      ...unshared,
      partIn,
      isIndexed,
      keep: (out, sites, written) => {
        const file = files.find((path) => path.endsWith(nameOfModels(shard))) ?? '';
        keepShard(out, { shard, drawn, models: file, folders }, written);
        if (reading.searchRecords) keepResults(out, sites);
      },
    },
  };
}

/** Returns of a record what pages of other sources show: of 100,000 all would take gigabytes. */
function asNeighbour(record: SourceRecord): SourceRecord {
  const shown = ({ invitation: _, ...model }: SourceModel) => ({
    ...{ ...model, mentions: [], mentioned: [] },
  });
  const translated = Object.entries(record.translated).map(
    ([language, model]) => [language, shown(model)] as const,
  );
  return {
    ...record,
    ...{ model: shown(record.model), translated: Object.fromEntries(translated) },
    ...{ links: [], places: [], named: [], findings: [] },
  };
}

/** Returns the folders of the pages in each language of an edition. */
function foldersIn({ about }: Pick<Edition, 'about'>): string[] {
  return languagesOf(about).map((language) => folderOf({ ...about, language }));
}

/** Puts shares of an edition together, which are in folders, for addresses. Throws a ShardsRefused where they do not fit. */
export function prepareMerge(
  { dir, folders }: { dir: string; folders: readonly string[] },
  addresses: Addresses,
  reading: ReadOptions,
): Prepared {
  const shards = shardsIn(folders);
  const { edition: shared, state } = loadPart(
    dir,
    reading,
    selected(() => false),
  );
  const models = readModels(
    shards.map((shard) => shard.models),
    state,
  );
  const ofPages = foldersIn(shared);
  refuseUnlike(shards, { models: models.digest, ...addresses });
  refuseIncomplete(
    shards,
    models.records.filter(({ model }) => !model.page.data.draft),
    ofPages,
  );
  const compared = new Set([...comparedIn(shared), ...besideIn(models.records)]);
  const others = models.records.filter(({ model }) => !compared.has(model.page.id));
  const rest = loadPart(dir, reading, leftOver(others)).edition;
  refuseChanged(
    rest,
    models.records.filter(({ model }) => compared.has(model.page.id)),
  );
  const { edition, problems } = wholeOf(models.records, rest, (path) =>
    readRegularText(join(dir, path)),
  );
  const named = new Set(models.records.map(({ model }) => model.seed.name));
  const partIn = partsWith(models.records, rest, {
    isDrawn: () => false,
    hasSeed: (name) => !named.has(name),
    isWhole: true,
  });
  const isSmall = partIn(shared.about.language).size <= downloadLimit;
  return {
    // What is small is written as one file and as a book, which are of the whole texts.
    edition: isSmall ? loadEdition(dir, reading) : edition,
    problems,
    sharing: {
      ...unshared,
      partIn,
      isIndexed: () => false,
      join: (out, hashes) => joinShards(shards, out, { hashes, folders: ofPages }),
      results: resultsOfShards(shards),
    },
  };
}

/** What is not asked of somebody who does another part of the work. */
const unshared: Pick<Sharing, 'keep' | 'join' | 'results'> = {
  keep: () => {},
  join: () => [],
  results: () => '',
};

/**
 * Returns what tells of a language of the edition what is known of all sources, and what of them is drawn; `shared` has what is not theirs, and
 * what was read of them.
 */
function partsWith(
  records: readonly SourceRecord[],
  shared: Edition,
  own: Pick<SitePart, 'isDrawn' | 'hasSeed' | 'isWhole'>,
): (language: string) => SitePart {
  const published = records.filter(({ model }) => !model.page.data.draft);
  const seeds = new Map(published.map(({ model, size }) => [model.seed.name, size.seed]));
  const sizes = [
    ...records.flatMap(({ model, size }) => (shared.files.has(model.page.file) ? [] : [size.page])),
    ...[...seeds].flatMap(([name, size]) => (shared.seeds.has(name) ? [] : [size])),
  ];
  const size = sizes.reduce((sum, size) => sum + size, sizeOfEdition(shared));
  return (language) => {
    const all = records.map((record) => modelIn(record, language));
    const models = orderSources(all, shared.about.order);
    return { models: models.filter(({ page }) => !page.data.draft), size, ...own };
  };
}

/** Throws a ShardsRefused where sources are not as they were when their models were made. */
function refuseChanged(edition: Edition, records: readonly SourceRecord[]): void {
  const sources = new Map(edition.sources.map((source) => [source.page.id, source]));
  const faults = records.flatMap(({ model: { page, seed }, page: hash }) => {
    const own = sources.get(page.id);
    const isSame = own?.seed?.sha256 === seed.sha256 && edition.hashes.get(page.file) === hash;
    return isSame
      ? []
      : [`${page.file}: Unexpected change, expected the source as its model was made of it`];
  });
  if (faults.length > 0) throw new ShardsRefused(faults);
}
