import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, manifestOf } from '../site/built.ts';
import { type Measured, sizeOf } from './measure.ts';

/** What an edition of one size takes of its publisher, and asks of its readers. */
export interface Scale {
  sources: number;
  /** Builds: the first, and one after a source was changed. */
  cold: Measured;
  changed: Measured;
  /** Bytes, compressed, that come before the first answer of the search. */
  answer: number;
  /** The folder of the site. */
  out: string;
}

/** Returns a table in Markdown of editions of several sizes, a column each. */
export function scaleTable(scales: readonly Scale[]): string {
  const rows: [string, (scale: Scale) => string][] = [
    ['cold build, CPU s', ({ cold }) => seconds(cold.cpu)],
    ['cold build, wall s', ({ cold }) => seconds(cold.wall)],
    ['peak memory, GB', ({ cold }) => gigabytes(cold.memory)],
    ['one source changed, CPU s', ({ changed }) => seconds(changed.cpu)],
    ['site on disk', ({ out }) => onDisk(out)],
    ['largest page, kB', ({ out }) => largest(out)],
    ['first answer of the search, kB', ({ answer }) => kilobytes(answer)],
    ['saved for offline, MB', ({ out }) => (manifestOf(out).bytes / 1e6).toFixed(1)],
  ];
  const lines = [
    ['', ...scales.map(({ sources }) => `${sources} sources`)],
    ['---', ...scales.map(() => '---:')],
    ...rows.map(([name, cell]) => [name, ...scales.map(cell)]),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function largest(out: string): string {
  const pages = filesOf({ out })
    .filter((path) => path.endsWith('.html') && !path.startsWith('downloads/'))
    .map((path) => ({ path, bytes: statSync(join(out, path)).size }));
  const [first] = pages.sort((a, b) => b.bytes - a.bytes);
  if (!first) throw new Error(`no page in ${readdirSync(out).join()}`);
  return `${kilobytes(first.bytes)} (/${first.path.replace(/index\.html$/, '')})`;
}

function onDisk(out: string): string {
  const { bytes, files } = sizeOf(out);
  return `${(bytes / 2 ** 20).toFixed(0)} MiB, ${files} files`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}

function gigabytes(bytes: number | undefined): string {
  return bytes === undefined ? 'unknown' : (bytes / 1e9).toFixed(2);
}

function seconds(value: number | undefined): string {
  return value === undefined ? 'unknown' : value.toFixed(1);
}
