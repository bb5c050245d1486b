import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Weight } from '../site/weight.ts';
import type { Measured } from './measure.ts';

interface Size {
  bytes: number;
  files: number;
}

/** The steps that have a column each, as the commands name them. */
const steps = ['parse', 'check', 'bundle', 'pages', 'proof', 'swap'];

/** Returns what the numbers were measured on. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `${availableParallelism()} cores (${model}), ${memory} GiB, ${process.platform}, Node ${process.version}`;
}

/**
 * Returns a table in Markdown, seconds and MiB. Of a step it gives the CPU time of Node alone; Pagefind's is what
 * its own process used, and that of Node while it was fed.
 */
export function table(
  sources: number,
  rows: readonly [string, Measured][],
  sizes: Record<string, Size | undefined>,
): string {
  const head = [`${sources} sources`, 'wall', 'CPU', 'peak memory', ...steps];
  const lines = [
    [...head, 'Pagefind', 'its process'],
    ['---', ...Array.from({ length: steps.length + 5 }, () => '---:')],
    ...rows.map(([name, measured]) => rowOf(name, measured)),
  ];
  const told = Object.entries(sizes).map(
    ([name, size]) => `${name} ${mebibytes(size?.bytes)} MiB in ${size?.files} files`,
  );
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

Seconds of wall and CPU time of the whole process tree, and the most MiB that it held at once. The steps are CPU seconds
of Node; “Pagefind” is Node while it feeds the indexer, “its process” what the indexer used itself.
Sizes: ${told.join(', ')}.`;
}

/** Returns what the page of a source weighs, as a reader is sent it, and what it may. */
export function weights({ html, css, js, fonts }: Weight): string {
  const kB = (bytes: number) => (bytes / 1000).toFixed(1);
  return `A source page, compressed: HTML ${kB(html)}, CSS ${kB(css)}, JavaScript ${kB(js)} of 12 kB, together ${kB(html + css + js)} of 60 kB; fonts ${kB(fonts)} of 120 kB.`;
}

function rowOf(name: string, { wall, cpu, indexer, memory, steps: timings }: Measured): string[] {
  const used = (name: string) =>
    timings.filter(({ step }) => step === name).reduce((sum, t) => sum + t.cpu, 0) / 1000;
  return [
    name,
    seconds(wall),
    seconds(cpu),
    mebibytes(memory),
    ...steps.map((name) => seconds(used(name))),
    seconds(used('search')),
    seconds(indexer ?? 0),
  ];
}

function seconds(value: number | undefined): string {
  return value === undefined ? 'unknown' : value === 0 ? '' : value.toFixed(1);
}

function mebibytes(bytes: number | undefined): string {
  return bytes === undefined ? 'unknown' : (bytes / 2 ** 20).toFixed(0);
}
