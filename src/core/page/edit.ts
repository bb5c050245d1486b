import type { Insertion } from '../problem.ts';

/**
 * Returns the text with everything put in, without what it is put in the place of; what is put in at one offset
 * stands in the order of the list.
 */
export function insert(text: string, insertions: readonly Insertion[]): string {
  let done = 0;
  let result = '';
  for (const { at, text: added, over = 0 } of [...insertions].sort((a, b) => a.at - b.at)) {
    result += text.slice(done, at) + added;
    done = Math.max(done, at + over);
  }
  return result + text.slice(done);
}
