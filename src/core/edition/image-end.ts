/**
 * Whether the file of an image, which has a size, goes on to the end of its first picture, as far as its parts say how long they
 * are: an upload that broke off leaves less. (PNG 3rd edition, §5.3; GIF89a, §15 to §20; JPEG, ITU-T T.81, §B.1.1; WebP, RFC 9649, §2.4;
 * TIFF 6.0, §2.)
 */
export function isWhole(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const judge = new Map([
    [0x89, isWholePng],
    [0x47, isWholeGif],
    [0xff, isWholeJpeg],
    [0x49, isWholeTiff],
    [0x4d, isWholeTiff],
  ]).get(view.getUint8(0));
  return judge ? judge(view) : 8 + view.getUint32(4, true) <= view.byteLength;
}

const [imageData, imageEnd] = [0x49444154, 0x49454e44];

function isWholePng(view: DataView): boolean {
  let hasData = false;
  let at = 8;
  while (at + 8 <= view.byteLength) {
    const type = view.getUint32(at + 4);
    if (type === imageEnd) break;
    hasData ||= type === imageData;
    at += 12 + view.getUint32(at);
  }
  return hasData && at <= view.byteLength;
}

const [extension, picture] = [0x21, 0x2c];

function isWholeGif(view: DataView): boolean {
  const byte = (at: number) => (at < view.byteLength ? view.getUint8(at) : 0);
  const colours = (flags: number) => (flags >= 0x80 ? 3 << ((flags & 7) + 1) : 0);
  /** Goes past blocks, each of which says how long it is, to the one without a byte that ends them. */
  const past = (start: number) => {
    let at = start;
    while (byte(at) !== 0) at += 1 + byte(at);
    return at + 1;
  };
  let at = 13 + colours(byte(10));
  while (byte(at) === extension) at = past(at + 2);
  return byte(at) === picture && past(at + 11 + colours(byte(at + 9))) <= view.byteLength;
}

const [scan, end] = [0xffda, 0xffd9];

function isWholeJpeg(view: DataView): boolean {
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint16(at) !== scan)
    at += view.getUint8(at + 1) === 0xff ? 1 : 2 + view.getUint16(at + 2);
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  // Where the picture is, no other bytes are like the sign of its end.
  do at = bytes.indexOf(end >> 8, at + 1);
  while (at >= 0 && bytes[at + 1] !== (end & 0xff));
  return at >= 0;
}

/** The fields of a TIFF that say where the parts of its picture are, and those with how many bytes each has: strips, and tiles. */
const parts: readonly (readonly [places: number, lengths: number])[] = [
  [273, 279],
  [324, 325],
];

/** Goes through the fields of the first picture (TIFF 6.0, §2, §3 and §15). How long a part is, not all of them say. */
function isWholeTiff(view: DataView): boolean {
  const little = view.getUint16(0) === 0x4949;
  const half = (at: number) => view.getUint16(at, little);
  const word = (at: number) => view.getUint32(at, little);
  /** The numbers of a field, which stand in it where they have room; undefined where they are cut off. */
  const numbersOf = (field: number): number[] | undefined => {
    const [read, size] = half(field + 2) === 3 ? [half, 2] : [word, 4];
    const count = word(field + 4);
    const at = count * size > 4 ? word(field + 8) : field + 8;
    if (at + count * size > view.byteLength) return undefined;
    return Array.from({ length: count }, (_, n) => read(at + n * size));
  };
  const list = word(4);
  const fields = new Map<number, number[]>();
  for (let n = 0; n < half(list); n++) {
    const field = list + 2 + 12 * n;
    if (field + 12 > view.byteLength) return false;
    if (!parts.flat().includes(half(field))) continue;
    const numbers = numbersOf(field);
    if (!numbers) return false;
    fields.set(half(field), numbers);
  }
  return parts.every(([places, lengths]) => {
    const sizes = fields.get(lengths) ?? [];
    return (fields.get(places) ?? []).every((at, n) => at + (sizes[n] ?? 0) <= view.byteLength);
  });
}
