import { spawnSync, type SpawnSyncOptions } from 'node:child_process';

/** How long a program may take that tests wait for, in milliseconds. */
const patience = 300_000;

/** Runs a program to its end, as `spawnSync` does, and ends it where that takes too long: the tests of this process stand still meanwhile, and nothing else would. */
export const runToEnd = ((
  command: string,
  args: readonly string[],
  options: SpawnSyncOptions = {},
) =>
  spawnSync(command, args, {
    timeout: patience,
    killSignal: 'SIGKILL',
    ...options,
  })) as typeof spawnSync;
