import { parentPort, workerData } from 'node:worker_threads';
import { converterOf } from './all.ts';
import { type Converted, Unconvertible } from './converter.ts';
import type { Job, Outcome } from './converters.ts';

/* Makes a text of one file, in a thread of its own: see `convert`. */

const { ending, bytes } = workerData as Job;
parentPort?.postMessage(await outcome());

async function outcome(): Promise<Outcome> {
  try {
    return { converted: await converted() };
  } catch (error) {
    if (error instanceof Unconvertible) return { found: error.message, hint: error.hint };
    // What calls itself for each element in another runs out of room where there are thousands in one another.
    if (error instanceof RangeError)
      return {
        found: 'file whose parts lie too deep in one another, expected a text',
        hint: 'open it in the program that it is from, and save its text alone as a .txt file in the encoding UTF-8',
      };
    throw error;
  }
}

async function converted(): Promise<Converted> {
  const made = await converterOf(ending).convert(bytes);
  if (made.text !== '') return made;
  throw new Unconvertible(
    'file without words, expected a text',
    'where they are in pictures, write down the text, read it against them, and save it as a .txt file in the encoding UTF-8',
  );
}
