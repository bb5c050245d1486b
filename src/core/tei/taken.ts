import { silent } from './elements.ts';
import { childrenOf, type TeiElement, wordsOf } from './tree.ts';

/**
 * What of a file has been taken into an edition. Whoever takes something marks it here, where it is taken; what is not marked at
 * the end is told (`leftOf`), so that nothing is lost because a name was thought to be known.
 */
export interface Taken {
  /** Elements that have a place, with the words that stand in them directly. */
  placed: Set<TeiElement>;
  /** Elements of which those words are taken, and nothing else. */
  said: Set<TeiElement>;
  attributes: Map<TeiElement, Set<string>>;
}

/** Returns that nothing has been taken. */
export function startTaken(): Taken {
  return { placed: new Set(), said: new Set(), attributes: new Map() };
}

/** Marks that an element has a place, and which of its attributes have. */
export function place({ placed, attributes }: Taken, element: TeiElement, ...keys: string[]): void {
  placed.add(element);
  markAttributes(attributes, element, keys);
}

/** Marks that the words of an element are taken, and nothing else of it. */
export function say({ said }: Taken, element: TeiElement): void {
  said.add(element);
}

/** Marks that an element has a place by some of its attributes, or by being there, whatever becomes of its words. */
export function takeAttributes(
  { attributes }: Taken,
  element: TeiElement,
  ...keys: string[]
): void {
  markAttributes(attributes, element, keys);
}

function markAttributes(attributes: Taken['attributes'], element: TeiElement, keys: string[]) {
  const all = attributes.get(element) ?? new Set();
  for (const key of keys) all.add(key);
  attributes.set(element, all);
}

/** Marks that the words of an element are taken as `wordsOf` has them, in one line and without its notes, and returns these. */
export function takeWords(taken: Taken, element: TeiElement): string {
  const visit = (one: TeiElement) => {
    for (const child of childrenOf(one)) {
      if (child.name === 'note') continue;
      if (child.name === 'lb') {
        takeAttributes(taken, child);
        continue;
      }
      if (silent.has(child.name) || inLine.has(child.name)) place(taken, child);
      else say(taken, child);
      visit(child);
    }
  };
  place(taken, element);
  visit(element);
  return wordsOf(element);
}

/** What says nothing more where words are put in one line. */
const inLine: ReadonlySet<string> = new Set(['p', 'ab']);

/** Marks as taken what was marked in another reading. */
export function addTaken(taken: Taken, { placed, said, attributes }: Taken): void {
  for (const element of placed) taken.placed.add(element);
  for (const element of said) taken.said.add(element);
  for (const [element, keys] of attributes) takeAttributes(taken, element, ...keys);
}
