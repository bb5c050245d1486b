import { fileIdForm, isFileId } from '../core/text/id.ts';
import { defineCommand } from './command.ts';
import { type Subject, writeEdition } from './edition.ts';
import type { Io } from './io.ts';
import { UsageError } from './options.ts';

const usage = `npm run rename -- <source, entry or comparison> <new id> [--dry-run] [--edition <folder>]

Gives a source, an entry of the glossary or a comparison another id, and changes everything that names the old one: fields, claims, terms,
links, the order of the sources. Addresses of it that were promised lead to the new one. The seed of a source keeps its
name. --dry-run only says what would be done.`;

/** `rename`: gives a source, an entry or a comparison another id. */
export const command = defineCommand({
  usage,
  options: { 'dry-run': { type: 'boolean' } },
  positionals: true,
  run: ({ values, positionals }, io) => {
    const [name, id, surplus] = positionals;
    if (name === undefined || id === undefined || surplus !== undefined) {
      throw new UsageError(
        `Unexpected ${surplus === undefined ? 'end' : `“${surplus}”`}, expected the id of a source, an entry or a comparison, and the new one`,
      );
    }
    if (!isFileId(id)) {
      throw new UsageError(`Unexpected id “${id}”, expected ${fileIdForm}`);
    }
    const wanted = { name, id, dry: values['dry-run'] ?? false };
    return writeEdition(values.edition, io, (subject) => rename(wanted, subject, io));
  },
});

async function rename(
  { name, id, dry }: { name: string; id: string; dry: boolean },
  { dir, command }: Subject,
  io: Io,
): Promise<number> {
  const { loadEdition } = await import('../io/edition.ts');
  const { namedPage } = await import('./page-of.ts');
  const { renamePage } = await import('../core/edit/move.ts');
  const { pathOf } = await import('../core/edit/uses.ts');
  const { makeMove } = await import('./move.ts');
  const edition = loadEdition(dir, { command });
  const target = namedPage(edition, name, { dir, caller: io });
  const path = pathOf({ ...target, id });
  if (edition.files.has(path)) {
    throw new UsageError(`Unexpected id “${id}”, expected one that is free: there is ${path}`);
  }
  const move = renamePage(edition, target, id);
  return makeMove({ dir, edition, target, move, done: `renamed ${id}.mdx`, dry }, io);
}
