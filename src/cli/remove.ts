import { escape } from '../core/report/escape.ts';
import { defineCommand } from './command.ts';
import { type Subject, writeEdition } from './edition.ts';
import { type Io, print } from './io.ts';
import { UsageError } from './options.ts';

const usage = `npm run remove -- <source, entry or comparison> [--to <id>] [--dry-run] [--edition <folder>]

Takes a source away, with its seed, the line of that in seeds/SHA256SUMS and the file that it was made from, an entry of the glossary, or a comparison. Addresses of it
that were promised lead elsewhere. Where something points at it, that is listed, and nothing is done: unless --to names
what takes its place. --dry-run only says what would be done.`;

/** `remove`: takes a source, an entry or a comparison away. */
export const command = defineCommand({
  usage,
  options: { to: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  positionals: true,
  run: ({ values, positionals }, io) => {
    const [name, surplus] = positionals;
    if (name === undefined || surplus !== undefined) {
      throw new UsageError(
        `Unexpected ${surplus === undefined ? 'end' : `“${surplus}”`}, expected the id of one source, entry or comparison`,
      );
    }
    const wanted = { name, to: values.to, dry: values['dry-run'] ?? false };
    return writeEdition(values.edition, io, (subject) => remove(wanted, subject, io));
  },
});

async function remove(
  { name, to, dry }: { name: string; to: string | undefined; dry: boolean },
  { dir, command }: Subject,
  io: Io,
): Promise<number> {
  const { loadEdition } = await import('../io/edition.ts');
  const { namedPage } = await import('./page-of.ts');
  const { removePage } = await import('../core/edit/move.ts');
  const { pathOf } = await import('../core/edit/uses.ts');
  const { listUses, makeMove } = await import('./move.ts');
  const edition = loadEdition(dir, { command });
  const target = namedPage(edition, name, { dir, caller: io });
  if (to !== undefined && (to === target.id || !edition.files.has(pathOf({ ...target, id: to })))) {
    throw new UsageError(`Unexpected --to “${to}”, expected the id of another ${target.kind}`);
  }
  const move = removePage(edition, target, to);
  if (move.left.length > 0) {
    print(
      io.stderr,
      `${escape(pathOf(target))} error Unexpected removal of what others point at, expected nothing that does:
${listUses(edition, move.left)}  mend: change these first, or say what takes its place: --to <id>`,
    );
    return 1;
  }
  return makeMove({ dir, edition, target, move, done: 'removed', dry }, io);
}
