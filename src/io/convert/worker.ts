import { parentPort, workerData } from 'node:worker_threads';
import { count } from '../../core/text/count.ts';
import { converterOf } from './all.ts';
import { type Converted, Unconvertible } from './converter.ts';
import type { Job, Outcome } from './converters.ts';

/* Makes a text of one file, in a thread of its own: see `convert`. */

const { ending, bytes, encoding } = workerData as Job;
parentPort?.postMessage(await outcome());

async function outcome(): Promise<Outcome> {
  try {
    return { converted: await converted() };
  } catch (error) {
    if (error instanceof Unconvertible) {
      const { message: found, hint, isUndecoded } = error;
      return { found, hint, isUndecoded };
    }
    // What calls itself for each element in another runs out of room where there are thousands in one another.
    if (error instanceof RangeError)
      return {
        found: 'file whose parts lie too deep in one another, expected a text',
        isUndecoded: false,
        hint: 'open it in the program that it is from, and save its text alone as a .txt file in the encoding UTF-8',
      };
    throw error;
  }
}

/** Returns a text of which every letter can be written, and tells those that could not, and those that nothing shows. */
function wellFormed({ text, notes, told, ...more }: Converted): Converted {
  const all = [text, ...notes.flat()].join('');
  const halves = all.match(/\p{Surrogate}/gu)?.length ?? 0;
  const controls = all.match(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g)?.length ?? 0;
  return {
    ...more,
    text: text.toWellFormed(),
    notes: notes.map((paragraphs) => paragraphs.map((words) => words.toWellFormed())),
    told: [
      ...told,
      ...(halves > 0 ? [`${count(halves, 'half letter')} of Unicode, “\uFFFD” in its place`] : []),
      ...(controls > 0 ? [`${count(controls, 'control character')} in the text`] : []),
    ],
  };
}

async function converted(): Promise<Converted> {
  const made = await converterOf(ending).convert(bytes, encoding);
  if (made.text !== '') return wellFormed(made);
  throw new Unconvertible(
    'file without words, expected a text',
    'where they are in pictures, write down the text, read it against them, and save it as a .txt file in the encoding UTF-8',
  );
}
