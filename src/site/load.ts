import { runChecks } from '../core/checks/run.ts';
import { sharedCites } from '../core/edition/citations.ts';
import { translationAt } from '../core/edition/translation-path.ts';
import { withoutDrafts } from '../core/edition/drafts.ts';
import type { Edition } from '../core/edition/edition.ts';
import { editionIn, folderOf, isShared } from '../core/edition/languages.ts';
import { preview, publish, type PublishedEdition } from '../core/edition/published.ts';
import { pretty } from '../core/report/pretty.ts';
import { createFileText } from '../core/report/file-text.ts';
import type { Problem } from '../core/problem.ts';
import { createBibliography, type Keep } from '../core/render/bibliography.ts';
import { labelled } from '../core/view/labelled.ts';
import { directionOf } from '../core/text/direction.ts';
import { wordingOf } from '../core/words/wording.ts';
import { modelOf, type SourceModel } from '../core/view/models/source.ts';
import { sortSources } from '../core/view/shown.ts';
import { withPageOfWork } from '../core/view/work-pages.ts';
import { toolVersion } from '../io/version.ts';
import { sha256 } from '../io/read.ts';
import { sizeOfEdition } from './downloads.ts';
import { readHelp } from './help.ts';
import { pathIn, type Site } from './site.ts';

/** What of an edition is drawn, where it is not all, and what is known of the rest. */
export interface SitePart extends Pick<Site, 'isWhole' | 'size'> {
  /** The models of all sources, in the order of the edition, without drafts. */
  models: readonly SourceModel[];
  /** Whether a source is drawn, by its id, and whether a seed is put into the site, by its name. */
  isDrawn: (id: string) => boolean;
  hasSeed: (name: string) => boolean;
}

/** How a site is made. */
interface Making {
  /** Whether drafts and faulty pages are drawn, too. */
  everything?: boolean;
  keep?: Keep;
  /** The models of sources, by their ids, where they were made before. */
  models?: ReadonlyMap<string, SourceModel> | undefined;
  /** Which of the edition's languages its pages are in, where that is not the first. */
  language?: string;
  part?: SitePart | undefined;
}

/**
 * Makes the site of an edition without its drafts, to be served under `base` (`/` or `/some/path/`). Throws where the edition has
 * faults, but with `everything`.
 */
export function createSite(
  whole: Edition,
  base: string,
  problems: Problem[] = runChecks(whole),
  { everything = false, keep, models: known, language, part }: Making = {},
): Omit<Site, 'citations' | 'kept'> {
  const prefix = base.replace(/\/$/, '');
  const made = everything ? { edition: preview(whole) } : publish(withoutDrafts(whole), problems);
  if ('faults' in made)
    throw new Error(`the edition has faults\n${pretty(problems, createFileText(whole))}`);
  const inOwn = language === undefined ? made.edition : editionIn(made.edition, language);
  const { about } = inOwn;
  const folder = folderOf(about);
  const wording = wordingOf(about.language);
  const edition = { ...inOwn, ...labelled(inOwn, wording) };
  const home = about.url?.replace(/\/$/, '') ?? '';
  const url = home && `${home}/${folder}`.replace(/\/$/, '');
  const models =
    part?.models ??
    edition.sources.map((source) => known?.get(source.page.id) ?? modelOf(source, edition));
  const bibliography = createBibliography(
    [...edition.references.values()],
    [...models.flatMap(({ cites }) => cites), ...sharedCites(edition).map(({ cite }) => cite)],
    edition.style,
    about.language,
    keep,
  );
  return {
    edition,
    ...sortSources(edition, models),
    ...partOf(edition, part),
    bibliography,
    wording,
    direction: directionOf(wording.language),
    folder,
    href: (path) =>
      prefix +
      (isShared(path) ? path : pathIn(folder, withPageOfWork(path, { bibliography, edition }))),
    problems,
    url,
    ...((everything || about.help) && { help: readHelp }),
    digest: sharedDigest(edition, base, url),
  };
}

/** Returns what of a site is drawn. */
function partOf(
  edition: PublishedEdition,
  part: SitePart | undefined,
): Pick<Site, 'drawn' | 'seeds' | 'isWhole' | 'size'> {
  const seeds = [...edition.seeds.values()];
  if (!part) return { drawn: edition.sources, seeds, isWhole: true, size: sizeOfEdition(edition) };
  const { isDrawn, hasSeed, isWhole, size } = part;
  return {
    drawn: edition.sources.filter(({ page }) => isDrawn(page.id)),
    seeds: seeds.filter(({ name }) => hasSeed(name)),
    isWhole,
    size,
  };
}

/**
 * Returns a digest of what all pages have in common: the code, the addresses that the site is served and published
 * at, and every file of the edition that is no source. It is coarse, so that nothing can be forgotten: a page that
 * begins to show one more thing of these needs no new key.
 */
function sharedDigest({ hashes }: Edition, base: string, url: string): string {
  const files = [...hashes].filter(
    ([path]) =>
      !path.startsWith('seeds/') &&
      (!path.startsWith('content/sources/') || translationAt(path) !== undefined),
  );
  return sha256(JSON.stringify([toolVersion(), base, url, files]));
}
