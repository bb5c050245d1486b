import { localeOf } from '../page/calendar.ts';
import { present } from '../text/lookup.ts';
import { memo } from '../text/memo.ts';
import { scriptOfLanguage } from '../text/script-of-language.ts';

/** The words that a language puts around a date, which is given as its calendar has it; undefined for what it has none for. */
export interface DateWords {
  circa: (date: string) => string;
  before: (date: string) => string;
  after: (date: string) => string;
  /** From a date on, and up to one. */
  since: (date: string) => string;
  until: (date: string) => string;
  unknown: (date: string, what: 'month' | 'day') => string;
  season: (year: string, season: number) => string | undefined;
  decade: (year: string) => string | undefined;
  /** A date of the Julian calendar, and the same by the Gregorian one. */
  julian: (date: string, gregorian: string) => string;
}

/** The words of a language as texts: `#` stands for the date, or for the year, `*` for the Gregorian date or the season. */
interface Row {
  circa: string;
  before: string;
  after: string;
  since: string;
  until: string;
  month: string;
  day: string;
  season: string;
  seasons: readonly [spring: string, summer: string, autumn: string, winter: string];
  decade: string;
  julian: string;
}

/** Each row: about, or before, or after, since, until, month unknown, day unknown, seasons, decade, Julian. Years come as the language writes them. */
const rows: Readonly<Record<string, Row>> = {
  en: {
    ...{ circa: 'c. #', before: '# or before', after: '# or later' },
    ...{ since: 'since #', until: 'until #' },
    ...{ month: '#, month unknown', day: '#, day unknown' },
    ...{ season: '* #', seasons: ['spring', 'summer', 'autumn', 'winter'], decade: '#s' },
    julian: '# Julian (* Gregorian)',
  },
  de: {
    ...{ circa: 'um #', before: '# oder früher', after: '# oder später' },
    ...{ since: 'seit #', until: 'bis #' },
    ...{ month: '#, Monat unbekannt', day: '#, Tag unbekannt' },
    ...{ season: '* #', seasons: ['Frühjahr', 'Sommer', 'Herbst', 'Winter'], decade: '#er Jahre' },
    julian: '# julianisch (* gregorianisch)',
  },
  fr: {
    ...{ circa: 'vers #', before: '# ou avant', after: '# ou après' },
    ...{ since: 'depuis #', until: 'jusqu’à #' },
    ...{ month: '#, mois inconnu', day: '#, jour inconnu' },
    ...{ season: '* #', seasons: ['printemps', 'été', 'automne', 'hiver'], decade: 'années #' },
    julian: '# julien (* grégorien)',
  },
  es: {
    ...{ circa: 'hacia #', before: '# o antes', after: '# o después' },
    ...{ since: 'desde #', until: 'hasta #' },
    ...{ month: '#, mes desconocido', day: '#, día desconocido' },
    ...{ season: '* de #', seasons: ['primavera', 'verano', 'otoño', 'invierno'] },
    ...{ decade: 'década de #', julian: '# juliano (* gregoriano)' },
  },
  it: {
    ...{ circa: 'circa #', before: '# o prima', after: '# o dopo' },
    ...{ since: 'dal #', until: 'fino al #' },
    ...{ month: '#, mese sconosciuto', day: '#, giorno sconosciuto' },
    ...{ season: '* #', seasons: ['primavera', 'estate', 'autunno', 'inverno'], decade: 'anni #' },
    julian: '# giuliano (* gregoriano)',
  },
  pt: {
    ...{ circa: 'cerca de #', before: '# ou antes', after: '# ou depois' },
    ...{ since: 'desde #', until: 'até #' },
    ...{ month: '#, mês desconhecido', day: '#, dia desconhecido' },
    ...{ season: '* de #', seasons: ['primavera', 'verão', 'outono', 'inverno'] },
    ...{ decade: 'década de #', julian: '# juliano (* gregoriano)' },
  },
  nl: {
    ...{ circa: 'omstreeks #', before: '# of eerder', after: '# of later' },
    ...{ since: 'sinds #', until: 'tot #' },
    ...{ month: '#, maand onbekend', day: '#, dag onbekend' },
    ...{ season: '* #', seasons: ['voorjaar', 'zomer', 'najaar', 'winter'], decade: 'jaren #' },
    julian: '# juliaans (* gregoriaans)',
  },
  ru: {
    ...{ circa: 'ок. #', before: '# или ранее', after: '# или позднее' },
    ...{ since: 'с #', until: 'до #' },
    ...{ month: '#, месяц неизвестен', day: '#, день неизвестен' },
    ...{ season: '* # года', seasons: ['весна', 'лето', 'осень', 'зима'], decade: '#-е годы' },
    julian: '# по юлианскому календарю (* по григорианскому)',
  },
  fa: {
    ...{ circa: 'حدود #', before: '# یا پیش از آن', after: '# یا پس از آن' },
    ...{ since: 'از #', until: 'تا #' },
    ...{ month: '#، ماه نامعلوم', day: '#، روز نامعلوم' },
    ...{ season: '* #', seasons: ['بهار', 'تابستان', 'پاییز', 'زمستان'], decade: 'دههٔ #' },
    julian: '# ژولینی (* میلادی)',
  },
  ar: {
    ...{ circa: 'نحو #', before: '# أو قبل ذلك', after: '# أو بعد ذلك' },
    ...{ since: 'منذ #', until: 'حتى #' },
    ...{ month: '#، الشهر مجهول', day: '#، اليوم مجهول' },
    ...{ season: '* #', seasons: ['ربيع', 'صيف', 'خريف', 'شتاء'], decade: 'عقد #' },
    julian: '# يولياني (* ميلادي)',
  },
  he: {
    ...{ circa: 'בסביבות #', before: '# או לפני כן', after: '# או אחרי כן' },
    ...{ since: 'מאז #', until: 'עד #' },
    ...{ month: '#, החודש אינו ידוע', day: '#, היום אינו ידוע' },
    ...{ season: '* #', seasons: ['אביב', 'קיץ', 'סתיו', 'חורף'], decade: 'שנות ה־#' },
    julian: '# יוליאני (* גרגוריאני)',
  },
  zh: {
    ...{ circa: '约#', before: '#或更早', after: '#或更晚' },
    ...{ since: '自#起', until: '至#' },
    ...{ month: '#，月份不详', day: '#，日期不详' },
    ...{ season: '#*', seasons: ['春季', '夏季', '秋季', '冬季'], decade: '#代' },
    julian: '儒略历#（公历*）',
  },
  ja: {
    ...{ circa: '#頃', before: '#以前', after: '#以降' },
    ...{ since: '#から', until: '#まで' },
    ...{ month: '#（月不明）', day: '#（日不明）' },
    ...{ season: '#*', seasons: ['春', '夏', '秋', '冬'], decade: '#代' },
    julian: 'ユリウス暦#（グレゴリオ暦*）',
  },
};

