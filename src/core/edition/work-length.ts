import type { Finding, Place } from '../problem.ts';
import type { Work } from './schema/reference.ts';

/*
 * The processor of citations (citeproc) takes the square of the time for a text of twice the length, and for twice the names; and what
 * it makes of markup that stands deep in other markup cannot be drawn. These are more than any work has.
 */

/**
 * The most UTF-16 units in a text, a part of a name or a date; and in a text in which somebody writes of the work, of which as many as of the
 * others may be what the processor looks for.
 */
const [most, mostWords] = [5000, 50_000];

/** What the processor looks for: quotation marks, apostrophes, and the signs of markup. */
const sought = /["'‘-‟‹›«»「」<>]/g;

/** The most names in one variable. */
const mostNames = 10_000;

const words = new Set(['abstract', 'annote', 'keyword', 'note', 'references']);

/** Returns reference-invalid for each text of a work that is too long, and where names are too many; `place` is where it is told. */
export function overlong(key: string, work: Work, place: () => Place): Finding[] {
  return Object.entries(work).flatMap(([variable, value]: [string, unknown]): Finding[] => {
    const excess = variable === 'custom' ? undefined : excessOf(variable, value);
    if (excess === undefined) return [];
    return [
      {
        code: 'reference-invalid',
        message: `Unexpected “${variable}” of ${excess.found} in the work “${key}”, expected at most ${excess.most}`,
        place: place(),
        hint: 'shorten it: what else is to be said of the work belongs into the note that cites it',
      },
    ];
  });
}

function excessOf(variable: string, value: unknown) {
  if (Array.isArray(value) && value.length > mostNames)
    return { found: `${value.length} names`, most: mostNames };
  const length = longestIn(value);
  const limit = words.has(variable) ? mostWords : most;
  if (length > limit) return { found: `${length} characters`, most: limit };
  const signs = typeof value === 'string' ? (value.match(sought)?.length ?? 0) : 0;
  return signs > most ? { found: `${signs} quotation marks and “<”`, most } : undefined;
}

/** Returns the length of a text, or of the longest in a list or object. */
function longestIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  const parts: unknown[] = Object.values(value);
  return parts.reduce<number>((longest, one) => Math.max(longest, longestIn(one)), 0);
}
