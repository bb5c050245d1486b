import type { AnnotatedPage } from '../page/model.ts';
import type { SourceData } from '../page/schema.ts';
import type { Problem } from '../problem.ts';
import type { Edition, GlossaryEntry, Shared, Source } from './edition.ts';
import type { Guide } from './guide.ts';
import type { LinkedComparison } from './place-rows.ts';
import type { ComparisonData } from './schema/comparison.ts';
import type { EntryData } from './schema/entry.ts';
import type { GuideData } from './schema/guide.ts';
import type { Seed } from './seed.ts';

/** An annotated page whose fields can be read. */
export interface PublishedPage extends AnnotatedPage {
  data: SourceData;
}

/** What is said of a page at its head, and how it is called. */
export type PageHead = Pick<PublishedPage, 'id' | 'file' | 'data' | 'ownTitle'>;

/** A source whose page, seed and text can be read. */
export interface PublishedSource extends Source {
  page: PublishedPage;
  seed: Seed;
  text: string;
}

/** An entry whose fields can be read. */
export interface PublishedEntry extends GlossaryEntry {
  data: EntryData;
}

/** A guide whose fields can be read. */
export interface PublishedGuide extends Guide {
  data: GuideData;
}

/** A comparison whose fields can be read. */
export interface PublishedComparison extends LinkedComparison {
  data: ComparisonData;
}

/** What the pages of an edition without faults have in common. */
export interface PublishedShared extends Shared {
  glossary: Map<string, PublishedEntry>;
  guides: PublishedGuide[];
  comparisons: PublishedComparison[];
}

/** An edition without faults: what is rendered, viewed and exported. */
export interface PublishedEdition extends Edition, PublishedShared {
  glossary: Map<string, PublishedEntry>;
  guides: PublishedGuide[];
  comparisons: PublishedComparison[];
  sources: PublishedSource[];
}

/** Returns the edition as it can be published, or the errors among its `problems` that keep it from that. */
export function publish(
  edition: Edition,
  problems: readonly Problem[],
): { edition: PublishedEdition } | { faults: Problem[] } {
  const faults = problems.filter(({ severity }) => severity === 'error');
  return faults.length === 0 && isWhole(edition) ? { edition } : { faults };
}

/**
 * Returns an edition as its editors see it while they write, whatever its faults: a page or the like that cannot be read
 * is called by its id, and a source without its seed says nothing. What has no fault is as it will be published. An
 * entry that cannot be read has no name to be called by, and is left out.
 */
export function preview(edition: Edition): PublishedEdition {
  return {
    ...edition,
    sources: edition.sources.map(previewSource),
    glossary: new Map(
      [...edition.glossary].flatMap(([id, entry]) => (hasFields(entry) ? [[id, entry]] : [])),
    ),
    guides: edition.guides.map((guide) =>
      hasFields(guide) ? guide : { ...guide, data: { title: guide.id } },
    ),
    comparisons: edition.comparisons.map((one) =>
      hasFields(one) ? one : { ...one, data: { title: one.id, source: '' } },
    ),
  };
}

function previewSource(source: Source): PublishedSource {
  if (isReadable(source)) return source;
  const { page, seed, text = '' } = source;
  const { data = { title: page.id, seed: '', encoding: '', lines: 'flow', draft: false } } = page;
  return {
    ...source,
    page: { ...page, data },
    seed: seed ?? { name: '', path: '', sha256: '', bytes: new Uint8Array() },
    text,
  };
}

function isWhole(edition: Edition): edition is PublishedEdition {
  const named = [...edition.glossary.values(), ...edition.guides, ...edition.comparisons];
  return edition.sources.every(isReadable) && named.every(hasFields);
}

function isReadable(source: Source): source is PublishedSource {
  // Its text is there where it can be read: it may be so when it is asked for.
  return hasFields(source.page) && source.seed !== undefined && 'text' in source;
}

function hasFields<T extends { data?: object }>(
  one: T,
): one is T & { data: NonNullable<T['data']> } {
  return one.data !== undefined;
}
