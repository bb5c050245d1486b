import { escape } from '../core/report/escape.ts';
import { type Command, runCommand } from './command.ts';
import { type Io, print } from './io.ts';
import { runAsProcess } from './process.ts';

/** The commands by their names, each loaded when it is called. */
const commands = new Map<string, () => Promise<{ command: Command }>>([
  ['annotate', () => import('./annotate.ts')],
  ['build', () => import('./build.ts')],
  ['check', () => import('./check.ts')],
  ['collate', () => import('./collate.ts')],
  ['dev', () => import('./dev.ts')],
  ['fetch-facsimiles', () => import('./fetch-facsimiles.ts')],
  ['help', () => import('./help.ts')],
  ['import', () => import('./import.ts')],
  ['init', () => import('./init.ts')],
  ['mcp', () => import('./mcp.ts')],
  ['migrate', () => import('./migrate.ts')],
  ['new', () => import('./new.ts')],
  ['promise', () => import('./promise.ts')],
  ['remove', () => import('./remove.ts')],
  ['rename', () => import('./rename.ts')],
  ['start', () => import('./start.ts')],
  ['verify', () => import('./verify.ts')],
]);

/**
 * Runs the command that the first word names with the words behind it, and returns its exit code: 1 where an edition has
 * errors or a change is refused, 2 where it cannot be done as it was asked.
 */
export async function main([name = '', ...args]: readonly string[], io: Io): Promise<number> {
  // Options without a command are those of none.
  const isNone = name === '' || name.startsWith('-');
  if (isNone) {
    const words = name === '' ? args : [name, ...args];
    return runCommand((await import('./standing.ts')).command, words, io);
  }
  const load = commands.get(name);
  if (load) return runCommand((await load()).command, args, io);
  print(
    io.stderr,
    `Unexpected command “${escape(name)}”, expected one of ${[...commands.keys()].join(', ')}`,
  );
  return 2;
}

if (import.meta.main) await runAsProcess(main);
