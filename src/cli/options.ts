import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { escape } from '../core/report/escape.ts';
import { didYouMean } from '../core/text/nearest.ts';
import { commandsHere } from '../io/command.ts';
import { root } from '../io/root.ts';
import { ChangeRefused } from '../io/write.ts';

/** A mistake of the person at the keyboard: it is told in one line, without a stack. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options that every command has. */
const common = { edition: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

/** Reads the command line. Throws a UsageError for an option that the command does not have. */
export function readOptions<const T extends Options>(options: T, positionals = false) {
  try {
    return parseArgs({
      options: { ...options, ...common },
      allowPositionals: positionals,
      strict: true,
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [, name] = /^Unknown option '(-[^']*)'/.exec(error.message) ?? [];
    const [, dashed] = /^Option '(\S+)[^']*' argument is ambiguous/.exec(error.message) ?? [];
    if (dashed !== undefined)
      throw new UsageError(
        `Unexpected “-” after ${dashed}, expected its value: write ${dashed}="-…" where it begins with one`,
      );
    const [, bare] =
      /^Option '(?:-\w, )?(--[\w-]+) <value>' argument missing/.exec(error.message) ?? [];
    if (bare !== undefined)
      throw new UsageError(`Unexpected ${bare} without its value, expected ${bare} <value>`);
    if (name === undefined) throw new UsageError(error.message.split(/\. |\n/)[0]);
    const known = Object.keys({ ...options, ...common }).map((option) => `--${option}`);
    const near = didYouMean(name, known).trim();
    throw new UsageError(
      `Unexpected option “${name}”, expected ${near === '' ? `one of ${known.join(', ')}` : `one that there is: ${near}`}`,
    );
  }
}

/** Returns the port of `--port`; 0 is for any that is free. */
export function portOf(named = '4321'): number {
  const port = Number(named);
  if (/^\d+$/.test(named) && port <= 65535) return port;
  throw new UsageError(`Unexpected --port “${named}”, expected a number up to 65535`);
}

/** Tells that a port cannot be had, and returns the exit code of that. */
export function refusePort(port: number): number {
  console.error(`Unexpected port ${port}, which is taken, expected a free one: --port 0 finds it`);
  return 2;
}

/**
 * Runs a command: its exit code is what `main` returns, 2 where it cannot be done as it was asked. What is
 * large, `main` imports when it needs it: a mistake in the command line is told at once, and the compiled code
 * is kept for the next time.
 */
export async function run(usage: string, main: () => number | Promise<number>): Promise<void> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
  enableCompileCache(join(root, 'node_modules/.cache/node'));
  process.stdout.on('error', stopUnheard);
  // Where nobody can be told, what was asked for is done all the same, and the exit code says how.
  process.stderr.on('error', () => {});
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    console.log(typed(usage));
    return;
  }
  try {
    process.exitCode = await main();
  } catch (error) {
    const words =
      error instanceof UsageError ? `${escape(error.message)}\n\n${typed(usage)}` : refusal(error);
    console.error(words);
    process.exitCode = 2;
  }
}

/** Returns a usage, which names commands as the tool's own scripts, with commands as they are typed here. */
function typed(usage: string): string {
  const command = commandsHere();
  return usage.replace(/\bnpm (?:run )?([a-z]+)/g, (_, name: string) => command(name));
}

/** Returns what the disk refused, in one line. What is no such refusal is our own fault, and thrown on. */
export function refusal(error: unknown): string {
  if (error instanceof ChangeRefused) return escape(error.message);
  const { code, syscall, path, message } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || code === undefined || syscall === undefined) throw error;
  const words = /^\w+: ([^,]*)/.exec(message)?.[1] ?? code;
  return `Unexpected answer to ${syscall} “${escape(path ?? '')}”, expected it to succeed: ${words} (${code})`;
}

/** A reader that has seen enough, such as `head`, closes the pipe: that is no fault. A full disk is one. */
function stopUnheard(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  console.error(refusal(Object.assign(error, { path: 'standard output' })));
  process.exit(2);
}
