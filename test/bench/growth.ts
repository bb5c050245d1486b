import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { constructs } from './constructs.ts';

/** What is told of one reading of a construct, or that there are no more. */
type Told = { number: number; length: number; ms: number } | { number: number; done: true };

/** CPU milliseconds by length. */
type Times = Map<number, number>;

/** What a construct may grow by: the power of its length. */
const most = 1.2;
/** Below as many CPU milliseconds a time tells nothing; and over how many doublings the exponent is drawn. */
const [least, doublings] = [20, 3];
/** Seconds without a word after which a process is ended. */
const patience = 60;

/**
 * Grows every construct whose name holds `words`, and returns a table of them in Markdown, the steepest first, and those
 * that are too steep.
 */
export async function benchGrowth(words = ''): Promise<{ table: string; faults: string[] }> {
  const wanted = [...constructs.keys()].filter((n) => constructs[n]?.[0].includes(words));
  const grown = new Map(wanted.map((n): [number, Times] => [n, new Map()]));
  const stalled = new Set<number>();
  await growAll(wanted, grown, stalled);
  // Whatever else runs makes some slow: who is steep once is grown again, and the faster counts.
  const again = wanted.filter((n) => exponentOf(grown.get(n)) > most && !stalled.has(n));
  await growAll(again, grown, stalled);
  const rows = wanted
    .map((n) => ({ n, times: [...(grown.get(n) ?? [])], exponent: exponentOf(grown.get(n)) }))
    .map((row) => ({ ...row, exponent: stalled.has(row.n) ? Infinity : row.exponent }))
    .sort((a, b) => b.exponent - a.exponent);
  const lines = rows.map(({ n, times, exponent }) => {
    const [length = 0, ms = 0] = times.at(-1) ?? [];
    const [name = '', reader = ''] = constructs[n] ?? [];
    return `| ${name} | ${reader} | ${exponent.toFixed(2)} | ${length} | ${ms.toFixed(0)} |`;
  });
  const faults = rows.filter(({ exponent }) => exponent > most);
  return {
    table: `| construct | read as | exponent | longest | CPU ms |\n| --- | --- | ---: | ---: | ---: |\n${lines.join('\n')}`,
    faults: faults.map(({ n }) => constructs[n]?.[0] ?? ''),
  };
}

async function growAll(
  wanted: readonly number[],
  grown: Map<number, Times>,
  stalled: Set<number>,
): Promise<void> {
  let left = [...wanted];
  while (left.length > 0) {
    const done = await run(left, grown);
    const [next] = (left = left.filter((n) => !done.has(n)));
    if (next === undefined) return;
    // The process ended, or was ended, in the midst of this one.
    stalled.add(next);
    left = left.slice(1);
  }
}

/** Grows some in a process of their own, and returns those that came to an end. */
async function run(numbers: readonly number[], grown: Map<number, Times>): Promise<Set<number>> {
  const done = new Set<number>();
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'grow.ts'), ...numbers.map(String)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const wait = () => setTimeout(() => child.kill('SIGKILL'), patience * 1000);
  let timer = wait();
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (printed: string) => {
    clearTimeout(timer);
    timer = wait();
    const lines = `${rest}${printed}`.split('\n');
    rest = lines.pop() ?? '';
    for (const told of lines.map((line) => JSON.parse(line) as Told)) {
      if ('done' in told) done.add(told.number);
      else take(told, grown);
    }
  });
  await new Promise((ended) => child.on('close', ended));
  clearTimeout(timer);
  return done;
}

function take({ number, length, ms }: Exclude<Told, { done: true }>, grown: Map<number, Times>) {
  const times = grown.get(number);
  times?.set(length, Math.min(ms, times.get(length) ?? Infinity));
}

/** Returns the slope of time by length, both as logarithms, over the last doublings (least squares); 0 where all is fast. */
function exponentOf(times: Times = new Map()): number {
  const points = [...times].sort(([a], [b]) => a - b).slice(-doublings - 1);
  if (points.length < doublings || (points.at(-1)?.[1] ?? 0) < least) return 0;
  const logs = points.map(([length, ms]) => [Math.log(length), Math.log(Math.max(ms, 1))] as const);
  const mean = (index: 0 | 1) => logs.reduce((sum, log) => sum + log[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return over / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}
