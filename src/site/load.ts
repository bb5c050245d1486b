import { runChecks } from '../core/checks/run.ts';
import { citesOf } from '../core/edition/citations.ts';
import { withoutDrafts } from '../core/edition/drafts.ts';
import type { Edition } from '../core/edition/edition.ts';
import { preview, publish } from '../core/edition/published.ts';
import { pretty } from '../core/report/pretty.ts';
import { fileText } from '../core/report/file-text.ts';
import type { Problem } from '../core/problem.ts';
import { createBibliography, type Keep } from '../core/render/bibliography.ts';
import { sortSources } from '../core/view/shown.ts';
import { withPageOfWork } from '../core/view/work-pages.ts';
import { toolVersion } from '../io/version.ts';
import { sha256 } from '../io/read.ts';
import { readHelp } from './help.ts';
import type { Site } from './site.ts';

/**
 * Makes the site of an edition without its drafts, to be served under `base` (`/` or `/some/path/`); with `everything`,
 * drafts and faulty pages, too, and else it throws where the edition has faults.
 */
export function createSite(
  whole: Edition,
  base: string,
  problems: Problem[] = runChecks(whole),
  { everything = false, keep }: { everything?: boolean; keep?: Keep } = {},
): Omit<Site, 'citations' | 'kept'> {
  const prefix = base.replace(/\/$/, '');
  const report = problems.length > 0 ? pretty(problems, (path) => fileText(whole, path)) : '';
  const made = everything ? { edition: preview(whole) } : publish(withoutDrafts(whole), problems);
  if ('faults' in made) throw new Error(`the edition has faults\n${report}`);
  const { edition } = made;
  const { about } = edition;
  const url = about.url?.replace(/\/$/, '') ?? '';
  const bibliography = createBibliography(
    [...edition.references.values()],
    citesOf(edition).map(({ cite }) => cite),
    edition.style,
    about.language,
    keep,
  );
  return {
    edition,
    ...sortSources(edition),
    bibliography,
    href: (path) => prefix + withPageOfWork(path, { bibliography, edition }),
    problems,
    report,
    url,
    ...((everything || about.help) && { help: readHelp }),
    digest: sharedDigest(edition, base, url),
  };
}

/**
 * Returns a digest of what all pages have in common: the code, the addresses that the site is served and published
 * at, and every file of the edition that is no source. It is coarse, so that nothing can be forgotten: a page that
 * begins to show one more thing of these needs no new key.
 */
function sharedDigest({ hashes }: Edition, base: string, url: string): string {
  const files = [...hashes].filter(
    ([path]) => !path.startsWith('content/sources/') && !path.startsWith('seeds/'),
  );
  return sha256(JSON.stringify([toolVersion(), base, url, files]));
}
