import type { AnnotatedPage } from '../page/model.ts';
import { mendOfDate } from '../page/propose-date.ts';
import type { Finding } from '../problem.ts';
import type { Edition } from './edition.ts';

/** Returns faults with those that are about a date mended in the language that it is written for, which no file knows alone. */
export function mendDates(
  findings: readonly Finding[],
  { sources, about }: Pick<Edition, 'sources' | 'about'>,
): Finding[] {
  const pages = new Map(sources.map(({ page }) => [page.file, page]));
  return findings.map((finding) => {
    const { date, paste: _, ...rest } = finding;
    if (!date) return finding;
    const language = languageAt(finding, pages.get(finding.place.file)) ?? about.language;
    return { ...rest, ...mendOfDate(date.text, date.form, language) };
  });
}

/** The language that a date on a page is written for: a source is dated in its own, all else in that of the edition. */
function languageAt({ place }: Finding, page: AnnotatedPage | undefined): string | undefined {
  const { start } = page?.fields['published'] ?? {};
  const isOfSource = start?.line === place.start?.line && start?.column === place.start?.column;
  return isOfSource ? page?.data?.language : undefined;
}
