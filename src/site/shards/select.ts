import { checkPart } from '../../core/checks/run.ts';
import { rowsOf } from '../../core/edition/comparison.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { publish } from '../../core/edition/published.ts';
import { shownGroups } from '../../core/edition/texts.ts';
import { facsimilesNamed } from '../../core/edition/facsimile.ts';
import { type CheckedEdition, isOfSource } from '../../io/edition.ts';
import type { Selection } from '../../io/read.ts';
import { recordsOf, type SourceRecord } from './record.ts';

/** Selects the pages of some sources, and of the other folders what their fields may name. */
export function selected(isOwn: (id: string) => boolean): Selection {
  const named = new Set<string>();
  return {
    isRead(path) {
      if (!isOfSource(path)) return true;
      const name = path.slice(path.lastIndexOf('/') + 1);
      return path.startsWith('content/') ? isOwn(name.replace(/\.mdx$/, '')) : named.has(name);
    },
    see(file) {
      if (!file.path.startsWith('content/sources/') || !('bytes' in file)) return;
      const fields = Buffer.from(file.bytes)
        .toString()
        .split(/^---\s*$/m, 2)
        .join('');
      for (const [word] of fields.matchAll(/[\w.-]+/g)) named.add(word);
    },
  };
}

/** Returns the ids of the sources whose words are compared with others: whoever draws or checks a comparison has to read them. */
export function comparedIn({ comparisons }: Pick<Edition, 'comparisons'>): Set<string> {
  return new Set(comparisons.flatMap((one) => rowsOf(one).map(({ source }) => source)));
}

/** Returns the ids of the sources that stand beside their other texts: whoever draws these has to read them. */
export function besideIn(records: readonly SourceRecord[]): Set<string> {
  const pages = records.flatMap(({ model: { page } }) => (page.data.draft ? [] : [page]));
  const groups = shownGroups(pages);
  return new Set(groups.flatMap(({ texts }) => texts.map(({ id }) => id)));
}

/** Selects what belongs to none of these sources. */
export function leftOver(records: readonly SourceRecord[]): Selection {
  const known = new Set(
    records.flatMap(({ model: { page, seed } }) => [
      page.file,
      seed.path,
      ...(page.data.converted?.original ? [`originals/${page.data.converted.original}`] : []),
    ]),
  );
  return { isRead: (path) => !known.has(path), see: () => {} };
}

/** Returns an edition without the seeds, originals and images of pages, and the lines on them, that none of its sources is of; and without comparisons. */
export function withoutOthers(edition: Edition): Edition {
  const data = edition.sources.map(({ page }) => page.data);
  const seeds = new Set(data.map((fields) => fields?.seed));
  const originals = new Set(data.map((fields) => fields?.converted?.original));
  const named = edition.sources.flatMap(({ page }) => facsimilesNamed(page));
  const facsimiles = new Set(named.map(({ value }) => value));
  const only = <T>(map: ReadonlyMap<string, T>, names: ReadonlySet<string | undefined>) =>
    new Map([...map].filter(([name]) => names.has(name)));
  return {
    ...edition,
    seeds: only(edition.seeds, seeds),
    sums: only(edition.sums, seeds),
    originals: only(edition.originals, originals),
    facsimiles: only(edition.facsimiles, facsimiles),
    facsimileSums: only(edition.facsimileSums, facsimiles),
    comparisons: [],
  };
}

/**
 * Checks the sources of an edition of which a part was read, as far as that can be done without the others, and returns what was found with
 * their records; without these where one has an error.
 */
export function checkRecords(read: Edition): CheckedEdition & { records?: SourceRecord[] } {
  const edition = withoutOthers(read);
  const { problems, findings } = checkPart(edition);
  const made = publish(edition, problems);
  return {
    ...{ edition, problems },
    ...('edition' in made && { records: recordsOf(made.edition, findings) }),
  };
}
