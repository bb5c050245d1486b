import { escape } from '../core/report/escape.ts';
import { commandsHere } from '../io/command.ts';
import { type Io, print } from './io.ts';
import { type Given, type Options, readOptions, UsageError } from './options.ts';
import { refusal } from '../io/refusal.ts';

/** A command of the tool. */
export interface Command {
  /** How it is called, and what it does. Commands are named in it as the tool's own scripts are called. */
  usage: string;
  /** Does it, as the words of a command line say, and returns the exit code; throws a UsageError where they are wrong. */
  run: (args: readonly string[], io: Io) => Promise<number>;
}

/** What makes a command. */
interface Definition<T extends Options> {
  usage: string;
  options: T;
  /** Whether it takes words beside its options. */
  positionals?: boolean;
  /**
   * Does it, and returns the exit code. What is large, it imports when it needs it: a mistake in the command line is told
   * at once.
   */
  run: (given: Given<T>, io: Io) => number | Promise<number>;
}

/** Returns a command that reads its options before it does anything. */
export function defineCommand<const T extends Options>(definition: Definition<T>): Command {
  const { usage, options, positionals = false, run } = definition;
  return {
    usage,
    run: async (args, io) => run(readOptions(args, options, positionals), io),
  };
}

/**
 * Does what a command line asks of a command, and returns the exit code: 2 where it cannot be done as it was asked. What
 * the person at the keyboard or the disk has done is told in a line; what is our own fault is thrown.
 */
export async function runCommand(
  { usage, run }: Command,
  args: readonly string[],
  io: Io,
): Promise<number> {
  if (args.some((word) => word === '--help' || word === '-h')) {
    print(io.stdout, typed(usage, io));
    return 0;
  }
  try {
    return await run(args, io);
  } catch (error) {
    const isMistake = error instanceof UsageError;
    print(
      io.stderr,
      isMistake ? `${escape(error.message)}\n\n${typed(usage, io)}` : refusal(error),
    );
    return 2;
  }
}

/** Returns a usage, which names commands as the tool's own scripts, with commands as they are typed here. */
function typed(usage: string, io: Io): string {
  const command = commandsHere(io);
  return usage.replace(/\bnpm (?:run )?([a-z]+)(?: -- (.*))?/g, (_, name: string, words = '') =>
    command(name, String(words)),
  );
}
