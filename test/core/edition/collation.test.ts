import { expect, test } from 'vitest';
import { collate } from '../../../src/core/edition/collation.ts';
import type { Range } from '../../../src/core/text/range.ts';

/** A text whose blocks have a blank line between. */
function witness(id: string, ...paragraphs: string[]) {
  const text = paragraphs.join('\n\n');
  let at = 0;
  const blocks = paragraphs.map((words) => {
    const start = at;
    at += words.length + 2;
    const end = start + words.length;
    return { kind: 'paragraph' as const, quoted: 0, breaks: [], start, end };
  });
  return { page: { id, blocks, elements: [] }, text };
}

const cut = (text: string, { start, end }: Range) => text.slice(start, end);

const base = witness(
  'letter',
  'We met in Moscow on Sunday.',
  'The honour was ours, and the King\ncame.',
  'Farewell, dear friend.',
  'Written in haste.',
);

test('a text is collated with several others, block by block and word by word', () => {
  const print = witness('print', 'Written in haste');
  const copy = witness(
    'copy',
    'Farewell, dear friend.',
    'We all met in Moscow on Friday.',
    'The honor was ours; and the king came.',
    'Nobody wrote this there.',
  );
  const { blocks, others, counts } = collate(base, [copy, print]);
  expect(counts).toEqual([
    { witness: 'copy', same: 1, variants: { words: 2, spelling: 1, case: 1, signs: 1 } },
    { witness: 'print', same: 0, variants: { words: 0, spelling: 0, case: 0, signs: 1 } },
  ]);
  expect(others).toEqual([{ witness: 'copy', number: 4 }]);
  expect(blocks).toMatchObject([
    { number: 1, absent: ['print'], moved: [] },
    { number: 2, absent: ['print'] },
    { number: 3, readings: [], moved: [{ witness: 'copy', number: 1 }], absent: ['print'] },
    { number: 4, moved: [], absent: ['copy'] },
  ]);
  const readings = blocks.flatMap((block) => block.readings);
  const told = readings.map(({ witness: by, lemma, words }) => {
    const { text } = by === 'copy' ? copy : print;
    return `${cut(base.text, lemma)} ] ${cut(text, words)} ${by}`;
  });
  expect(told).toEqual([
    'We ] We all copy',
    'Sunday ] Friday copy',
    'honour ] honor copy',
    ', ] ; copy',
    'King ] king copy',
    'haste. ] haste print',
  ]);
});

test('what one text begins with and the other lacks has no word before it', () => {
  const { blocks } = collate(witness('a', 'Dear Sir, we met'), [witness('b', 'Sir, we met')]);
  expect(blocks[0]?.readings).toMatchObject([
    { witness: 'b', lemma: { start: 0, end: 4 }, words: { start: 0, end: 0 }, kind: 'words' },
  ]);
});
