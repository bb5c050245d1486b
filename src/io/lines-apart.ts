import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { readInto } from './reader.ts';
import { writeWhole } from './write-whole.ts';

/** Where a line of a file stands, without its end; in bytes. */
export interface LineAt {
  file: string;
  at: number;
  length: number;
}

/** Windows lacks some. */
const flags: Partial<typeof constants> = constants;

/** How much is read or written at once, in bytes. */
const atOnce = 1 << 20;

const lineFeed = 0x0a;
const separator = Buffer.of(lineFeed);

/**
 * Goes through the lines of a file, and returns of each where it stands and the `known` bytes that it begins with, as UTF-8:
 * a file may be larger than memory, and most of it is not asked for.
 */
export function* linesAt(path: string, known: number): Generator<LineAt & { head: string }, void> {
  // What is no file is not waited for, nor read: a device may have no end.
  const file = openSync(path, constants.O_RDONLY | (flags.O_NONBLOCK ?? 0));
  if (!fstatSync(file).isFile()) {
    closeSync(file);
    throw new Error(`${path} is no file`);
  }
  const passage = Buffer.allocUnsafe(atOnce);
  let [at, length] = [0, 0];
  let heads: Buffer[] = [];
  const line = () => ({
    ...{ file: path, at, length },
    head: Buffer.concat(heads).toString('utf8', 0, known),
  });
  try {
    for (let read = readSync(file, passage); read > 0; read = readSync(file, passage)) {
      const bytes = passage.subarray(0, read);
      for (let from = 0; from < read;) {
        const end = bytes.indexOf(lineFeed, from);
        const to = end === -1 ? read : end;
        if (length < known)
          heads.push(Buffer.from(bytes.subarray(from, Math.min(to, from + known))));
        length += to - from;
        from = to + 1;
        if (end === -1) break;
        yield line();
        [at, length, heads] = [at + length + 1, 0, []];
      }
    }
    if (length > 0) yield line();
  } finally {
    closeSync(file);
  }
}

/** Lines pass through it: of thousands, memory of its own for each would have the collector look at all that there is, time and again. */
let passing = Buffer.alloc(1 << 16);

/** Returns the bytes of a line until the next is read; undefined where its file is no longer as long, or gone. */
function readLineAt({ file: path, at, length }: LineAt): Buffer | undefined {
  let file;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    if (length > passing.length) passing = Buffer.alloc(length * 2);
    const bytes = passing.subarray(0, length);
    return readInto(file, bytes, at) === length ? bytes : undefined;
  } finally {
    closeSync(file);
  }
}

/** Lines of a file that stand there one behind the other, and where they do together. */
interface Stretch extends LineAt {
  own: LineAt[];
}

/** Returns lines as stretches, in their order: thousands of one file take far longer to read one by one. */
function stretchesOf(lines: readonly LineAt[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const line of lines) {
    const last = stretches.at(-1);
    const isNext = last?.file === line.file && last.at + last.length + 1 === line.at;
    if (isNext && last.length < atOnce) {
      last.own.push(line);
      last.length = line.at + line.length - last.at;
    } else stretches.push({ ...line, own: [line] });
  }
  return stretches;
}

/** Lines that are written beside a file, which they take the place of when all are there. */
export interface LinesBeside {
  /** Adds a line, and returns where it stands. */
  add: (line: string) => LineAt;
  /** Returns a line that was added, or stands in another file. */
  read: (line: LineAt) => string | undefined;
  /**
   * Adds these lines, which stand elsewhere, puts all in the place of the file, and returns where each of them and of the others
   * that were added stands there. Throws where the system does.
   */
  replace: (lines: readonly LineAt[]) => LineAt[];
  /** Takes away what was written. */
  discard: () => void;
}

/** Returns what writes lines beside `file`, beginning with a first one. It writes nothing before much has been added. */
export function linesBeside(file: string, first: string): LinesBeside {
  // Two processes can have one number: in containers that share a disk.
  const beside = `${file}.${randomUUID()}`;
  let waiting: Buffer[] = [];
  let [written, length] = [0, 0];
  const put = (bytes: Buffer) => {
    const at = length;
    waiting.push(bytes);
    length += bytes.length;
    if (length - written > atOnce) flush();
    return at;
  };
  const flush = () => {
    if (waiting.length === 0) return;
    mkdirSync(dirname(file), { recursive: true });
    append(beside, Buffer.concat(waiting));
    [waiting, written] = [[], length];
  };
  const begin = () => {
    if (length === 0) put(Buffer.from(first));
  };
  const addBytes = (line: Buffer): LineAt => {
    begin();
    put(separator);
    return { file: beside, at: put(line), length: line.length };
  };
  const forget = () => ([waiting, written, length] = [[], 0, 0]);
  return {
    add: (line) => addBytes(Buffer.from(line)),
    read(line) {
      if (line.file === beside && line.at + line.length > written) flush();
      return readLineAt(line)?.toString();
    },
    replace(lines) {
      const moved = stretchesOf(lines).flatMap(({ own, ...stretch }) => {
        if (stretch.file === beside) return own.map((line) => ({ ...line, file }));
        const bytes = readLineAt(stretch);
        if (!bytes) return own;
        const { at } = addBytes(Buffer.from(bytes));
        return own.map((line) => ({ ...line, file, at: at + line.at - stretch.at }));
      });
      begin();
      flush();
      renameSync(beside, file);
      forget();
      return moved;
    },
    discard() {
      forget();
      try {
        rmSync(beside, { force: true });
      } catch {
        // There is none where its folder is none.
      }
    },
  };
}

function append(path: string, bytes: Buffer): void {
  const file = openSync(path, 'a');
  try {
    writeWhole(file, bytes);
  } finally {
    closeSync(file);
  }
}
