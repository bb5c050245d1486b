import { describe, expect, test } from 'vitest';
import { textGroups } from '../../../src/core/edition/texts.ts';
import type { SourceData } from '../../../src/core/page/schema.ts';

/** A page that is of others: `copy witness-of letter`. */
function pages(...said: string[]) {
  return said.map((line) => {
    const [id = '', ...fields] = line.split(' ');
    const data: Partial<SourceData> = {};
    for (let at = 0; at < fields.length; at += 2)
      data[fields[at] as 'witness-of'] = fields[at + 1] ?? '';
    return { id, data: data as SourceData };
  });
}

function groupsOf(...said: string[]) {
  return textGroups(pages(...said)).map(({ id, texts, further }) => [
    id,
    texts.map((one) => one.id).join(' '),
    further.map((one) => one.id).join(' '),
  ]);
}

describe('texts of one source are a group', () => {
  test('by the one that is of no other, whichever is written first, witnesses first', () => {
    expect(
      groupsOf('he translation-of letter', 'copy witness-of letter', 'letter', 'alone'),
    ).toEqual([['letter', 'letter copy he', '']]);
  });

  test('with what is of one of them', () => {
    expect(
      groupsOf('letter', 'he translation-of letter', 'en translation-of he', 'print witness-of en'),
    ).toEqual([['letter', 'letter he en print', '']]);
  });

  test('of which one is a copy of a translation, and says both', () => {
    expect(
      groupsOf('letter', 'he translation-of letter', 'b witness-of he translation-of letter'),
    ).toEqual([['letter', 'letter he b', '']]);
  });

  test('and there is room for five', () => {
    const copies = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => `${id} witness-of letter`);
    expect(groupsOf('letter', ...copies)).toEqual([['letter', 'letter a b c d', 'e f']]);
  });

  test('but not in a circle, nor with one that is not there', () => {
    expect(
      groupsOf('a witness-of b', 'b translation-of a', 'c witness-of c', 'd witness-of x'),
    ).toEqual([]);
  });
});
