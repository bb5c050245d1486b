import type { Difference } from '../text/differences.ts';
import type { Variation } from '../text/collate.ts';
import type { Range } from '../text/range.ts';
import type { Wording } from '../words/wording.ts';
import { el, type Node } from './hast.ts';
import type { Paragraph } from './paragraphs.ts';
import { createWhole } from './whole.ts';

/** A stretch of a text that another text has otherwise. UTF-16 offsets. */
export interface VariedStretch<K extends Variation = Variation> extends Range {
  kind: K;
}

/** Returns what differences are called where they cannot be seen, in a comparison. */
export function differencesTold({ words }: Wording): Record<Difference, string> {
  const { differs, signDiffers, capitalDiffers } = words.comparisons;
  return { words: differs, signs: signDiffers, case: capitalDiffers };
}

/** Returns what variations are called where they cannot be seen, in texts side by side. */
export function variationsTold({ words }: Wording): Record<Variation, string> {
  return words.texts.differs;
}

/** Which part of a mark it is, where that is cut. */
interface Part {
  isFirst: boolean;
  isLast: boolean;
}

/**
 * Marks words that differ, and says so before them: a mark is not told by most screen readers. Of a mark that is cut, the first part says so: its words may
 * stand within no number.
 */
export function markDiffering(
  kind: Variation,
  told: string,
  children: readonly (Node | string)[],
  { isFirst, isLast }: Part = { isFirst: true, isLast: true },
): Node {
  return el('mark', { class: kind }, [
    ...(isFirst ? [unseen(opening(told))] : []),
    ...children,
    ...(isLast ? [unseen(closing)] : []),
  ]);
}

/**
 * Returns the stretches of a block of text that are marked, in order, for those that differ: what says so at their ends would turn
 * round a number that it stands within, so that it is marked whole.
 */
export function markedIn<K extends Variation>(
  differing: readonly VariedStretch<K>[],
  text: string,
  paragraphs: readonly Paragraph[],
): VariedStretch<K>[] {
  if (differing.length === 0) return [];
  const whole = createWhole(text, paragraphs);
  return mergeVaried(differing.map((one) => ({ ...whole(one), kind: one.kind })));
}

/** The graver first. */
const gravity: readonly Variation[] = ['words', 'spelling', 'case', 'signs'];

/** Puts stretches that several texts have otherwise into order, those that lie over each other as one, by the gravest. */
export function mergeVaried<K extends Variation>(
  varied: readonly VariedStretch<K>[],
): VariedStretch<K>[] {
  const merged: VariedStretch<K>[] = [];
  const filled = varied.filter(({ start, end }) => end > start);
  for (const one of filled.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || one.start >= last.end) merged.push({ ...one });
    else {
      last.end = Math.max(last.end, one.end);
      if (gravity.indexOf(one.kind) < gravity.indexOf(last.kind)) last.kind = one.kind;
    }
  }
  return merged;
}

/** Returns whether marks of a class have these words of apparatus in them, in the language of an interface. */
export function isDifferenceTold(kind: string, said: string, wording: Wording): boolean {
  const told = [differencesTold(wording), variationsTold(wording)].flatMap((words) =>
    Object.entries(words).flatMap(([own, word]) => (own === kind ? [opening(word)] : [])),
  );
  return said === closing || told.includes(said);
}

const opening = (told: string) => `[${told}: `;
const closing = ']';

function unseen(words: string): Node {
  return el('span', { class: 'unseen', dataApparatus: '' }, [words]);
}
