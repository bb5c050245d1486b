import { mendOfDate } from '../page/propose-date.ts';
import type { Finding } from '../problem.ts';
import type { Edition } from './edition.ts';

/** Returns faults with those that are about a date mended in the language that it is written for, which no file knows alone. */
export function mendDates(
  findings: readonly Finding[],
  edition: Pick<Edition, 'sources' | 'about'>,
): Finding[] {
  return findings.map((finding) => {
    const { date, paste: _, ...rest } = finding;
    if (!date) return finding;
    return { ...rest, ...mendOfDate(date.text, date.form, languageAt(finding, edition)) };
  });
}

/** The language that a date is written for: a source is dated in its own, all else in that of the edition. */
function languageAt(
  { place }: Finding,
  { sources, about }: Pick<Edition, 'sources' | 'about'>,
): string {
  const source = sources.find(({ page }) => page.file === place.file);
  const { start } = source?.page.fields['published'] ?? {};
  const isOfSource = start?.line === place.start?.line && start?.column === place.start?.column;
  return (isOfSource && source?.page.data?.language) || about.language;
}
