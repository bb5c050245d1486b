import { constructs } from './constructs.ts';
import { readers } from './readers.ts';

/*
 * Grows the constructs whose numbers are given, each by doublings, and prints a line of JSON for each length: it is a process
 * of its own, which is ended where one takes too long.
 */

/** The lengths, in UTF-16 units; a step that takes as long, in CPU milliseconds, is the last. */
const [shortest, longest, enough] = [1000, 256_000, 1000];

for (const number of process.argv.slice(2).map(Number)) {
  const construct = constructs[number];
  if (!construct) continue;
  const [, reader, grow] = construct;
  readers[reader](grow(shortest));
  for (let length = shortest; length <= longest; length *= 2) {
    const text = grow(length);
    const before = process.threadCpuUsage();
    readers[reader](text);
    const { user, system } = process.threadCpuUsage(before);
    const ms = (user + system) / 1000;
    process.stdout.write(`${JSON.stringify({ number, length, ms })}\n`);
    if (ms > enough) break;
  }
  process.stdout.write(`${JSON.stringify({ number, done: true })}\n`);
}
