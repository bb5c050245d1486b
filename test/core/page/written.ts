import { endOf } from '../../../src/core/page/nodes.ts';
import { readSourceText, type SourceText } from '../../../src/core/page/source.ts';
import { parseSourceText } from '../../../src/core/page/syntax.ts';
import { findBody } from '../../../src/core/page/body.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { fold } from '../../../src/core/text/fold.ts';

/** One character of a page's source text: what it is, and where the file has it. Offsets are UTF-16 units. */
export interface Written {
  character: string;
  start: number;
  end: number;
  /** The index of its block. */
  block: number;
}

/** Returns the characters of a page's source text, which must hold no tags. */
export function writtenIn(mdx: string): Written[] {
  const file = textFile('a.mdx', mdx);
  const { body } = findBody(file, 0);
  if (!body) throw new Error('no <Source>');
  const { tree } = parseSourceText(mdx.slice(body.start, body.end));
  const ends = tree.children.map((node) => body.start + endOf(node));
  const source = readSourceText(tree, file, body.start);
  return source.blocks.flatMap((block, index) => charactersOf(source, block, index, ends));
}

function charactersOf(
  { plain, at }: SourceText,
  { start, end }: { start: number; end: number },
  block: number,
  ends: number[],
): Written[] {
  const characters: Written[] = [];
  for (let index = start; index < end;) {
    const character = String.fromCodePoint(Number(plain.codePointAt(index)));
    const next = index + character.length;
    const limit = next < end ? at[next] : ends[block];
    characters.push({ character, start: Number(at[index]), end: Number(limit), block });
    index = next;
  }
  return characters;
}

export function isBlankCharacter(character: string): boolean {
  return /^[\t\n\f\r ]$/.test(character);
}

/** Where to begin and end, each a number that is taken modulo what there is. */
export type Ends = [from: number, length: number];

/**
 * Puts annotations into a page as `new` wrote it: in place of words of one block, at most `gap` characters behind the
 * last and at most `most` of them, what `mark` makes of them. Returns the page without the notes.
 */
export function planted(
  mdx: string,
  ends: readonly Ends[],
  { gap, most }: { gap: number; most: number },
  mark: (words: string, index: number) => string,
): string {
  const characters = writtenIn(mdx);
  let [result, done, free] = ['', 0, 0];
  ends.forEach(([skip, length], index) => {
    const from = free + (skip % gap);
    const part = characters
      .slice(from, from + 1 + (length % most))
      .filter(({ block }) => block === characters[from]?.block);
    free = from + part.length;
    const [first, last] = [part[0], part.at(-1)];
    if (!first || !last || fold(part.map(({ character }) => character).join('')) === '') return;
    result += mdx.slice(done, first.start) + mark(mdx.slice(first.start, last.end), index);
    done = last.end;
  });
  return result + mdx.slice(done);
}
