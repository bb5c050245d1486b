import { expect, test } from 'vitest';
import { isWhole } from '../../../src/core/edition/image-end.ts';
import { imageSize, tiffSize } from '../../../src/core/edition/image-size.ts';

/** The bytes of a text whose characters stand for them. */
function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const png = '\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x06\x40\0\0\x03\x84';
const gif = 'GIF89a\x21\0\x11\0';
const app0 = '\xFF\xE0\0\x04ab';
const table = '\xFF\xC4\0\x05abc';
const frame = '\xFF\xC2\0\x0B\x08\0\x11\0\x21';
const riff = (chunk: string) => `RIFF\0\0\0\0WEBP${chunk}`;

test.each([
  ['PNG', png, [1600, 900]],
  ['GIF', gif, [33, 17]],
  ['GIF of the old kind', gif.replace('89', '87'), [33, 17]],
  ['JPEG, past its other segments', `\xFF\xD8${app0}${table}\xFF${frame}`, [33, 17]],
  ['WebP with losses', riff('VP8 \0\0\0\0\0\0\0\x9D\x01\x2A\x21\0\x11\0'), [33, 17]],
  ['WebP without', riff('VP8L\0\0\0\0\x2F\x20\0\x04\0'), [33, 17]],
  ['WebP with more in it', riff('VP8X\0\0\0\0\0\0\0\0\x20\0\0\x10\0\0'), [33, 17]],
])('the size of a %s is read', (_, text, [width, height]) => {
  expect(imageSize(bytes(text))).toEqual({ width, height });
});

test.each([
  ['nothing', ''],
  ['a text', 'The ministers met in Moscow.'],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a PNG that is cut off', png.slice(0, 20)],
  ['a GIF without a width', 'GIF89a\0\0\x11\0'],
  ['a GIF without a height', 'GIF89a\x21\0\0\0'],
  ['a JPEG that is cut off', `\xFF\xD8${app0}${frame.slice(0, 6)}`],
  ['a JPEG whose segments are none', '\xFF\xD8\xFF\xE0\0\x04abThe ministers met'],
  ['a WebP of a kind that there is not', riff('VP9 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0')],
  ['a WebP that is cut off', riff('VP8X')],
])('%s has none', (_, text) => expect(imageSize(bytes(text))).toBeUndefined());

/** A segment of Exif whose list of fields is this, its numbers the little end first, or the big. */
function exif(fields: string, order: 'II' | 'MM' = 'II'): string {
  const header = order === 'II' ? 'II\x2A\0\x08\0\0\0' : 'MM\0\x2A\0\0\0\x08';
  const segment = `Exif\0\0${header}${fields}`;
  return `\xFF\xE1\0${String.fromCharCode(segment.length + 2)}${segment}`;
}
const other = '\x0F\x01\x02\0\x01\0\0\0\0\0\0\0';
const orientation = (n: string) => `\x12\x01\x03\0\x01\0\0\0${n}\0\0\0`;

test.each([
  ['by a quarter', exif(`\x02\0${other}${orientation('\x06')}`), [17, 33]],
  [
    'by a quarter, the big end first',
    exif('\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0', 'MM'),
    [17, 33],
  ],
  ['by half', exif(`\x01\0${orientation('\x03')}`), [33, 17]],
  ['not at all, as nothing is said', exif(`\x01\0${other}`), [33, 17]],
  ['not at all, as the list is cut off', exif('\x09\0'), [33, 17]],
  ['not at all, as there is no list', exif(''), [33, 17]],
  ['not at all, as the segment is another', '\xFF\xE1\0\x0Ehttp://ns.ad', [33, 17]],
  ['not at all, as the segment is short', '\xFF\xE1\0\x02', [33, 17]],
])('a JPEG is turned %s', (_, segment, [width, height]) => {
  expect(imageSize(bytes(`\xFF\xD8${segment}${frame}`))).toEqual({ width, height });
});

/** What a camera wrote, as the chunks of PNG and WebP hold it. */
const camera = exif(`\x01\0${orientation('\x06')}`).slice(10);
const vp8x = 'VP8X\x0A\0\0\0\0\0\0\0\x20\0\0\x10\0\0';
const inPng = (name: string, inner: string) =>
  `${png}\x08\0\0\0\0crc!\0\0\0\0IDATcrc!\0\0\0${String.fromCharCode(inner.length)}${name}${inner}crc!`;
const inWebp = (name: string, inner: string) =>
  riff(`${vp8x}ALPH\x03\0\0\0abc\0${name}${String.fromCharCode(inner.length)}\0\0\0${inner}`);

