import { translationAt } from '../../core/edition/translation-path.ts';
import type { PublishedEdition } from '../../core/edition/published.ts';
import type { Severity } from '../../core/faults.ts';
import type { Problem } from '../../core/problem.ts';
import { el, html } from '../../core/render/hast.ts';
import { push } from '../../core/text/lookup.ts';
import type { Wording } from '../../core/words/wording.ts';
import type { Site } from '../site.ts';
import { own, ownBlocks, targetOf } from './targets.ts';

/** A fault as `dev` shows it on the page that it is about. */
export interface ShownFault {
  code: string;
  severity: Severity;
  message: string;
  hint?: string;
  paste?: string;
  /** The file with line and column, where they are known. */
  where: string;
  /** A selector of what it stands in on the page. */
  target?: string;
  /** The page about faults of its kind. */
  help: string;
}

/** The faults that `dev` shows on a page. */
export interface PageFaults {
  faults: ShownFault[];
  /** How many there are on other pages, which the front page lists: “1 error, 2 warnings”; '' where there are none. */
  elsewhere: string;
  /** On the front page: the pages that have faults, with how many. */
  pages: { path: string; href: string; count: string }[];
  /** The worst that any page of the edition has. */
  worst: Severity;
}

/** Returns the faults of the files that a page is made of, each with its place; `path` is without the base. */
export function faultsOn(site: Site, path: string): PageFaults {
  const { edition, problems, href, wording } = site;
  const pages = new Map<string, Problem[]>();
  for (const problem of problems) {
    const page = pageOf(problem.place.file, edition);
    push(pages, page, problem);
  }
  const faults = (pages.get(path) ?? []).map((problem): ShownFault => {
    const { code, severity, message, hint, paste, place } = problem;
    const target = targetOf(place, site);
    return {
      code,
      severity,
      message,
      where: `${place.file}${place.start ? `:${place.start.line}:${place.start.column}` : ''}`,
      help: href(`/help/faults/${code}/`),
      ...(hint !== undefined && { hint }),
      ...(paste !== undefined && { paste }),
      ...(target !== undefined && { target }),
    };
  });
  const others = [...pages].filter(([page]) => page !== path);
  return {
    faults,
    elsewhere: countOf(
      others.flatMap(([, own]) => own),
      wording,
    ),
    pages:
      path === '/'
        ? others.map(([page, own]) => ({
            path: page,
            href: href(page),
            count: countOf(own, wording),
          }))
        : [],
    worst: problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
  };
}

/** How many of these there are of each severity, in words. */
function countOf(problems: readonly Problem[], { words, say, list }: Wording): string {
  const count = (severity: Severity) =>
    problems.filter((problem) => problem.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  return list([
    ...(errors > 0 ? [say(words.desk.errors, { n: errors })] : []),
    ...(warnings > 0 ? [say(words.desk.warnings, { n: warnings })] : []),
  ]).join('');
}

/** The page that shows what a file of the edition holds, or says in a further language; the front page for what no other shows. */
function pageOf(path: string, edition: PublishedEdition): string {
  const file = translationAt(path)?.of ?? path;
  const source = edition.sources.find(({ page, seed }) => page.file === file || seed.path === file);
  if (source) return `/sources/${source.page.id}/`;
  const [, folder = '', id] =
    /^content\/(glossary|guides|comparisons)\/([^/]+)\.mdx$/.exec(file) ?? [];
  if (id !== undefined && folder !== 'glossary') return `/${folder}/${id}/`;
  if (id !== undefined) return edition.glossary.has(id) ? `/glossary/${id}/` : '/glossary/';
  if (file === 'content/timeline.yaml') return '/timeline/';
  return file.startsWith('content/references/') ? '/references/' : '/';
}

/**
 * Returns HTML of a page's own words where they are not the seed's, undefined where they are. It has no `data-seed`:
 * nothing is proved of it.
 */
export function ownWords({ edition }: Site, id: string): string | undefined {
  const source = edition.sources.find(({ page }) => page.id === id);
  const file = source && edition.files.get(source.page.file);
  if (!file || source.page.faithful) return undefined;
  const blocks = ownBlocks(file).map(({ words, heading }, index) =>
    el(heading ? 'h3' : 'p', { id: `${own}${index}` }, [words]),
  );
  return html([el('div', { class: 'source' }, blocks)]);
}
