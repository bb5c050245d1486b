import type { CSL } from '@citation-js/core';
import { z } from 'zod';
import { list, oneOf } from '../../page/fields.ts';
import { type CslDate, soundDate } from '../csl-date.ts';

/*
 * The variables of CSL 1.0.2 (Citation Style Language, appendices III and IV; csl-data.json), which reference
 * managers export. Their meaning is that of the specification.
 */

const types = [
  ...['article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book'],
  ...['broadcast', 'chapter', 'classic', 'collection', 'dataset', 'document', 'entry'],
  ...['entry-dictionary', 'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing'],
  ...['interview', 'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture'],
  ...['musical_score', 'pamphlet', 'paper-conference', 'patent', 'performance', 'periodical'],
  ...['personal_communication', 'post', 'post-weblog', 'regulation', 'report', 'review'],
  ...['review-book', 'software', 'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage'],
] as [string, ...string[]];

/** The variables that are names. */
export const nameVariables = [
  ...['author', 'chair', 'collection-editor', 'compiler', 'composer', 'container-author'],
  ...['contributor', 'curator', 'director', 'editor', 'editorial-director', 'executive-producer'],
  ...['guest', 'host', 'illustrator', 'interviewer', 'narrator', 'organizer', 'original-author'],
  ...['performer', 'producer', 'recipient', 'reviewed-author', 'script-writer', 'series-creator'],
  ...['translator'],
];

/** The variables that are dates. */
export const dateVariables = [
  ...(['accessed', 'available-date', 'event-date', 'issued'] as const),
  ...(['original-date', 'submitted'] as const),
];

/** The variables that are texts or numbers. */
export const textVariables = [
  ...['abstract', 'annote', 'archive', 'archive_collection', 'archive_location', 'archive-place'],
  ...['authority', 'call-number', 'chapter-number', 'citation-key', 'citation-label'],
  ...['citation-number', 'collection-number', 'collection-title', 'container-title'],
  ...['container-title-short', 'dimensions', 'division', 'DOI', 'edition', 'event', 'event-place'],
  ...['event-title', 'first-reference-note-number', 'genre', 'ISBN', 'ISSN', 'issue'],
  ...['journalAbbreviation', 'jurisdiction', 'keyword', 'language', 'license', 'locator', 'medium'],
  'note',
  ...['number', 'number-of-pages', 'number-of-volumes', 'original-publisher'],
  ...['original-publisher-place', 'original-title', 'page', 'page-first', 'part', 'part-number'],
  ...['part-title', 'printing', 'printing-number', 'supplement-number'],
  ...['PMCID', 'PMID', 'publisher', 'publisher-place', 'references', 'reviewed-genre'],
  ...[
    'reviewed-title',
    'scale',
    'section',
    'shortTitle',
    'source',
    'status',
    'supplement',
    'title',
  ],
  ...['title-short', 'URL', 'version', 'volume', 'volume-title', 'year-suffix'],
];

/** The variables that a processor takes as numbers. */
type NumberVariable = {
  [variable in keyof CSL]-?: number extends CSL[variable] ? variable : never;
}[keyof CSL];

/** Of the variables those that are numbers: all else is a text, also where a file has a number for it. */
export const numberVariables: ReadonlySet<string> = new Set<NumberVariable>([
  ...(['chapter-number', 'citation-number', 'collection-number', 'edition'] as const),
  ...(['first-reference-note-number', 'issue', 'locator', 'number', 'number-of-pages'] as const),
  ...(['number-of-volumes', 'page', 'page-first', 'part', 'printing', 'supplement'] as const),
  'volume',
]);

const textOrNumber = z.union([z.string(), z.number()], { error: 'a text or a number' });
const flag = z.union([z.string(), z.number(), z.boolean()], { error: 'true or false' });
const part = z.string({ error: 'a text' });

const name = z.strictObject(
  {
    family: part.optional(),
    given: part.optional(),
    'dropping-particle': part.optional(),
    'non-dropping-particle': part.optional(),
    suffix: part.optional(),
    literal: part.optional(),
    'comma-suffix': flag.optional(),
    'static-ordering': flag.optional(),
    'parse-names': flag.optional(),
  },
  { error: 'a name: an object with family and given, or literal' },
);

const dateParts = list(
  list(textOrNumber).min(1, { error: 'a year' }).max(3, { error: 'three numbers at most' }),
)
  .min(1, { error: 'a date' })
  .max(2, { error: 'two dates at most' });

const date = z
  .strictObject(
    {
      'date-parts': dateParts.optional(),
      season: textOrNumber.optional(),
      circa: flag.optional(),
      literal: part.optional(),
      raw: part.optional(),
    },
    { error: 'a date: an object with date-parts, literal or raw' },
  )
  .refine((value) => !hasParts(value as CslDate) || soundDate(value as CslDate) !== undefined, {
    error:
      'date-parts such as [[1914, 7, 28]], whole numbers that are a date; other words as literal',
  });

/** Whether there is something to look at: what is not even a list of numbers is told by itself. */
function hasParts({ 'date-parts': parts = [[0]] }: CslDate): boolean {
  return parts.length > 0 && parts.every((one) => one.length > 0);
}

function each<T extends z.ZodType>(variables: readonly string[], of: T) {
  return Object.fromEntries(variables.map((variable) => [variable, of.optional()]));
}

/** One work as CSL-JSON has it. An unknown variable is a fault. */
const referenceSchema = z.strictObject(
  {
    id: textOrNumber.describe('The key, where there is no citation-key.'),
    type: oneOf(types).describe('What the work is.'),
    categories: list(part).optional(),
    custom: z.record(z.string(), z.unknown(), { error: 'an object' }).optional(),
    ...each(nameVariables, list(name)),
    ...each(dateVariables, date),
    ...each(textVariables, textOrNumber),
  },
  { error: 'a work: an object with id and type' },
);

/** A file of CSL-JSON: a list of works. */
export const referencesSchema = list(referenceSchema);

/** A work that the schema has let pass. */
export type Work = CSL;
