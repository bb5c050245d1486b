import type { Edition } from '../core/edition/edition.ts';

/**
 * Returns the date of the state that an edition is in: the one it gives, else the newest that a page gives for
 * its revision; '' where none does. It is not the day of the build, so that the same edition builds the same.
 */
export function versionDate({ about, sources }: Edition): string {
  if (about.date) return about.date;
  const dates = sources.flatMap(({ page }) => [
    page.data?.date ?? '',
    ...(page.data?.changes ?? []).map(({ date }) => date),
  ]);
  return dates.sort().at(-1) ?? '';
}
