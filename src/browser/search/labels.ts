import { formatDate } from '../../core/render/date.ts';
import type { Hit } from './hit.ts';
import { mostParts } from './query.ts';
import type { SearchResult } from './session.ts';

/** What each kind of result is called: in the choice of kinds, and on a result, where it says whose words these are. */
export const kindLabels: Record<string, { choice: string; badge: string }> = {
  source: { choice: 'Sources', badge: 'Source, as catalogued' },
  paragraph: { choice: 'Source text', badge: 'Source text' },
  claim: { choice: 'Claims', badge: 'Claim in the source' },
  note: { choice: 'Notes', badge: 'Editors’ words' },
  term: { choice: 'Glossary', badge: 'Glossary, editors’ words' },
  reference: { choice: 'References', badge: 'Reference' },
  comparison: { choice: 'Comparisons', badge: 'Comparison, editors’ words' },
};

/** Verdicts of the edition by their id. */
export type Verdicts = Record<string, { label: string; tone: string }>;

/** Returns the line that says where a result stands. */
export function contextOf({ kind, aside, date, speaker, source, title }: Hit): string[] {
  const when = formatDate(date, document.documentElement.lang);
  const where = source === title ? [] : [source ?? ''];
  const all: Record<string, string[]> = {
    source: [when],
    paragraph: [aside, when],
    claim: [...where, aside, when],
    note: where,
    term: [aside],
    reference: [],
  };
  const said = speaker && kind === 'claim' ? [`says ${speaker}`] : [];
  return [...said, ...(all[kind] ?? [])].filter((part) => part !== '');
}

type Shown = Omit<SearchResult, 'hits' | 'tallies'>;

/**
 * Returns how much was found, in words, what of the question was left out, for its length and for being nowhere, and whether
 * not all could be searched; '' where it is not counted yet.
 */
export function summaryOf(shown: Shown): string {
  const { read, places, records, missing, isCut, partial, beyond } = shown;
  if (read === 'first') return '';
  const without =
    missing.length === 0 || (read === 'all' && places === 0)
      ? ''
      : ` without ${missing.join(', ')}, which is nowhere in ${partial ? 'what could be searched' : 'this edition'}`;
  const count = read === 'some' ? `Results in up to ${numberOf(records)} texts` : countOf(shown);
  const cut = isCut ? ` for the first ${mostParts} words and phrases of the question` : '';
  const part = partial ? '. A part of the edition could not be searched' : '';
  const more =
    beyond === 0 ? '' : `. ${textsOf(beyond)} more would be found, but cannot be opened now`;
  return `${count}${cut}${without}${part}${more}`;
}

function countOf({ places, sources }: Shown): string {
  const results = `${numberOf(places)} ${places === 1 ? 'result' : 'results'}`;
  if (sources === 0) return results;
  return `${results}, in ${numberOf(sources)} ${sources === 1 ? 'source' : 'sources'}`;
}

/** Returns so many texts in words. */
export function textsOf(count: number): string {
  return `${numberOf(count)} ${count === 1 ? 'text' : 'texts'}`;
}

function numberOf(count: number): string {
  return count.toLocaleString(document.documentElement.lang);
}
