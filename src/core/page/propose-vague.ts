import { type DateForm, isDateOrRange } from './date.ts';

/** How a date is mended, with the words to paste where it is known which is meant. */
export interface DateMend {
  hint: string;
  paste?: string;
}

/** What catalogues have in the place of a date. */
const undated =
  /^\[?(?:n\. ?d\.?|nd|no date|not dated|undated|unknown|date unknown|s\. ?[ad]\.?|sine (?:anno|dato)|o\. ?[jd]\.?|ohne (?:jahr|datum)|undatiert|sans date|sin fecha|senza data|sem data|z\. ?[jd]\.?|б\. ?[гд]\.?|بی ?\u200c?تا|[?–—-]+)\]?$/iu;

const century =
  /(?<!\p{L})(?:century|cent|jahrhunderts?|jhd?t?|siècle|siecle|siglo|secolo|sec|século|seculo|eeuw|век|века)(?!\p{L})/u;

const ordinals = [
  ...[
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
  ],
  ...['eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth'],
  ...['eighteenth', 'nineteenth', 'twentieth', 'twenty-first'],
];

const romans = [
  ...['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv'],
  ...['xv', 'xvi', 'xvii', 'xviii', 'xix', 'xx', 'xxi'],
];

/** Returns the date of a century in words of several languages: `18XX` for `XIXe siècle`. */
function centuryIn(text: string): string | undefined {
  const words = text.toLowerCase().replace(/[.,[\]]/g, ' ');
  if (words.length > 60 || !century.test(words)) return undefined;
  const rest = words
    .replace(century, ' ')
    .replace(/(?<!\p{L})(?:the|le|il|el|im|in|di)(?!\p{L})/gu, ' ');
  const [token = '', ...others] = rest.trim().split(/\s+/);
  if (others.length > 0) return undefined;
  const [, figure] = /^(\d{1,2})(?:\p{L}{0,3})$/u.exec(token) ?? [];
  const roman = token.replace(/(?<=[ivx])(?:e|er|ème|º)$/u, '');
  const number =
    figure === undefined
      ? ordinals.indexOf(token) + 1 || romans.indexOf(roman) + 1
      : Number(figure);
  return number >= 1 && number <= 21 ? `${String(number - 1).padStart(2, '0')}XX` : undefined;
}

/** The parts of a century, a decade or a year that people tell, in thirds of it, or halves. */
const spans: readonly (readonly [words: RegExp, part: number, of: number])[] = [
  [/^(?:early|beginning of|start of|first third of)[ -](.+)$/, 0, 3],
  [/^(?:mid|middle of|second third of)[ -](.+)$/, 1, 3],
  [/^(?:late|end of|last third of)[ -](.+)$/, 2, 3],
  [/^(?:first|1st) half of (.+)$/, 0, 2],
  [/^(?:second|2nd|last) half of (.+)$/, 1, 2],
];

/** Returns what to write for a part of a time: no field has a word for it. */
function mendOfPart(text: string, propose: Propose): DateMend | undefined {
  const words = text.toLowerCase().trim().replace(/^the /, '');
  for (const [pattern, part, of] of spans) {
    const told = pattern.exec(words)?.[1]?.replace(/^the /, '');
    const date = told && (centuryIn(told) ?? propose(told, 'doubt'));
    if (!date) continue;
    const digits = date.replaceAll('X', '').replace(/[~?].*/, '');
    const untold = date.length - digits.length;
    const isYear = /^\d{4}$/.test(date);
    if (!isYear && !/^\d+X+$/.test(date)) continue;
    const [first, count] = isYear ? [1, 12] : [0, 10 ** untold];
    const [from, to] = [
      first + Math.round((count * part) / of),
      first + Math.round((count * (part + 1)) / of) - 1,
    ];
    const pad = (number: number) =>
      isYear
        ? `${date}-${String(number).padStart(2, '0')}`
        : `${digits}${String(number).padStart(untold, '0')}~`;
    const before = words.slice(0, words.length - told.length).replace(/[ -]$/, '');
    const name = before.replace(/ of(?: the)?$/, '');
    return {
      hint: `write ${date} for all of it, or what is meant in figures, such as ${pad(from)}/${pad(to)}: no date here says “${name}”`,
    };
  }
  return undefined;
}

/** Returns the date that words mean, where they mean one. */
type Propose = (text: string, form: DateForm) => string | undefined;

/**
 * Returns how a date is mended that is told as catalogues tell it, and no field can: that there is none, one of two, between two, a
 * part of a time, figures that may be two things; undefined for what is none of these.
 * @example
 * mendOfVague('between 1865 and 1867', 'range', (text) => text)?.paste // => '1865?/1867?'
 */
export function mendOfVague(text: string, form: DateForm, propose: Propose): DateMend | undefined {
  if (undated.test(text.trim()))
    return {
      hint: 'leave it out: what is not known is left out, and the page of a source says so with “unknown: [date]”',
    };
  if (form === 'date') return undefined;
  const [, years] = /^(?:the )?(\d\d)00['’]?s$/i.exec(text.trim()) ?? [];
  if (years !== undefined)
    return { hint: `write ${years}XX for the century, or ${years}0X for its first ten years` };
  const named = centuryIn(text);
  if (named !== undefined)
    return { hint: `write ${named}: X is a digit that is not told`, paste: named };
  return mendOfPart(text, propose) ?? (form === 'range' ? mendOfTwo(text, propose) : undefined);
}

/** Returns what to write for one of two dates, or for one between two: a range of which both ends are in doubt. */
function mendOfTwo(text: string, propose: Propose): DateMend | undefined {
  const [, year = '', small = ''] = /^(\d{4})\/(\d{1,2})$/.exec(text.trim()) ?? [];
  const next = year.slice(0, 4 - small.length) + small;
  const month = propose(`${year}-${small}`, 'date');
  if (month !== undefined && Number(next) === Number(year) + 1)
    return { hint: `write ${month} for the month, or ${year}/${next} for the two years` };
  const words = text.trim().replace(/^\[(.*)\]$/, '$1');
  const [, from = '', to = ''] =
    /^(?:between|zwischen|entre|tra|tussen) (.{1,40}) (?:and|und|et|y|e|en) (.{1,40})$/i.exec(
      words,
    ) ??
    /^(?:either )?(.{1,40}) (?:or|oder|ou|of) (.{1,40})$/i.exec(words) ??
    [];
  const last = propose(to, 'doubt');
  // “between 3 March and 5 April 1865”: the year is told once.
  const first = propose(from, 'doubt') ?? (last && propose(`${from} ${last.slice(0, 4)}`, 'doubt'));
  const inDoubt = (date = '') => (/[~?%]$/.test(date) ? date : `${date}?`);
  const range = `${inDoubt(first)}/${inDoubt(last)}`;
  if (!isDateOrRange(range)) return undefined;
  return {
    hint: `write ${range}: from the earliest to the latest that it may be, both in doubt`,
    paste: range,
  };
}
