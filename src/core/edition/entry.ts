import { type Commentary, readCommentary } from '../page/commentary.ts';
import type { TextFile } from '../page/file.ts';
import { readFrontmatter } from '../page/frontmatter.ts';
import type { Place } from '../problem.ts';
import { type EntryData, entrySchema } from './schema/entry.ts';

/** A glossary entry as its file has it. */
export type Entry = Commentary & {
  id: string;
  file: string;
  data?: EntryData;
  fields: Record<string, Place>;
};

/** Parses a glossary entry. Yields what frontmatter and prose yield. */
export function parseEntry(id: string, file: TextFile): Entry {
  const frontmatter = readFrontmatter(file, entrySchema);
  const body = frontmatter.body;
  const commentary = readCommentary(file, file.text.slice(body), (offset) => body + offset);
  const entry: Entry = {
    id,
    file: file.path,
    fields: frontmatter.fields,
    ...commentary,
    findings: [...frontmatter.findings, ...commentary.findings],
  };
  if (frontmatter.data) entry.data = frontmatter.data;
  return entry;
}
