import { z } from 'zod';
import { comparisonSchema } from '../edition/schema/comparison.ts';
import { editionSchema, editionWordsSchema } from '../edition/schema/edition.ts';
import { entrySchema, entryWordsSchema } from '../edition/schema/entry.ts';
import { permalinksSchema } from '../edition/schema/permalinks.ts';
import { timelineSchema, timelineWordsSchema } from '../edition/schema/timeline.ts';
import { sourceSchema, sourceWordsSchema } from '../page/schema.ts';

/** What is checked of a kind of file, and what an editor may call it. */
const schemas = {
  edition: [editionSchema, 'content/edition.yaml'],
  addresses: [permalinksSchema, 'content/addresses.yaml'],
  timeline: [timelineSchema, 'content/timeline.yaml'],
  source: [sourceSchema, 'The frontmatter of content/sources/<id>.mdx'],
  entry: [entrySchema, 'The frontmatter of content/glossary/<id>.mdx'],
  comparison: [comparisonSchema, 'The frontmatter of content/comparisons/<id>.mdx'],
  'edition-words': [editionWordsSchema, 'content/edition.<language>.yaml'],
  'timeline-words': [timelineWordsSchema, 'content/timeline.<language>.yaml'],
  'source-words': [sourceWordsSchema, 'The frontmatter of content/sources/<id>.<language>.mdx'],
  'entry-words': [entryWordsSchema, 'The frontmatter of content/glossary/<id>.<language>.mdx'],
} as const;

/** What is written by hand as frontmatter, by its kind: what stands in the model as its fields. */
export const editorsSchemas = {
  source: sourceSchema,
  entry: entrySchema,
  comparison: comparisonSchema,
} as const;

/**
 * Returns JSON Schemas (2020-12) of what is written by hand, by name: `edition`, `addresses`, `timeline`, and for frontmatter
 * `source`, `entry` and `comparison`; with `-words` behind, of what says the same in a further language. They say of a field what its fault would say. A rule that JSON Schema cannot state, such as
 * that a day exists, is left to the checks.
 */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, [schema, title]]) => {
      // What is written, not what becomes of it: a year may stand there as a number.
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
      return [name, `${JSON.stringify({ $schema, title, ...rest }, undefined, 2)}\n`];
    }),
  );
}
