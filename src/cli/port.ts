import { print, type Io } from './io.ts';
import { UsageError } from './options.ts';

/** Returns the port of `--port`; 0 is for any that is free. */
export function portOf(named = '4321'): number {
  const port = Number(named);
  if (/^\d+$/.test(named) && port <= 65535) return port;
  throw new UsageError(`Unexpected --port “${named}”, expected a number up to 65535`);
}

/** Tells that a port cannot be had, and returns the exit code of that. */
export function refusePort(port: number, { stderr }: Io): number {
  print(stderr, `Unexpected port ${port}, which is taken, expected a free one: --port 0 finds it`);
  return 2;
}
