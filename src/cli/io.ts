import type { Readable, Writable } from 'node:stream';
import type { Caller } from '../io/locate.ts';

/** Where a command writes what it says. */
export interface Output {
  write: (text: string) => unknown;
  /** Whether it is a terminal; absent where it is none. */
  isTTY?: boolean;
}

/** A terminal at which somebody sits who can be asked. */
export interface Terminal {
  input: Readable;
  output: Writable;
}

/** What a command has of the process around it: an input, two outputs, its working directory and its environment. */
export interface Io extends Caller {
  stdout: Output;
  stderr: Output;
  /** What is written to the command; absent where nothing is read of it. */
  input?: Readable;
  /** Absent where nobody can be asked. */
  terminal?: Terminal | undefined;
}

/** Writes a line. */
export function print(output: Output, line: string): void {
  output.write(`${line}\n`);
}
