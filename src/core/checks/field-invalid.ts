import type { Edition } from '../edition/edition.ts';
import { mendOfDate } from '../page/propose-date.ts';
import type { Finding } from '../problem.ts';
import type { Check } from './check.ts';

/** A field at the head of a file has a value that cannot be read: a date that is none, an id with spaces, a word that is not in the list of those allowed. */
export const fieldInvalid: Check = {
  code: 'field-invalid',
  severity: 'error',
  find: (edition) =>
    edition.findings
      .filter(({ code }) => code === 'field-invalid')
      .map((finding) => {
        const { date, paste: _, ...rest } = finding;
        if (!date) return finding;
        return { ...rest, ...mendOfDate(date.text, date.form, languageAt(finding, edition)) };
      }),
};

/** The language that a date is written for: a source is dated in its own, all else in that of the edition. */
function languageAt({ place }: Finding, { sources, about }: Edition): string {
  const source = sources.find(({ page }) => page.file === place.file);
  const { start } = source?.page.fields['published'] ?? {};
  const isOfSource = start?.line === place.start?.line && start?.column === place.start?.column;
  return (isOfSource && source?.page.data?.language) || about.language;
}
