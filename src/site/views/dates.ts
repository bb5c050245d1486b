import { site } from '../site.ts';

/** Returns a date or a range for a reader, in the edition's language and no more exact than it is written. */
export function dateOf(date: string): string {
  const [from = '', to] = date.split('/');
  const format = formatOf(from);
  if (to === undefined) return format.format(timeOf(from));
  if (from.length === to.length) return format.formatRange(timeOf(from), timeOf(to));
  return `${format.format(timeOf(from))} – ${formatOf(to).format(timeOf(to))}`;
}

function timeOf(date: string): Date {
  return new Date(`${date.padEnd(10, '-01-01'.slice(date.length - 4))}T00:00:00Z`);
}

function formatOf(date: string): Intl.DateTimeFormat {
  const { language } = site().edition.about;
  // English dates as the historian writes them, the day first.
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(date.length > 4 && { month: 'long' }),
    ...(date.length > 7 && { day: 'numeric' }),
  });
}
