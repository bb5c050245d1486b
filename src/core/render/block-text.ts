import type { Block } from '../page/model.ts';

/** Returns the text of a block, in which a line end is a blank unless it is a line break of the page. */
export function textOf(
  { start, end, breaks }: Pick<Block, 'start' | 'end' | 'breaks'>,
  seed: string,
  isKept: boolean,
): string {
  const text = seed.slice(start, end);
  if (isKept) return text;
  const kept = new Set(breaks);
  return text.replace(/[\t\n\f\r]/g, (_, at: number) => (kept.has(start + at) ? '\n' : ' '));
}
