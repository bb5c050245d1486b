import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Converted, type Converter, Unconvertible } from './converter.ts';

/** What the thread is given: the bytes of a file, the ending of its converter, and the encoding that is named. */
export interface Job {
  ending: string;
  bytes: Uint8Array;
  encoding: string | undefined;
}

/** What it returns: a text, or why there is none. */
export type Outcome =
  { converted: Converted } | (Pick<Unconvertible, 'hint' | 'isUndecoded'> & { found: string });

/** How long the making of a text may take, in ms, and how much room, in MB. */
interface Bounds {
  time: number;
  room: number;
}

/**
 * How much room there is for what calls itself, in MB: with what is usual, what reads PDFs passes over what lies some thousands
 * deep in one another, and says so on the terminal alone.
 */
const stack = 64;

/** How often it is looked how much room is taken, in ms: what bounds the thread leaves out what is unpacked there. */
const interval = 100;

const usual: Bounds = { time: 120_000, room: 1500 };

/** How a file is to be read. */
interface Reading extends Partial<Bounds> {
  /** The label of its encoding, where that is named. */
  encoding?: string | undefined;
}

/**
 * Makes a text of a file, in a thread of its own whose time and room are bounded: files of a few kilobytes are known that
 * keep their readers busy for hours. Rejects with `Unconvertible` where it cannot be done.
 */
export async function convert(
  { ending }: Converter,
  bytes: Uint8Array,
  { time = usual.time, room = usual.room, encoding }: Reading = {},
): Promise<Converted> {
  const job: Job = { ending, bytes, encoding };
  const module = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(module, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: room, stackSizeMb: stack },
    // What packages print of a file is not for who asked for its text.
    stdout: true,
    stderr: true,
  });
  const before = process.memoryUsage.rss();
  const outcome = await new Promise<Outcome>((resolve, reject) => {
    const timer = setTimeout(() => resolve(tooMuch(`${time / 1000} s`)), time);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > room * 1e6) resolve(tooMuch(`${room} MB of memory`));
    }, interval);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooMuch(`${room} MB of memory`));
      else reject(error);
    });
    worker.once('exit', (code) => {
      clearTimeout(timer);
      clearInterval(watch);
      // Of no account where it has said something.
      reject(new Error(`Unexpected end of a converter, with ${code}`));
    });
  });
  await worker.terminate();
  if ('converted' in outcome) return outcome.converted;
  throw new Unconvertible(outcome.found, outcome.hint, outcome.isUndecoded);
}

function tooMuch(what: string): Outcome {
  return {
    found: `file of which a text takes more than ${what} to make, expected one that somebody wrote`,
    isUndecoded: false,
    hint: 'open it in the program that it is from, and divide it into several, or save its text alone as a .txt file in the encoding UTF-8; if you did not make it, do not trust it',
  };
}
