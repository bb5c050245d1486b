import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Timing } from '../../src/io/timings.ts';

/** What a command took. */
export interface Measured {
  /** Seconds that passed. */
  wall: number;
  /** Seconds of CPU time of the process and of all that it started; undefined where the system does not tell. */
  cpu: number | undefined;
  /** Bytes of memory that the process and all it started held together at the most, seen every 50 ms. */
  memory: number | undefined;
  steps: Timing[];
}

/** Clock ticks in a second, in which Linux counts (sysconf(3), _SC_CLK_TCK). */
const ticks = 100;

/** Runs `node` with `args` and returns what it took. Throws where it fails, with what it printed. */
export async function measure(args: readonly string[], timings: string): Promise<Measured> {
  rmSync(timings, { force: true });
  const before = childrenCpu();
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
  const sampler = setInterval(() => (memory = Math.max(memory, treeMemory(child.pid ?? 0))), 50);
  const code = await new Promise((done) => child.on('close', done));
  clearInterval(sampler);
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(code)}\n${printed}`);
  const after = childrenCpu();
  return {
    wall: (performance.now() - start) / 1000,
    cpu: before === undefined || after === undefined ? undefined : after - before,
    memory: memory || undefined,
    steps: existsSync(timings) ? readSteps(timings) : [],
  };
}

function readSteps(timings: string): Timing[] {
  const lines = readFileSync(timings, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Timing);
}

/** Seconds of CPU time of all ended children and of theirs (proc_pid_stat(5), cutime and cstime). */
function childrenCpu(): number | undefined {
  const fields = read('/proc/self/stat')?.split(') ')[1]?.split(' ');
  return fields && (Number(fields[13]) + Number(fields[14])) / ticks;
}

/** Bytes of resident memory of a process and its descendants; what they share counts for each. */
function treeMemory(pid: number): number {
  const own = Number(/^VmRSS:\s*(\d+)/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1] ?? 0);
  const children = read(`/proc/${pid}/task/${pid}/children`)?.split(' ') ?? [];
  return children.filter(Boolean).reduce((sum, id) => sum + treeMemory(Number(id)), own * 1024);
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
