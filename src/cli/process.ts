import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { packageFolders } from '../io/root.ts';
import { type Io, print, type Terminal } from './io.ts';
import { refusal } from '../io/refusal.ts';

/**
 * Runs a program as this process, which ends with the exit code that it returns once nothing is left to do: a server
 * goes on. The compiled code of what is imported from then on is kept for the next time.
 */
export async function runAsProcess(
  program: (argv: readonly string[], io: Io) => Promise<number>,
): Promise<void> {
  enableCompileCache(join(packageFolders[0], '.cache/node'));
  process.stdout.on('error', stopUnheard);
  // Where nobody can be told, what was asked for is done all the same, and the exit code says how.
  process.stderr.on('error', () => {});
  const { stdout, stderr, env } = process;
  const cwd = workingDirectory();
  if (cwd === undefined) {
    print(
      stderr,
      'Unexpected working directory, which is gone, expected one that is there: go to it',
    );
    process.exitCode = 2;
    return;
  }
  const io = {
    ...{ stdout, stderr, env, cwd, terminal: terminalHere() },
    // One that is opened keeps the process.
    get input() {
      return process.stdin;
    },
  };
  process.exitCode = await program(process.argv.slice(2), io);
}

/** Returns the terminal that the process was started at; undefined where its input or output is another. */
function terminalHere(): Terminal | undefined {
  if (!isatty(0) || !isatty(1)) return undefined;
  // An input that is opened, and not read, keeps the process: it is when somebody is asked.
  return {
    get input() {
      return process.stdin;
    },
    output: process.stdout,
  };
}

/** Returns the folder in which the process was started; undefined where somebody has taken it away. */
function workingDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

/** A reader that has seen enough, such as `head`, closes the pipe: that is no fault. A full disk is one. */
function stopUnheard(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  print(process.stderr, refusal(Object.assign(error, { path: 'standard output' })));
  process.exit(2);
}
