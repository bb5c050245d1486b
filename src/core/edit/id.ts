import anyAscii from 'any-ascii';
import { isReserved } from '../text/reserved-name.ts';

/** How long an id may be that is made from words, in characters. */
const longest = 48;

/**
 * Returns an id made of words of any script: their letters in ASCII and lower case, hyphens for all else, as many whole
 * words as fit. One that is taken gets a number.
 * @example
 * idFor('Письмо к отцу', () => false) // => 'pismo-k-ottsu'
 */
export function idFor(words: string, taken: (id: string) => boolean): string {
  return freeId(withoutNumber(words), taken);
}

/**
 * Returns what makes such ids one after the other, of which none is among `taken` or was made before. Thousands may be made of the same
 * words: their numbers are counted on from the last.
 */
export function idsBeside(taken: Iterable<string>): (words: string) => string {
  const ids = new Set(taken);
  const numbers = new Map<string, number>();
  return (words) => {
    const own = withoutNumber(words);
    let number = numbers.get(own) ?? 1;
    let id = own;
    while (ids.has(id) || isReserved(id)) id = `${own}-${++number}`;
    numbers.set(own, number);
    ids.add(id);
    return id;
  };
}

function withoutNumber(words: string): string {
  const letters = anyAscii(words.normalize('NFC')).toLowerCase();
  const whole = letters.replace(/['’`]/g, '').replace(/[^a-z0-9]+/g, '-');
  const trimmed = whole.replace(/^-|-$/g, '');
  const cut = trimmed.length > longest ? trimmed.slice(0, longest + 1) : trimmed;
  const fitting = cut.length > longest ? cut.replace(/-[^-]*$/, '').slice(0, longest) : cut;
  return fitting === '' ? 'unnamed' : fitting;
}

/** Returns an id, with the first number from 2 on behind it where it is taken, or no file on Windows can be called so. */
export function freeId(id: string, taken: (id: string) => boolean): string {
  if (!taken(id) && !isReserved(id)) return id;
  let number = 2;
  while (taken(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}
