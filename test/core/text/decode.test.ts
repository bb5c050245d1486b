import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoderFor } from '../../../src/core/edition/seed.ts';
import { decode } from '../../../src/core/text/decode.ts';
import { anyText } from '../hostile.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('decode', () => {
  test('gives back any text in UTF-8', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decode(utf8(`\uFEFF${text}`), 'utf-8', decoderFor)).toEqual({ text });
        if (!text.startsWith('\uFEFF')) {
          expect(decode(utf8(text), 'utf-8', decoderFor)).toEqual({ text });
        }
      }),
    );
  });

  test('gives back any text in UTF-16', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = Uint8Array.from(
          `\uFEFF${text}`.split('').flatMap((u) => [u.charCodeAt(0) & 0xff, u.charCodeAt(0) >> 8]),
        );
        expect(decode(written, 'utf-16le', decoderFor)).toEqual({ text });
      }),
    );
  });

  test.each([
    ['windows-1252', bytes(0x93, 0x80, 0xe9, 0x94), '“€é”'],
    ['latin1', bytes(0xe9, 0x85), 'é…'],
    ['iso-8859-2', bytes(0xb3), 'ł'],
    ['koi8-r', bytes(0xed, 0xd7), 'Мв'],
    ['shift_jis', bytes(0x83, 0x43, 0x83, 0x89, 0x83, 0x93, 0x5c), 'イラン\\'],
    ['euc-jp', bytes(0xa5, 0xa4), 'イ'],
    ['big5', bytes(0xa5, 0xec, 0xae, 0xd4), '伊朗'],
    ['euc-kr', bytes(0xc7, 0xd1), '한'],
    ['gb18030', bytes(0xd2, 0xc1, 0x81, 0x30, 0x81, 0x30), '伊\u0080'],
    ['utf-16be', bytes(0x4f, 0x0a), '伊'],
  ])('reads %s as browsers do', (label, written, text) => {
    expect(decode(written, label, decoderFor)).toEqual({ text });
  });

  test.each([
    ['utf-8', bytes(0x61, 0xe9, 0x62), 1],
    ['utf-8', bytes(0xff), 0],
    ['utf-8', utf8('é'.repeat(40)).subarray(0, 79), 78],
    ['utf-8', bytes(...utf8('a'.repeat(100)), 0xc3, 0x28, ...utf8('b'.repeat(100))), 100],
    ['utf-8', bytes(...utf8('核'.repeat(50)), 0xf0, 0x9f, 0x98, 0x20), 150],
    ['utf-8', bytes(0xed, 0xa0, 0x80), 0],
    ['utf-16le', bytes(0x61, 0x00, 0x00, 0xd8, 0x61, 0x00), 2],
    ['shift_jis', bytes(0x61, 0x83, 0x20), 1],
    ['gb18030', bytes(...utf8('a'.repeat(20)), 0x81, 0x30, 0x81, 0x20), 20],
  ])('tells the first byte that is not %s', (label, written, badByte) => {
    expect(decode(written, label, decoderFor)).toEqual({ badByte });
  });

  test('tells the first bad byte wherever it stands', () => {
    fc.assert(
      fc.property(anyText, anyText, (good, after) => {
        const written = bytes(...utf8(good), 0xff, ...utf8(after));
        expect(decode(written, 'utf-8', decoderFor)).toEqual({ badByte: utf8(good).length });
      }),
    );
  });

  test.each(['', 'utf-9', 'iso-2022-kr', 'constructor'])('knows no encoding “%s”', (label) => {
    expect(decode(bytes(0x61), label, decoderFor)).toEqual({ unknownEncoding: true });
  });
});
