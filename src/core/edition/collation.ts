import { append } from '../page/append.ts';
import { type Variant, type Variation, variantsOf } from '../text/collate.ts';
import { itemAt } from '../text/lookup.ts';
import type { Range } from '../text/range.ts';
import { pairTexts, stretchOf, type TextPair, type Witness } from './text-pairs.ts';

/** A place at which a witness has something else than the base text. */
export interface Reading {
  /** The id of its page. */
  witness: string;
  /** Where what is told of it stands, the words of the base text, and those of the witness; where one of them has nothing, of both with the word before. */
  lemma: Range;
  words: Range;
  kind: Variation;
  /** Where it stands in either seed, UTF-16 offsets; of no length where one of them has nothing. */
  own: Range;
  other: Range;
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

/** What of a witness is in the base text. */
export interface WitnessCount {
  witness: string;
  /** How many blocks are the same. */
  same: number;
  /** How often it differs, by how. */
  variants: Record<Variation, number>;
}

/** A base text beside its witnesses. */
export interface Collation {
  /** The blocks in which any differs. */
  blocks: CollatedBlock[];
  /** The blocks of each witness that the base text does not have. */
  others: { witness: string; number: number }[];
  counts: WitnessCount[];
  /** Which blocks of each witness stand beside which of the base text. */
  pairs: TextPair[][];
}

/** Collates a base text with others, block by block and word by word: one that was moved stays one. */
export function collate(base: Witness, witnesses: readonly Witness[]): Collation {
  const blocks = base.page.blocks.map((_, index): CollatedBlock => ({
    ...{ number: index + 1, readings: [], moved: [], absent: [] },
  }));
  const collation: Collation = { blocks: [], others: [], counts: [], pairs: [] };
  for (const text of witnesses) {
    const witness = text.page.id;
    const pairs = pairTexts(base, text, 'witness');
    const variants: Record<Variation, number> = { words: 0, spelling: 0, case: 0, signs: 0 };
    let same = 0;
    for (const pair of pairs) {
      const block = itemAt(blocks, pair.own);
      const readings = readingsOf(base, text, pair);
      if (readings.length === 0) same++;
      for (const reading of readings) variants[reading.kind]++;
      append(block.readings, readings);
      if (pair.moved) block.moved.push({ witness, number: itemAt(pair.others, 0) + 1 });
    }
    const [here, there] = [
      new Set(pairs.map((pair) => pair.own)),
      new Set(pairs.flatMap((pair) => pair.others)),
    ];
    blocks.forEach(({ absent }, index) => {
      if (!here.has(index)) absent.push(witness);
    });
    text.page.blocks.forEach((_, index) => {
      if (!there.has(index)) collation.others.push({ witness, number: index + 1 });
    });
    collation.counts.push({ witness, same, variants });
    collation.pairs.push(pairs);
  }
  collation.blocks = blocks.filter(
    ({ readings, moved, absent }) => readings.length + moved.length + absent.length > 0,
  );
  return collation;
}

/** Returns where blocks of a witness differ from the block of the base text that they stand beside. */
function readingsOf(base: Witness, text: Witness, { own, others }: TextPair): Reading[] {
  const [mine, theirs] = [stretchOf(base, [own]), stretchOf(text, others)];
  const [here, there] = [
    base.text.slice(mine.start, mine.end),
    text.text.slice(theirs.start, theirs.end),
  ];
  return variantsOf(here, there).map((variant) => {
    const { own: lemma, other: words } = toldOf(variant);
    return {
      ...{ witness: text.page.id, kind: variant.kind },
      ...{ lemma: shifted(lemma, mine.start), words: shifted(words, theirs.start) },
      ...{ own: shifted(variant.own, mine.start), other: shifted(variant.other, theirs.start) },
    };
  });
}

function shifted({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

/** Returns what is told of a place. */
function toldOf({ own, other, before }: Variant): Record<'own' | 'other', Range> {
  const isFull = own.end > own.start && other.end > other.start;
  if (before === undefined || isFull) return { own, other };
  return {
    own: { start: before.own.start, end: own.end },
    other: { start: before.other.start, end: other.end },
  };
}
