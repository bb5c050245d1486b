import { appendFileSync } from 'node:fs';

/** How long a step of a command took. */
export interface Timing {
  step: string;
  /** Milliseconds that passed. */
  wall: number;
  /** Milliseconds of CPU time of this process, all its threads together. */
  cpu: number;
  /** The same since the process began. */
  total: number;
}

/**
 * Begins a step and returns how to end it. Where the environment variable MARGENT_TIMINGS names a file, what
 * the step took is added there as a line of JSON.
 */
export function startStep(step: string): () => void {
  const file = process.env['MARGENT_TIMINGS'];
  if (!file) return () => {};
  const start = performance.now();
  const used = process.cpuUsage();
  return () => {
    const wall = performance.now() - start;
    const timing: Timing = { step, wall, cpu: cpu(used), total: cpu() };
    appendFileSync(file, `${JSON.stringify(timing)}\n`);
  };
}

function cpu(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
