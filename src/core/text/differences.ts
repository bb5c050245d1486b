import { itemAt } from './lookup.ts';
import type { Range } from './range.ts';
import { samePairs, type Token, tokensOf } from './tokens.ts';

/** How a stretch of words differs from the others: in letter case only, in signs only, or in its words. */
export type Difference = 'case' | 'signs' | 'words';

/** A stretch of a text that differs; UTF-16 offsets. */
export interface Differing extends Range {
  kind: Difference;
}

/** The most tokens of a text that are compared: what is quoted is shorter by far. */
export const mostTokens = 1000;
/** The most steps of the comparison, each as long as the texts; what differs in more has little in common. */
const mostSteps = 400;

/**
 * Returns what in a text and in others differs: in the text what none of the others has, in each of them what the text
 * lacks. Words are compared one by one, canonically equivalent ones as the same; an ellipsis, which stands for words left
 * out, differs from nothing. Takes time linear in the texts.
 * @example
 * differences('on Sunday', ['here Sunday']) // => { own: [{ start: 0, end: 2, kind: 'words' }], others: [[{ start: 0, end: 4, kind: 'words' }]] }
 */
export function differences(
  text: string,
  others: readonly string[],
): { own: Differing[]; others: Differing[][] } {
  const own = tokensOf(text, mostTokens);
  const best = own.map((token): Difference | undefined => kindOf(token));
  const differing = others.map((other) => {
    const tokens = tokensOf(other, mostTokens);
    const kinds = tokens.map((token): Difference | undefined => kindOf(token));
    for (const [mine, theirs] of samePairs(own, tokens, mostSteps)) {
      const isSame = itemAt(own, mine).text === itemAt(tokens, theirs).text;
      const kind = isSame ? undefined : 'case';
      kinds[theirs] = kind;
      if (kind === undefined || best[mine] !== undefined) best[mine] = kind;
    }
    return runs(tokens, kinds);
  });
  return { own: others.length === 0 ? [] : runs(own, best), others: differing };
}

/** Whether a text has more words and signs than are compared. */
export function isCut(text: string): boolean {
  const last = tokensOf(text)[mostTokens - 1];
  return last !== undefined && /\S/.test(text.slice(last.end));
}

function kindOf({ isWord, text }: Token): Difference | undefined {
  if (text === '…') return undefined;
  return isWord ? 'words' : 'signs';
}

/**
 * Puts tokens that differ and follow each other together, with the white space between: signs among words belong to them;
 * words that differ in case stand by themselves.
 */
function runs(tokens: readonly Token[], kinds: readonly (Difference | undefined)[]): Differing[] {
  const found: Differing[] = [];
  let last: Differing | undefined;
  tokens.forEach(({ start, end }, index) => {
    const kind = kinds[index];
    if (kind === undefined) {
      last = undefined;
    } else if (last && (kind === 'case') === (last.kind === 'case')) {
      last.end = end;
      if (kind === 'words') last.kind = kind;
    } else {
      last = { start, end, kind };
      found.push(last);
    }
  });
  return found;
}
