import type { Io } from './io.ts';

/** Takes files into an edition, as the words of a command line say, and returns the exit code. */
export type Take = (
  files: readonly string[],
  options: {
    edition: string | undefined;
    footnotes: string | undefined;
    on: string | undefined;
  },
  io: Io,
) => Promise<number>;
