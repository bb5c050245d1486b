import { pairBlocks, type Variant, type Variation, variantsOf } from '../text/collate.ts';
import { fold } from '../text/fold.ts';
import { itemAt } from '../text/lookup.ts';
import type { AnnotatedPage } from '../page/model.ts';

/** A text that is collated: a page that says what its seed says, and that. */
export interface Witness {
  page: Pick<AnnotatedPage, 'id' | 'blocks'>;
  text: string;
}

/** A place at which a witness has something else than the base text. */
export interface Reading {
  /** The id of its page. */
  witness: string;
  /** What the base text has, and what the witness; where one of them has nothing, both with the word before. */
  lemma: string;
  words: string;
  kind: Variation;
}

/** What becomes of a block of the base text in the witnesses. Blocks are counted from 1. */
export interface CollatedBlock {
  number: number;
  readings: Reading[];
  /** The witnesses that have it elsewhere among the others, and where. */
  moved: { witness: string; number: number }[];
  /** Those that do not have it. */
  absent: string[];
}

/** A base text beside its witnesses. */
export interface Collation {
  /** The blocks in which any differs. */
  blocks: CollatedBlock[];
  /** The blocks of each witness that the base text does not have, with their words. */
  others: { witness: string; number: number; words: string }[];
  /** How often each witness differs, by how. */
  counts: { witness: string; same: number; variants: Record<Variation, number> }[];
}

/** Collates a base text with others, block by block and word by word: one that was moved stays one. */
export function collate(base: Witness, witnesses: readonly Witness[]): Collation {
  const own = wordsOfBlocks(base);
  const blocks = own.map((_, index): CollatedBlock => ({
    ...{ number: index + 1, readings: [], moved: [], absent: [] },
  }));
  const collation: Collation = { blocks: [], others: [], counts: [] };
  for (const { page, text } of witnesses) {
    const witness = page.id;
    const theirs = wordsOfBlocks({ page, text });
    const pairs = pairBlocks(own, theirs);
    const variants: Record<Variation, number> = { words: 0, spelling: 0, case: 0, signs: 0 };
    let same = 0;
    for (const { own: a, other: b, moved } of pairs) {
      const [mine, other, block] = [itemAt(own, a), itemAt(theirs, b), itemAt(blocks, a)];
      const found = variantsOf(mine, other);
      if (found.length === 0) same++;
      for (const variant of found) {
        variants[variant.kind]++;
        block.readings.push(readingOf(variant, { witness, mine, other }));
      }
      if (moved) block.moved.push({ witness, number: b + 1 });
    }
    const [here, there] = [
      new Set(pairs.map((pair) => pair.own)),
      new Set(pairs.map((p) => p.other)),
    ];
    blocks.forEach(({ absent }, index) => {
      if (!here.has(index)) absent.push(witness);
    });
    theirs.forEach((words, index) => {
      if (!there.has(index)) collation.others.push({ witness, number: index + 1, words });
    });
    collation.counts.push({ witness, same, variants });
  }
  collation.blocks = blocks.filter(
    ({ readings, moved, absent }) => readings.length + moved.length + absent.length > 0,
  );
  return collation;
}

/** The words of each block, with one blank for any white space. */
function wordsOfBlocks({ page, text }: Witness): string[] {
  return page.blocks.map(({ start, end }) => fold(text.slice(start, end)));
}

function readingOf(
  { own, other, kind, before }: Variant,
  { witness, mine, other: theirs }: { witness: string; mine: string; other: string },
): Reading {
  const [lemma, words] = [mine.slice(own.start, own.end), theirs.slice(other.start, other.end)];
  if (before === undefined || (lemma !== '' && words !== ''))
    return { witness, lemma, words, kind };
  const behind = (text: string, said: string, at: number) =>
    said === '' ? before : before + text.slice(at - 1, at).replace(/[^ ]/g, '') + said;
  return {
    ...{ witness, kind },
    lemma: behind(mine, lemma, own.start),
    words: behind(theirs, words, other.start),
  };
}
