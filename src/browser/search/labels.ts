import { formatDate } from '../../core/render/date.ts';
import type { Answer } from './answer.ts';
import type { Hit } from './hit.ts';
import { mostParts } from './query.ts';

/** What each kind of result is called: in the choice of kinds, and on a result, where it says whose words these are. */
export const kindLabels: Record<string, { choice: string; badge: string }> = {
  source: { choice: 'Sources', badge: 'Source, as catalogued' },
  paragraph: { choice: 'Source text', badge: 'Source text' },
  claim: { choice: 'Claims', badge: 'Claim in the source' },
  note: { choice: 'Notes', badge: 'Editors’ words' },
  term: { choice: 'Glossary', badge: 'Glossary, editors’ words' },
  reference: { choice: 'References', badge: 'Reference' },
};

type Told = Pick<Answer, 'total' | 'partial' | 'missing' | 'isCut'>;

/** Verdicts of the edition by their id. */
export type Verdicts = Record<string, { label: string; tone: string }>;

/** Returns the line that says where a result stands. */
export function contextOf({ kind, aside, date, speaker, source, title }: Hit): string[] {
  const when = formatDate(date, document.documentElement.lang);
  const where = source === title ? [] : [source ?? ''];
  const all: Record<string, string[]> = {
    source: [when],
    paragraph: [aside, when],
    claim: [aside, when],
    note: [...where],
    term: [aside],
    reference: [],
  };
  const said = speaker && kind === 'claim' ? [`says ${speaker}`] : [];
  return [...said, ...(all[kind] ?? [])].filter((part) => part !== '');
}

/** Returns how many results there are, in words, and what of the question was left out: for its length, and for being nowhere. */
export function toldOf({ total, partial, missing, isCut }: Told): string {
  const number = total.toLocaleString(document.documentElement.lang);
  const results = `${partial ? 'at least ' : ''}${number} ${total === 1 ? 'result' : 'results'}`;
  const count = isCut
    ? `${results} for the first ${mostParts} words and phrases of the question`
    : results;
  if (missing.length === 0 || total === 0) return count;
  return `${count} without ${missing.join(', ')}, which is nowhere in this edition`;
}
