import { closeSync, openSync, readSync, writeSync } from 'node:fs';

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

/** Writes lines into a file, with line feeds between them, some at a time. */
export function writeLines(path: string, lines: Iterable<string>): void {
  const file = openSync(path, 'w');
  let waiting: string[] = [];
  let length = 0;
  const write = () => {
    writeAll(file, waiting.join(''));
    [waiting, length] = [[], 0];
  };
  try {
    let before = '';
    for (const line of lines) {
      waiting.push(before, line);
      before = '\n';
      if ((length += line.length) > atOnce) write();
    }
    write();
  } finally {
    closeSync(file);
  }
}

/** The system may take less at once than it is given. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