/** Returns the words of a row. What is put in is never looked through for signs again. */
function wordsIn(row: Row): DateWords {
  const say = (text: string, date: string, other = '') =>
    text.replaceAll(/[#*]/g, (sign) => (sign === '#' ? date : other));
  return {
    circa: (date) => say(row.circa, date),
    before: (date) => say(row.before, date),
    after: (date) => say(row.after, date),
    since: (date) => say(row.since, date),
    until: (date) => say(row.until, date),
    unknown: (date, what) => say(row[what], date),
    season: (year, season) => say(row.season, year, row.seasons[season - 1]),
    decade: (year) => say(row.decade, year),
    julian: (date, gregorian) => say(row.julian, date, gregorian),
  };
}

/** Signs, for a language whose words are not known; that a calendar is the Gregorian one is said in all. */
const signs = (language: string): DateWords => ({
  circa: (date) => (scriptOfLanguage(localeOf(language)) === 'Latn' ? `c. ${date}` : `~${date}`),
  before: (date) => `… – ${date}`,
  after: (date) => `${date} – …`,
  since: (date) => `${date} – …`,
  until: (date) => `… – ${date}`,
  unknown: (date) => `${date} (?)`,
  season: () => undefined,
  decade: () => undefined,
  julian: (date, gregorian) => `${date} (${nameOfGregorian(language)}: ${gregorian})`,
});

/** What the Gregorian calendar is called, in any language. */
const nameOfGregorian = memo((language) => {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'calendar' });
  return present(names.of('gregory'), 'the name of the calendar');
});

/** Returns the words of a language. Another one is another row above. */
export const wordsOf = memo((language): DateWords => {
  const row = rows[language.replace(/-.*/, '').toLowerCase()];
  return row ? wordsIn(row) : signs(language);
});
