import { escape } from '../core/report/escape.ts';
import { editionToWrite } from './edition.ts';
import { readOptions, run, UsageError } from './options.ts';

const usage = `npm run remove -- <source or entry> [--to <id>] [--dry-run] [--edition <folder>]

Takes a source away, with its seed and the line of that in seeds/SHA256SUMS, or an entry of the glossary. Addresses of it
that were promised lead elsewhere. Where something points at it, that is listed, and nothing is done: unless --to names
what takes its place. --dry-run only says what would be done.`;

const options = { to: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;

async function main(): Promise<number> {
  const { values, positionals } = readOptions(options, true);
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) {
    throw new UsageError(
      `Unexpected ${name === undefined ? 'end' : `“${more[0]}”`}, expected the id of one source or entry`,
    );
  }
  const dir = await editionToWrite(values.edition);
  const { loadEdition } = await import('../io/edition.ts');
  const { pageOf } = await import('./page-of.ts');
  const { removePage } = await import('../core/edit/move.ts');
  const { pathOf } = await import('../core/edit/uses.ts');
  const { listUses, makeMove } = await import('./move.ts');
  const edition = loadEdition(dir);
  const target = pageOf(edition, name, dir);
  const { to } = values;
  if (to !== undefined && (to === target.id || !edition.files.has(pathOf({ ...target, id: to })))) {
    throw new UsageError(
      `Unexpected --to “${to}”, expected the id of another ${target.kind === 'entry' ? 'entry' : 'source'}`,
    );
  }
  const move = removePage(edition, target, to);
  if (move.left.length > 0) {
    console.error(`${escape(pathOf(target))} error Unexpected removal of what others point at, expected nothing that does:
${listUses(edition, move.left)}  mend: change these first, or say what takes its place: --to <id>`);
    return 1;
  }
  return makeMove(dir, edition, target, move, 'removed', values['dry-run'] ?? false);
}

if (import.meta.main) await run(usage, main);
