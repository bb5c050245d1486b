/** The words that a language puts around a date, which is given as its calendar has it; undefined for what it has none for. */
export interface DateWords {
  before: (date: string) => string;
  after: (date: string) => string;
  unknown: (date: string, what: 'month' | 'day') => string;
  season: (year: string, season: number) => string | undefined;
  decade: (year: string) => string | undefined;
}

const seasons = ['spring', 'summer', 'autumn', 'winter'];

const english: DateWords = {
  before: (date) => `${date} or before`,
  after: (date) => `${date} or later`,
  unknown: (date, what) => `${date}, ${what} unknown`,
  season: (year, season) => [seasons[season - 1], year].join(' '),
  decade: (year) => `${year}s`,
};

/** Signs, for a language whose words are not known. */
const signs: DateWords = {
  before: (date) => `… – ${date}`,
  after: (date) => `${date} – …`,
  unknown: (date) => date,
  season: () => undefined,
  decade: () => undefined,
};

/** Returns the words of a language. Another one is another line here. */
export function wordsOf(language: string): DateWords {
  return /^en(?:-|$)/i.test(language) ? english : signs;
}
