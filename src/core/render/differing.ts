import type { Difference } from '../text/differences.ts';
import type { Variation } from '../text/collate.ts';
import type { Wording } from '../words/wording.ts';
import { el, type Node } from './hast.ts';

/** Returns what differences are called where they cannot be seen, in a comparison. */
export function differencesTold({ words }: Wording): Record<Difference, string> {
  const { differs, signDiffers, capitalDiffers } = words.comparisons;
  return { words: differs, signs: signDiffers, case: capitalDiffers };
}

/** Returns what variations are called where they cannot be seen, in texts side by side. */
export function variationsTold({ words }: Wording): Record<Variation, string> {
  return words.texts.differs;
}

/** Marks words that differ, and says so before them: a mark is not told by most screen readers. */
export function markDiffering(kind: Variation, told: string, children: (Node | string)[]): Node {
  return el('mark', { class: kind }, [unseen(opening(told)), ...children, unseen(closing)]);
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
