import { say } from '../../core/words/message.ts';
import { listOf } from '../../core/words/parts.ts';
import { language, words } from '../words/searching.ts';
import { formatDate } from '../../core/render/date.ts';
import { kindLabels } from '../../core/view/search.ts';
import type { Hit } from './hit.ts';
import { mostParts } from './query.ts';
import type { SearchResult } from './session.ts';

/** What each kind of result is called. */
export const labelsOfKinds = kindLabels(words);

/** Verdicts of the edition by their id. */
export type Verdicts = Record<string, { label: string; tone: string }>;

let kinds: Map<string, string> | undefined;

/** Returns what a kind of claims or entries is called on this page; the index has it in the first language of the edition. */
function sayKind(kind: string): string {
  const [page] = document.querySelectorAll<HTMLElement>('[data-kinds]');
  kinds ??= new Map(
    Object.entries(JSON.parse(page?.dataset['kinds'] ?? '{}') as Record<string, string>),
  );
  return kinds.get(kind) ?? kind;
}

/** Returns the line that says where a result stands. */
export function contextOf({ kind, aside, date, speaker, source, title }: Hit): string[] {
  const when = formatDate(date, document.documentElement.lang);
  const where = source === title ? [] : [source ?? ''];
  const all: Record<string, string[]> = {
    source: [when],
    paragraph: [aside, when],
    claim: [...where, sayKind(aside), when],
    note: where,
    term: [sayKind(aside)],
    reference: [],
  };
  const said = speaker && kind === 'claim' ? [say(words.says, { name: speaker }, language)] : [];
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
  const isTold = missing.length > 0 && (read !== 'all' || places > 0);
  const without = { words: listOf(missing, language).join('') };
  let count =
    read === 'some' ? say(words.upTo, { texts: textsOf(records) }, language) : countOf(shown);
  if (isCut) count = say(words.cut, { count, most: mostParts }, language);
  if (isTold)
    count = say(partial ? words.withoutHere : words.without, { count, ...without }, language);
  if (partial) count = say(words.partial, { count }, language);
  return beyond === 0 ? count : say(words.beyond, { count, texts: textsOf(beyond) }, language);
}

function countOf({ places, sources }: Shown): string {
  const results = say(words.results, { n: places }, language);
  if (sources === 0) return results;
  return say(
    words.resultsIn,
    { results, sources: say(words.inSources, { n: sources }, language) },
    language,
  );
}

/** Returns so many texts in words. */
export function textsOf(count: number): string {
  return say(words.texts, { n: count }, language);
}