test.each([
  ['PNG', inPng('eXIf', camera), [900, 1600]],
  ['PNG in which it is told of nothing', inPng('tEXt', camera), [1600, 900]],
  ['WebP', inWebp('EXIF', camera), [17, 33]],
  ['WebP, with the beginning that it has in a JPEG', inWebp('EXIF', `Exif\0\0${camera}`), [17, 33]],
  ['WebP in which it is told of nothing', inWebp('XMP ', camera), [33, 17]],
])('the size of a %s is that of the image as the camera was held', (_, text, [width, height]) => {
  expect(imageSize(bytes(text))).toEqual({ width, height });
});

test('a JPEG that ends within its list of fields has no size', () => {
  const cut = exif('\x09\0').slice(0, -2);
  expect(imageSize(bytes(`\xFF\xD8${cut}`))).toBeUndefined();
});

test('the bytes may be a part of others', () => {
  expect(imageSize(bytes(`ab${gif}`).subarray(2))).toEqual({ width: 33, height: 17 });
});

const short = (tag: string, value: string) => `${tag}\x01\x03\0\x01\0\0\0${value}\0\0\0`;
const tiff = (fields: string) => `II\x2A\0\x08\0\0\0${fields}`;
const long = '\x01\x01\x04\0\x01\0\0\0\x11\0\0\0';

test.each([
  ['as it is', tiff(`\x02\0${short('\0', '\x21')}${long}`), [33, 17]],
  [
    'turned by a quarter',
    tiff(`\x03\0${short('\0', '\x21')}${long}${short('\x12', '\x08')}`),
    [17, 33],
  ],
])('the size of a TIFF is read %s', (_, text, [width, height]) => {
  expect(tiffSize(bytes(text))).toEqual({ width, height });
});

test.each([
  ['nothing', ''],
  ['another image', png],
  ['a TIFF without fields', tiff('')],
  ['a TIFF that is cut off', 'II\x2A\0'],
  ['a TIFF without a height', tiff(`\x01\0${short('\0', '\x21')}`)],
  ['a TIFF of no width', tiff(`\x02\0${short('\0', '\0')}${long}`)],
])('%s is no TIFF with a size', (_, text) => expect(tiffSize(bytes(text))).toBeUndefined());

const chunk = (type: string, length = 0) =>
  `\0\0\0${String.fromCharCode(length)}${type}${'a'.repeat(length)}crc!`;
/** A field of a TIFF: its number, its kind, how many it has, and the offset or the bytes of these. */
function field(tag: number, kind: number, count: number, value: number | string): string {
  const half = (n: number) => String.fromCharCode(n & 255, n >> 8);
  return `${half(tag)}${half(kind)}${half(count)}\0\0${typeof value === 'string' ? value : `${half(value)}\0\0`}`;
}
/** A TIFF whose list has three fields, which end at 50, the first about nothing; what follows stands at 62 at the latest. */
const tiffOf = (fields: string, behind: string) =>
  `II\x2A\0\x08\0\0\0\x03\0${field(256, 3, 1, 9)}${fields}${'a'.repeat(16)}${behind}${'b'.repeat(18 - behind.length)}`;

const whole = {
  png: `\x89PNG\r\n\x1A\n${chunk('IHDR', 13)}${chunk('IDAT', 9)}${chunk('IEND')}`,
  gif: `${gif}\0\0\0!\xFE\x02ab\0,\0\0\0\0\x21\0\x11\0\0\x02\x01a\0`,
  'gif with colours': `${gif}\x80\0\0abcdef,\0\0\0\0\x21\0\x11\0\x80abcdef\x02\x01a\0`,
  jpeg: `\xFF\xD8${app0}\xFF${frame}abcd\xFF\xDA\0\x04ab\xFF\0ef\xFF\xD9`,
  tiff: tiffOf(
    `${field(273, 4, 2, 62)}${field(279, 3, 2, '\x04\0\x06\0')}`,
    '\x46\0\0\0\x4A\0\0\0',
  ),
  'tiff in tiles': tiffOf(`${field(324, 4, 1, 62)}${field(325, 4, 1, 18)}`, ''),
  webp: `RIFF\x0C\0\0\0WEBPVP8 \0\0\0\0`,
};

test.each(Object.entries(whole))('a %s is whole, and so it is with more behind it', (_, text) => {
  expect(isWhole(bytes(text))).toBe(true);
  expect(isWhole(bytes(`${text}more`))).toBe(true);
});

test.each(Object.entries(whole))('a %s that is cut off is not', (name, text) => {
  // What ends a PNG shows nothing.
  const most = text.length - (name === 'png' ? chunk('IEND').length : 0);
  for (let length = 12; length < most; length++)
    expect({ length, isWhole: isWhole(bytes(text.slice(0, length))) }).toEqual({
      length,
      isWhole: false,
    });
});

test('a TIFF that does not say how long the parts of its picture are is whole where they begin', () => {
  const text = tiffOf(`${field(273, 4, 1, 62)}${field(257, 3, 1, 9)}`, '');
  expect(isWhole(bytes(text))).toBe(true);
  expect(isWhole(bytes(text.slice(0, 60)))).toBe(false);
});
