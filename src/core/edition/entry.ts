import type { z } from 'zod';
import { type Commentary, readCommentary } from '../page/commentary.ts';
import type { TextFile } from '../page/file.ts';
import { readFrontmatter } from '../page/frontmatter.ts';
import type { Place } from '../problem.ts';
import { type EntryData, entrySchema, entryWordsSchema } from './schema/entry.ts';

/** A glossary entry as its file has it. */
export type Entry = Commentary & {
  id: string;
  file: string;
  data?: EntryData;
  /** The language of its words, where that is not the one of the pages that it is shown on. */
  language?: string;
  fields: Record<string, Place>;
};

/** An entry in a further language, as its file has it. */
export type EntryWords = Omit<Entry, 'data'> & { data?: z.output<typeof entryWordsSchema> };

/** Parses a glossary entry. Yields what frontmatter and prose yield. */
export function parseEntry(id: string, file: TextFile): Entry {
  return parse(id, file, entrySchema);
}

/** Parses an entry in a further language: its words, and what it says. Yields what frontmatter and prose yield. */
export function parseEntryWords(id: string, file: TextFile): EntryWords {
  return parse(id, file, entryWordsSchema);
}

function parse<S extends z.ZodType>(
  id: string,
  file: TextFile,
  schema: S,
): Omit<Entry, 'data'> & { data?: z.output<S> } {
  const frontmatter = readFrontmatter(file, schema);
  const body = frontmatter.body;
  const commentary = readCommentary(file, file.text.slice(body), (offset) => body + offset);
  return {
    id,
    file: file.path,
    fields: frontmatter.fields,
    ...commentary,
    findings: [...frontmatter.findings, ...commentary.findings],
    ...(frontmatter.data !== undefined && { data: frontmatter.data }),
  };
}
