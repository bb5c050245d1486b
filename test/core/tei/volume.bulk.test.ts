import { expect, test } from 'vitest';
import { readVolumes } from '../../../src/core/tei/volume.ts';
import { readTei } from '../../../src/io/tei.ts';

const setting = { glossary: [], isEditors: false };

/* Read as often as they have pieces, these would take hours. */
test.each([
  ['line breaks', '<p>', 'a <lb/>', '</p>', /^a(?:\na)*\n$/],
  ['sections of characters', '<p>', '<![CDATA[a]]>', '</p>', /^a+\n$/],
  ['cells of a row', '<table><row>', '<cell>a</cell>', '</row></table>', /^a(?:\W+a)*\W*$/],
])('megabytes of %s in one paragraph are read', (_, before, piece, after, expected) => {
  const inner = before + piece.repeat(500_000) + after;
  const { root } = readTei(
    Buffer.from(
      `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>${inner}</body></text></TEI>`,
    ),
  );
  const file = { root, name: 'a.xml', lineAt: () => 1, converted: {} };
  const document = readVolumes([file], setting)[0]?.documents[0];
  expect(document?.seed.match(/a/g)).toHaveLength(500_000);
  expect(expected.test(document?.seed ?? '')).toBe(true);
});
