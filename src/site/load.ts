import { runChecks } from '../core/checks/run.ts';
import { citesOf } from '../core/edition/citations.ts';
import { withoutDrafts } from '../core/edition/drafts.ts';
import type { Edition } from '../core/edition/edition.ts';
import { pretty } from '../core/report/pretty.ts';
import type { Problem } from '../core/problem.ts';
import { createBibliography } from '../core/render/bibliography.ts';
import type { Site } from './site.ts';

/** Makes the site of an edition without its drafts, to be served under `base` (`/` or `/some/path/`). */
export function createSite(
  whole: Edition,
  base: string,
  problems: Problem[] = runChecks(whole),
): Omit<Site, 'citations'> {
  const prefix = base.replace(/\/$/, '');
  const edition = withoutDrafts(whole);
  const { about } = edition;
  return {
    edition,
    shown: edition.sources.filter(({ page, text }) => page.data && text !== undefined),
    bibliography: createBibliography(
      [...edition.references.values()],
      citesOf(edition).map(({ cite }) => cite),
      about['citation-style'],
      about.language,
    ),
    href: (path) => prefix + path,
    problems,
    report: problems.length > 0 ? pretty(problems, (path) => whole.files.get(path)?.text) : '',
    url: about.url?.replace(/\/$/, '') ?? '',
  };
}
