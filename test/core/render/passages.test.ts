import { expect, test } from 'vitest';
import { textOfPassages } from '../../../src/core/render/passages.ts';

const passage = (start: number, text: string) => ({
  ...{ seed: 'a.txt', start: String(start), end: String(start + text.length), text },
});

test('passages of a seed are put together in its order', () => {
  expect(textOfPassages([passage(10, ' c\nd '), passage(2, 'b'), passage(0, 'a')])).toBe('a b c d');
});
