import { describe, expect, test } from 'vitest';
import { decodeSeed, type Seed, seedName } from '../../../src/core/edition/seed.ts';
import { readSums } from '../../../src/core/edition/sums.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { placesOf } from '../support.ts';

function seed(...bytes: number[]): Seed {
  return { name: 'a.txt', path: 'seeds/a.txt', sha256: '', bytes: Uint8Array.from(bytes) };
}

const ascii = (text: string) => [...text].map((c) => Number(c.codePointAt(0)));
const told = (s: Seed, encoding = 'utf-8') =>
  decodeSeed(s, encoding).findings.map(
    ({ code, message, place: { start } }) => `${start?.line}:${start?.column} ${code} ${message}`,
  );

describe('a seed', () => {
  test('is decoded as its page says', () => {
    expect(decodeSeed(seed(0xef, 0xbb, 0xbf, 0x61), 'utf-8')).toEqual({ text: 'a', findings: [] });
    expect(decodeSeed(seed(0x93, 0x61), 'Windows-1252')).toEqual({ text: '“a', findings: [] });
  });

  test('in UTF-16 is told with the name of its encoding', () => {
    const hint = (...bytes: number[]) => decodeSeed(seed(...bytes), 'utf-8').findings[0]?.hint;
    expect(hint(0xff, 0xfe, 0x61, 0)).toContain('“encoding: utf-16le”');
    expect(hint(0xfe, 0xff, 0, 0x61)).toContain('“encoding: utf-16be”');
    expect(decodeSeed(seed(0xff, 0xfe, 0x61, 0), 'utf-16le')).toEqual({ text: 'a', findings: [] });
  });

  test.each([
    [
      seed(0x61, 0x0a, 0x62, 0xe9),
      'utf-8',
      '2:2 seed-undecodable Unexpected byte 0xE9 at offset 3, expected utf-8',
    ],
    [
      seed(0x61, 0xc3),
      'utf-8',
      '1:2 seed-undecodable Unexpected byte 0xC3 at offset 1, expected utf-8',
    ],
    [
      seed(0x0a),
      'utf-16le',
      '1:1 seed-undecodable Unexpected byte 0x0A at offset 0, expected utf-16le',
    ],
    [
      seed(0x61),
      'utf-9',
      'undefined:undefined seed-undecodable Unexpected encoding “utf-9”, expected a name that browsers know',
    ],
    [
      seed(0x61, 0x0d, 0x62, 0x00),
      'utf-8',
      '2:2 seed-character Unexpected U+0000 NULL, expected text: HTML cannot carry this character',
    ],
    [
      seed(0x61, 0x1b, 0x62),
      'utf-8',
      '1:2 encoding-disguised Unexpected U+001B ESCAPE, expected plain text: this may be iso-2022-jp, hz-gb-2312 or the like, which pass for ASCII',
    ],
    [
      seed(...ascii('a ~{:')),
      'ASCII',
      '1:3 encoding-disguised Unexpected “~{”, expected plain text: this may be iso-2022-jp, hz-gb-2312 or the like, which pass for ASCII',
    ],
    [
      seed(...ascii('a '), 0xc3, 0xbc, 0xe2, 0x80, 0x99, 0x62),
      'windows-1252',
      '1:3 encoding-disguised Unexpected “Ã¼â€™”, expected windows-1252: all letters of the file are as UTF-8 writes them',
    ],
  ])('at fault is told: %#', (s, encoding, expected) => {
    expect(told(s, encoding)).toEqual([expected]);
  });

  test.each([
    ['windows-1252', seed(...ascii('ASCII'))],
    ['windows-1252', seed(0xc3, 0xbc, 0xfc)],
    ['utf-16le', seed(0xc3, 0xbc)],
  ])('in %s is not taken for UTF-8 without reason', (encoding, s) => {
    expect(told(s, encoding)).toEqual([]);
  });

  test('that cannot be used has no text, one that is only suspect has', () => {
    expect(decodeSeed(seed(0x61, 0x00), 'utf-8')).not.toHaveProperty('text');
    expect(decodeSeed(seed(0x1b), 'utf-8').text).toBe('\x1B');
  });

  test('is not suspected in the encoding that its page names', () => {
    expect(told(seed(...ascii('~{')), 'windows-1252')).toEqual([]);
    expect(decodeSeed(seed(0x1b, 0x24, 0x42, 0x25, 0x24, 0x1b, 0x28, 0x42), 'iso-2022-jp')).toEqual(
      {
        text: 'イ',
        findings: [],
      },
    );
  });

  test.each([
    ['a.txt', true],
    ['000_c6db-x.y.txt', true],
    ['.a.txt', false],
    ['-a.txt', false],
    ['a.html', false],
    ['a.txt.html', false],
    ['a b.txt', false],
    ['é.txt', false],
    ['a.txt\n', false],
    ['.txt', false],
  ])('may be called %j: %s', (name, fits) => expect(seedName.test(name)).toBe(fits));
});

describe('SHA256SUMS', () => {
  const hash = '0123456789abcdef'.repeat(4);
  const read = (text: string) => {
    const { sums, findings } = readSums(textFile('seeds/SHA256SUMS', text));
    return {
      sums: [...sums].map(([name, { sha256, place }]) => [name, sha256, place.start?.line]),
      told: placesOf(findings),
    };
  };

  test.each([
    [`${hash}  a.txt\n`, [['a.txt', hash, 1]]],
    [`${hash.toUpperCase()} *a.txt`, [['a.txt', hash, 1]]],
    [
      `${hash}  a.txt\r\n\r\n${hash}  b c.txt\r\n`,
      [
        ['a.txt', hash, 1],
        ['b c.txt', hash, 3],
      ],
    ],
    [`${hash}  __proto__\n`, [['__proto__', hash, 1]]],
    ['', []],
  ])('is read as sha256sum writes it: %#', (text, sums) => {
    expect(read(text)).toEqual({ sums, told: [] });
  });

  test.each([
    [`${hash} a.txt`, 'sums-malformed 1:1'],
    [`${hash}  `, 'sums-malformed 1:1'],
    [`${hash.slice(1)}  a.txt`, 'sums-malformed 1:1'],
    ['\\' + `${hash}  a\\nb.txt`, 'sums-malformed 1:1'],
    [`\n# a`, 'sums-malformed 2:1'],
  ])('at fault is told: %j', (text, place) =>
    expect(read(text)).toEqual({ sums: [], told: [place] }),
  );

  test('is told where it lists a seed twice, and holds the first', () => {
    const other = 'f'.repeat(64);
    expect(read(`${hash}  a.txt\n${other}  a.txt\n`)).toEqual({
      sums: [['a.txt', hash, 1]],
      told: ['sums-malformed 2:1'],
    });
    const { findings } = readSums(textFile('s', `${hash}  a.txt\n${other}  a.txt\n`));
    expect(findings[0]?.related).toMatchObject([{ start: { line: 1, column: 1 } }]);
  });
});
