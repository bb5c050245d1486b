import { expect, test } from 'vitest';
import { pageOf, placesOf, problemsOf, talks } from './example.ts';

const words = ['The', 'ministers', 'met', 'in', 'Moscow', 'on', 'Thursday.'];

/** The faults of a text whose words begin pages with these numbers, each by the number of its word. */
function misnumbered(numbers: readonly string[]): number[] {
  const lines = words.map((word, index) => {
    const number = numbers[index];
    return number === undefined ? word : `<Page n="${number}"/>${word}`;
  });
  const found = placesOf(problemsOf({ [talks]: pageOf(lines.join('\n')) }));
  const told = found.filter((one) => one.endsWith('page-misnumbered'));
  return told.map((one) => Number(one.split(':')[0]) - 8);
}

test.each<[string, number[]]>([
  ['1 2 3', []],
  ['1 3 7', []],
  ['iii iv v 1 2 vi', []],
  ['ix x xl xc c', []],
  ['1r 1v 2r', []],
  ['a b c d i j v', []],
  ['A.3 B.1 A.4 B.2', []],
  ['4 3 2', [1, 2]],
  ['1 2 2 3', [2]],
  ['1 2 1 3', [2]],
  ['v iv', [1]],
  ['V IV', [1]],
  ['xc xl', [1]],
  ['1v 1r', [1]],
  ['A.3 A.2', [1]],
])('%s', (numbers, expected) => expect(misnumbered(numbers.split(' '))).toEqual(expected));
