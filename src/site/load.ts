import { runChecks } from '../core/checks/run.ts';
import { citesOf } from '../core/edition/citations.ts';
import type { Edition } from '../core/edition/edition.ts';
import { pretty } from '../core/report/pretty.ts';
import { textOf } from '../core/report/text-of.ts';
import type { Problem } from '../core/problem.ts';
import { createBibliography } from '../core/render/bibliography.ts';
import type { Site } from './site.ts';

/** Makes the site of an edition, to be served under `base` (`/` or `/some/path/`); with `everything`, drafts and faulty pages, too. */
export function createSite(
  edition: Edition,
  base: string,
  problems: Problem[] = runChecks(edition),
  { everything = false }: { everything?: boolean } = {},
): Site {
  const prefix = base.replace(/\/$/, '');
  const { about } = edition;
  return {
    edition,
    shown: edition.sources.filter(
      ({ page, text }) => everything || (page.data?.draft === false && text !== undefined),
    ),
    bibliography: createBibliography(
      [...edition.references.values()],
      citesOf(edition).map(({ cite }) => cite),
      about['citation-style'],
      about.language,
    ),
    href: (path) => prefix + path,
    problems,
    report: problems.length > 0 ? pretty(problems, (path) => textOf(edition, path)) : '',
    url: about.url?.replace(/\/$/, '') ?? '',
  };
}
