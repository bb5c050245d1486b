import type { z } from 'zod';
import { editionSchema } from '../../core/edition/schema/edition.ts';
import { entrySchema } from '../../core/edition/schema/entry.ts';
import { guideSchema } from '../../core/edition/schema/guide.ts';
import { promisesSchema } from '../../core/edition/schema/promises.ts';
import { sourceSchema } from '../../core/page/schema.ts';
import { timelineSchema } from '../../core/edition/schema/timeline.ts';

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
    { file: 'content/edition.yaml', fields: rowsOf(editionSchema) },
    { file: 'content/edition.yaml, each of verdicts', fields: rowsOf(itemOf('verdicts')) },
    { file: 'content/edition.yaml, each of kinds', fields: rowsOf(itemOf('kinds')) },
    { file: 'content/sources/<id>.mdx', fields: rowsOf(sourceSchema) },
    { file: 'content/glossary/<id>.mdx', fields: rowsOf(entrySchema) },
    { file: 'content/timeline.yaml, each row', fields: rowsOf(timelineSchema.element) },
    { file: 'content/addresses.yaml', fields: rowsOf(promisesSchema) },
    { file: 'content/guides/<id>.mdx', fields: rowsOf(guideSchema) },
  ];
}

function itemOf(list: 'verdicts' | 'kinds') {
  return editionSchema.shape[list].unwrap().element;
}

function rowsOf(schema: z.ZodObject): FieldRow[] {
  return Object.entries(schema.shape).map(([name, field]) => ({
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
  for (const wrong of ['\0', Symbol('nothing')]) {
    const answer = field['~standard'].validate(wrong);
    if (!(answer instanceof Promise) && answer.issues) return answer.issues[0]?.message ?? '';
  }
  return '';
}

function descriptionOf(field: z.core.$ZodType): string {
  return 'description' in field && typeof field.description === 'string' ? field.description : '';
}
