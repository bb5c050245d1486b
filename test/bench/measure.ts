import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Timing } from '../../src/io/timings.ts';

/** What a command took. */
export interface Measured {
  /** Seconds that passed. */
  wall: number;
  /** Seconds of CPU time of the process and of all that it started, as seen last; undefined where the system does not tell. */
  cpu: number | undefined;
  /** The same of the indexer alone; undefined where none was started. */
  indexer: number | undefined;
  /** Bytes of memory that the process and all it started held together at the most. */
  memory: number | undefined;
  steps: Timing[];
}

/** Clock ticks in a second, in which Linux counts (sysconf(3), _SC_CLK_TCK). */
const ticks = 100;

/** Runs `node` with `args` and returns what it took. Throws where it fails, with what it printed. */
export async function measure(args: readonly string[], timings: string): Promise<Measured> {
  rmSync(timings, { force: true });
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, MARGENT_TIMINGS: timings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  let memory = 0;
  // Each process is looked at while it runs: the indexer is killed, and what it used is then told to nobody.
  const seen = new Map<number, Process>();
  const sampler = setInterval(() => {
    const now = processTree(child.pid ?? 0);
    for (const process of now) seen.set(process.pid, process);
    memory = Math.max(memory, sum(now, 'memory'));
  }, 50);
  const code = await new Promise((done) => child.on('close', done));
  clearInterval(sampler);
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(code)}\n${printed}`);
  const all = [...seen.values()];
  const indexers = all.filter(({ name }) => name.startsWith('pagefind'));
  return {
    wall: (performance.now() - start) / 1000,
    cpu: all.length === 0 ? undefined : sum(all, 'cpu'),
    indexer: indexers.length === 0 ? undefined : sum(indexers, 'cpu'),
    memory: memory || undefined,
    steps: existsSync(timings) ? readSteps(timings) : [],
  };
}

function readSteps(timings: string): Timing[] {
  const lines = readFileSync(timings, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Timing);
}

interface Process {
  pid: number;
  name: string;
  /** Seconds of CPU time of all its threads. */
  cpu: number;
  /** Bytes of resident memory; what processes share counts for each. */
  memory: number;
}

/** Returns a process and its descendants (proc_pid_stat(5)); none where the system does not tell. */
function processTree(pid: number): Process[] {
  const stat = /^\d+ \((.*)\) (.*)$/s.exec(read(`/proc/${pid}/stat`) ?? '');
  if (!stat) return [];
  const [, name = '', rest = ''] = stat;
  const fields = rest.split(' ');
  const cpu = (Number(fields[11]) + Number(fields[12])) / ticks;
  const status = read(`/proc/${pid}/status`) ?? '';
  const memory = Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0) * 1024;
  return [{ pid, name, cpu, memory }, ...childrenOf(pid).flatMap(processTree)];
}

/** A child is listed with the thread that started it. */
function childrenOf(pid: number): number[] {
  const threads = list(`/proc/${pid}/task`);
  const children = threads.flatMap(
    (thread) => read(`/proc/${pid}/task/${thread}/children`)?.split(' ') ?? [],
  );
  return children.filter(Boolean).map(Number);
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function sum(processes: readonly Process[], what: 'cpu' | 'memory'): number {
  return processes.reduce((total, process) => total + process[what], 0);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Returns the bytes of the files in a folder. */
export function sizeOf(folder: string): { bytes: number; files: number } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = files.map((file) => statSync(join(file.parentPath, file.name)).size);
  return { bytes: sizes.reduce((a, b) => a + b, 0), files: files.length };
}
