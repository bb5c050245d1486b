import { expect, test } from 'vitest';
import { textOfPassages } from '../../../src/core/render/passages.ts';
import { readPassages } from '../../../src/io/source-markup.ts';

const passage = (start: number, text: string) => ({
  ...{ seed: 'a.txt', start: String(start), end: String(start + text.length), text },
});

test('passages of a seed are put together in its order', () => {
  expect(textOfPassages([passage(10, ' c\nd '), passage(2, 'b'), passage(0, 'a')])).toBe('a b c d');
});

test.each([
  ['<bdi class="missing" data-apparatus="">[2 words]</bdi>', undefined],
  [
    '<bdi class="page" data-apparatus=""><a href="/sources/a/#page-2" aria-label="Page 2">[2]</a></bdi>',
    undefined,
  ],
  [
    '<bdi class="page" data-apparatus=""><a href="#page-2" aria-label="Page 3">[2]</a></bdi>',
    '<bdi class="page" data-apparatus="">',
  ],
  [
    '<bdi class="page" data-apparatus=""><a href="#page-2">[2]</a></bdi>',
    '<bdi class="page" data-apparatus="">',
  ],
  [
    '<bdi class="page" data-apparatus=""><a href="https://a.example/" aria-label="Page 2">[2]</a></bdi>',
    '<bdi class="page" data-apparatus="">',
  ],
  ['<bdi class="page" data-apparatus="">words</bdi>', '<bdi class="page" data-apparatus="">'],
])('in a passage stands what has no words as the renderer writes it: %s', (inner, foreign) => {
  const html = `<html lang="en"><p data-passage="a.txt" data-start="0" data-end="2">a ${inner}</p>`;
  const [passage] = readPassages(html);
  expect(passage).toMatchObject({ text: 'a ' });
  expect(passage?.foreign).toBe(foreign);
});
