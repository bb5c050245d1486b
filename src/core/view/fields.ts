import { z } from 'zod';
import { comparisonSchema } from '../edition/schema/comparison.ts';
import { editionSchema, editionWordsSchema } from '../edition/schema/edition.ts';
import { entrySchema, entryWordsSchema } from '../edition/schema/entry.ts';
import { guideSchema } from '../edition/schema/guide.ts';
import { permalinksSchema } from '../edition/schema/permalinks.ts';
import { sourceSchema, sourceWordsSchema } from '../page/schema.ts';
import { timelineSchema, timelineWordsSchema } from '../edition/schema/timeline.ts';

/** A kind of file, and the fields that it may have. */
export interface FieldTable {
  file: string;
  fields: FieldRow[];
}

/** A field as the help tells it. */
export interface FieldRow {
  name: string;
  required: boolean;
  /** What may stand there, in the words that a fault about it uses. */
  expected: string;
  description: string;
}

/** Returns the fields of every kind of file, as their schemas have them: so they cannot be out of date. */
export function fieldTables(): FieldTable[] {
  return [
    ...tablesOf('content/edition.yaml', editionSchema),
    ...tablesOf('content/sources/<id>.mdx', sourceSchema),
    ...tablesOf('content/glossary/<id>.mdx', entrySchema),
    ...tablesOf('content/timeline.yaml, each row', timelineSchema.element),
    ...tablesOf('content/addresses.yaml', permalinksSchema),
    ...tablesOf('content/comparisons/<id>.mdx', comparisonSchema),
    ...tablesOf('content/guides/<id>.mdx', guideSchema),
    ...tablesOf('content/edition.<language>.yaml', editionWordsSchema),
    ...tablesOf('content/sources/<id>.<language>.mdx', sourceWordsSchema),
    ...tablesOf('content/glossary/<id>.<language>.mdx', entryWordsSchema),
    ...tablesOf('content/timeline.<language>.yaml, each row', timelineWordsSchema.element),
  ];
}

/** Returns the fields of a file, and those of the fields, and of the rows, that some of them hold. */
export function tablesOf(file: string, schema: z.ZodObject): FieldTable[] {
  const inner = Object.entries<z.core.$ZodType>(schema.shape).flatMap(([name, field]) =>
    innerTables(file, name, field),
  );
  return [{ file, fields: rowsOf(schema) }, ...inner];
}

function innerTables(file: string, name: string, field: z.core.$ZodType): FieldTable[] {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault)
    return innerTables(file, name, field.unwrap());
  if (field instanceof z.ZodObject) return tablesOf(`${file}, ${name}`, field);
  return field instanceof z.ZodArray && field.element instanceof z.ZodObject
    ? tablesOf(`${file}, each of ${name}`, field.element)
    : [];
}

function rowsOf(schema: z.ZodObject): FieldRow[] {
  return Object.entries<z.core.$ZodType>(schema.shape).map(([name, field]) => ({
    name,
    required: !accepts(field, undefined),
    expected: expectedBy(field),
    description: descriptionOf(field),
  }));
}

function accepts(field: z.core.$ZodType, value: unknown): boolean {
  return '~standard' in field && !('issues' in field['~standard'].validate(value));
}

/** The message about a value that fits nowhere is what the field expects: of a text, one that says nothing. */
function expectedBy(field: z.core.$ZodType): string {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault)
    return expectedBy(field.unwrap());
  if (field instanceof z.ZodArray) return `a list, each ${expectedBy(field.element)}`;
  const messages = ['\0', Symbol('nothing')].flatMap((wrong) => {
    const answer = field['~standard'].validate(wrong);
    return 'issues' in answer && answer.issues ? answer.issues.map(({ message }) => message) : [];
  });
  return messages.slice(0, 1).join('');
}

function descriptionOf(field: z.core.$ZodType): string {
  return 'description' in field && typeof field.description === 'string' ? field.description : '';
}
