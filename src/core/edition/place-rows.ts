import type { TextFile } from '../page/file.ts';
import { type Fold, foldWithMap } from '../text/fold.ts';
import { type Lines, linesOf, pointAt } from '../text/lines.ts';
import { findInvisible } from '../text/names.ts';
import { occurrencesOf } from '../text/occurrences.ts';
import { mapUnits } from '../text/positions.ts';
import type { Range } from '../text/range.ts';
import {
  type ComparedRow,
  type Comparison,
  type ComparisonPart,
  mostRows,
  rowsOf,
} from './comparison.ts';
import { linkProse, type ProseScope } from './link-prose.ts';
import { startLinking } from './linking.ts';
import type { Mention, Terms } from './mention.ts';

/** How many places are told at which words stand. */
const mostPlaces = 12;

/** A comparison with its glossary links made and the words of its sources found. */
export interface LinkedComparison extends Comparison {
  linked: ComparisonPart[];
  mentions: Mention[];
}

/** Returns where words stand in the source with an id, and in which line they are meant to; undefined where there is no such text. */
export type Placing = (row: ComparedRow) => Pick<ComparedRow, 'stands' | 'range'>;

/** Returns what finds the words of rows: the text of a source is folded once, for all that ask. */
export function createPlacing(
  sources: readonly { page: { id: string }; text?: string }[],
): Placing {
  const texts = new Map(sources.map(({ page, text }) => [page.id, text]));
  const folded = new Map<string, { fold: Fold; seen: () => Searched; lines: Lines }>();
  return ({ source, words, element }) => {
    const text = texts.get(source);
    if (text === undefined || !words?.plain || words.text === '') return {};
    const known = folded.get(source) ?? foldedOf(text);
    folded.set(source, known);
    const exactly = placesOf(words.text, known.fold);
    const found = exactly.length > 0 ? exactly : placesOf(words.text, known.seen());
    const stands = found.map((range) => ({
      ...range,
      line: pointAt(known.lines, range.start).line,
    }));
    const named = element.attributes['line']?.value;
    const meant = stands.filter(({ line }) => named === undefined || String(line) === named);
    const [range] = meant;
    return { stands, ...(range && meant.length === 1 && { range }) };
  };
}

/** A text that is searched, and where each of its UTF-16 units stands in that which it was made of. */
type Searched = Pick<Fold, 'text' | 'raw'>;

function foldedOf(text: string) {
  const folded = foldWithMap(text);
  let seen: Searched | undefined;
  return { fold: folded, seen: () => (seen ??= withoutInvisible(folded)), lines: linesOf(text) };
}

/** Returns a text without what nobody sees, such as the soft hyphens of a scan: nobody can write it into a row. */
function withoutInvisible({ text, raw }: Searched): Searched {
  const left = new Set(
    findInvisible(text).flatMap(({ index, codePoint }) =>
      codePoint > 0xffff ? [index, index + 1] : [index],
    ),
  );
  const isSeen = (_: unknown, index: number) => !left.has(index);
  return { text: text.split('').filter(isSeen).join(''), raw: raw.filter(isSeen) };
}

/** The first places at which words stand in a text, which may overlap; UTF-16 offsets of the text that was folded. */
function placesOf(words: string, { text, raw }: Searched): Range[] {
  return occurrencesOf(words, text, mostPlaces).map((start) =>
    mapUnits(raw, { start, end: start + words.length }),
  );
}

/**
 * Makes the glossary links in the prose of a comparison, the first mention of each entry, and finds the words of its rows.
 * Yields alias-ambiguous.
 */
export function linkComparison(
  comparison: Comparison,
  { file, terms, place }: { file: TextFile; terms: Terms; place: Placing },
): LinkedComparison {
  const linking = startLinking(terms, comparison.data);
  const scope: ProseScope = { file, scope: { kind: 'prose' }, seen: new Set(), linking };
  const searched = new Set(rowsOf(comparison).slice(0, mostRows));
  const linked = comparison.parts.map((part): ComparisonPart => {
    if (part.kind === 'prose') return { ...part, prose: linkProse(part.prose, scope) };
    const { row } = part;
    const remark = linkProse(row.remark, scope);
    return { kind: 'row', row: { ...row, remark, ...(searched.has(row) && place(row)) } };
  });
  const { mentions, findings } = linking;
  return { ...comparison, linked, mentions, findings: [...comparison.findings, ...findings] };
}
