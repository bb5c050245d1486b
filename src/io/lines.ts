import { closeSync, openSync, readSync } from 'node:fs';

/** How much is read at once, in bytes. */
const atOnce = 1 << 20;

/** Goes through the lines of a file in UTF-8, without their ends: it may be larger than any text can be. */
export function* linesIn(path: string): Generator<string, void> {
  const file = openSync(path, 'r');
  const decoder = new TextDecoder();
  const passage = new Uint8Array(atOnce);
  let rest = '';
  try {
    for (let read = readSync(file, passage); read > 0; read = readSync(file, passage)) {
      const lines = decoder.decode(passage.subarray(0, read), { stream: true }).split('\n');
      lines[0] = rest + (lines[0] ?? '');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}
