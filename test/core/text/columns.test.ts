import { expect, test } from 'vitest';
import { hasColumns, hasGap } from '../../../src/core/text/columns.ts';

const losses = `Regiment                        Killed   Wounded
First Massachusetts Volunteers      12
Second                                         7
Third Ill                            7        31`;

test.each([
  ['a table whose numbers stand under each other', losses, true],
  ['two words under two others', 'a  b\nc  d', true],
  ['tabs', 'name\tage\nAnn\t7\nBartholomew\t12', true],
  ['CR and CRLF', 'a  b\r\nc  d\rlong  e', true],
  ['one row', 'a  b', false],
  ['prose', 'So it was.\nAnd so it is.', false],
  ['indents', '  So it was.\n    And so it is.', false],
  ['white space at the end of lines', 'a  \nb  \n', false],
  [
    'the halves of long verses',
    'Hwæt. We Gardena   in geardagum,\nþeodcyninga   þrym gefrunon,\nhu ða æþelingas   ellen fremedon.',
    false,
  ],
  ['a gap in one line of many', 'a  b\nSo it was.\nlonger  c\nlongest of all  d', false],
  ['nothing', '', false],
])('%s', (_, text, expected) => {
  expect(hasColumns(text)).toBe(expected);
});

test.each([
  ['a  b', true],
  ['a\tb', true],
  ['a \t b', true],
  ['a b', false],
  ['  a b  ', false],
  ['\ta', false],
  ['a\n  b', false],
])('%j has a gap: %s', (text, expected) => expect(hasGap(text)).toBe(expected));
