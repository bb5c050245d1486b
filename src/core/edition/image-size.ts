/** The size of an image in pixels, as its file says. */
export interface ImageSize {
  width: number;
  height: number;
}

/** The kinds of image that browsers show and that can hold no code, by the endings of their names. */
export const imageEndings = ['png', 'jpg', 'jpeg', 'gif', 'webp'];

/**
 * Returns the size of a PNG, JPEG, GIF or WebP image by its first bytes; undefined for anything else, whatever its name.
 * (PNG 3rd edition, §11.2.1; GIF89a, §18; JPEG, ITU-T T.81, §B.2.2; WebP, RFC 9649, §2.)
 */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = readers.map(([magic, read]) => magic.test(latin(bytes, 0, 16)) && read(view, bytes));
  const found = size.find((one) => one !== false && one !== undefined);
  return found && found.width > 0 && found.height > 0 ? found : undefined;
}

type Read = (view: DataView, bytes: Uint8Array) => ImageSize | undefined;

const readers: [magic: RegExp, read: Read][] = [
  [
    /^\x89PNG\r\n\x1A\n....IHDR/s,
    (view, bytes) =>
      turned(
        sizeAt(view, 24, () => [view.getUint32(16), view.getUint32(20)]),
        () => isTurnedIn(view, bytes, pngChunks),
      ),
  ],
  [
    /^GIF8[79]a/,
    (view) => sizeAt(view, 10, () => [view.getUint16(6, true), view.getUint16(8, true)]),
  ],
  [/^\xFF\xD8\xFF/, (view) => jpegSize(view)],
  [/^RIFF....WEBP/s, webpSize],
];

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** Reads a size that takes the first `length` bytes; undefined where there are fewer. */
function sizeAt(
  view: DataView,
  length: number,
  read: () => [width: number, height: number],
): ImageSize | undefined {
  if (view.byteLength < length) return undefined;
  const [width, height] = read();
  return { width, height };
}

/** Where chunks begin, what they begin with (their length first, or their name), and what each has behind its contents. */
interface Chunks {
  start: number;
  lengthAt: number;
  nameAt: number;
  exif: string;
  little: boolean;
  /** Returns how many bytes a chunk of so many has in all. */
  whole: (length: number) => number;
}
const pngChunks: Chunks = {
  ...{ start: 8, lengthAt: 0, nameAt: 4, exif: 'eXIf', little: false },
  whole: (length) => 12 + length,
};
const webpChunks: Chunks = {
  ...{ start: 12, lengthAt: 4, nameAt: 0, exif: 'EXIF', little: true },
  whole: (length) => 8 + length + (length % 2),
};

/** Returns a size as it is shown: turned by a quarter where what a camera wrote says so. */
function turned(size: ImageSize | undefined, isQuarter: () => boolean): ImageSize | undefined {
  return size && sizeOf(size.width, size.height, isQuarter());
}

/** Whether what a camera wrote, in a chunk of its own, says that the image is shown turned by a quarter. */
function isTurnedIn(view: DataView, bytes: Uint8Array, chunks: Chunks): boolean {
  const { start, lengthAt, nameAt, exif, little, whole } = chunks;
  for (let at = start; at + 8 <= view.byteLength;) {
    const length = view.getUint32(at + lengthAt, little);
    if (latin(bytes, at + nameAt, at + nameAt + 4) === exif) {
      // Some write the beginning that it has in a JPEG, too.
      const isMarked = latin(bytes, at + 8, at + 14) === 'Exif\0\0';
      return isTurned(tiffFields(view, at + (isMarked ? 14 : 8)));
    }
    at += whole(length);
  }
  return false;
}

/**
 * Goes from segment to segment to the one that begins a frame: SOF0 to SOF15, but for DHT, JPG and DAC among them. A
 * camera that was held upright says so before it, and the image is turned when it is shown.
 */
function jpegSize(view: DataView): ImageSize | undefined {
  let quarter = false;
  for (let at = 2; at + 9 <= view.byteLength && view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return sizeOf(view.getUint16(at + 7), view.getUint16(at + 5), quarter);
    if (marker === 0xe1) quarter ||= isQuarterTurned(view, at + 4);
    // A marker may be preceded by any number of fill bytes.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function sizeOf(width: number, height: number, quarter: boolean): ImageSize {
  return quarter ? { width: height, height: width } : { width, height };
}

/** Whether a segment of Exif says that the image is shown turned by a quarter (Exif 2.32, §4.6.4). */
function isQuarterTurned(view: DataView, at: number): boolean {
  // “Exif” and two zeros, then the header of a TIFF.
  if (view.byteLength < at + 14 || view.getUint32(at) !== 0x45786966) return false;
  return isTurned(tiffFields(view, at + 6));
}

/** The fields of a TIFF that are told here. */
const [widthField, heightField, orientationField] = [0x0100, 0x0101, 0x0112] as const;

function isTurned(fields: ReadonlyMap<number, number>): boolean {
  return (fields.get(orientationField) ?? 0) > 4;
}

/** Returns the size of the first image of a TIFF by its fields (TIFF 6.0, §2); undefined for anything else, whatever its name. */
export function tiffSize(bytes: Uint8Array): ImageSize | undefined {
  if (!/^(?:II\x2A\0|MM\0\x2A)/.test(latin(bytes, 0, 4))) return undefined;
  const fields = tiffFields(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0);
  const [width, height] = [fields.get(widthField), fields.get(heightField)];
  return width && height ? sizeOf(width, height, isTurned(fields)) : undefined;
}

/**
 * Reads the numbers in the first list of fields of a TIFF whose header begins at an offset: its order of bytes, 42, and where that
 * list is. Of a field that holds several the first part is told; of a list that is cut off what is there.
 */
function tiffFields(view: DataView, tiff: number): Map<number, number> {
  const fields = new Map<number, number>();
  if (view.byteLength < tiff + 8) return fields;
  const little = view.getUint16(tiff) === 0x4949;
  const list = tiff + view.getUint32(tiff + 4, little);
  if (view.byteLength < list + 2) return fields;
  for (let n = 0; n < view.getUint16(list, little); n++) {
    const field = list + 2 + 12 * n;
    if (view.byteLength < field + 12) return fields;
    const isShort = view.getUint16(field + 2, little) === 3;
    const value = isShort ? view.getUint16(field + 8, little) : view.getUint32(field + 8, little);
    fields.set(view.getUint16(field, little), value);
  }
  return fields;
}

function webpSize(view: DataView, bytes: Uint8Array): ImageSize | undefined {
  const chunk = latin(bytes, 12, 16);
  const low = (at: number) => view.getUint16(at, true) & 0x3fff;
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
  const packed = () => view.getUint32(21, true);
  if (chunk === 'VP8X')
    return turned(
      sizeAt(view, 30, () => [three(24), three(27)]),
      () => isTurnedIn(view, bytes, webpChunks),
    );
  if (chunk === 'VP8L')
    return sizeAt(view, 25, () => [(packed() & 0x3fff) + 1, ((packed() >>> 14) & 0x3fff) + 1]);
  return chunk === 'VP8 ' ? sizeAt(view, 30, () => [low(26), low(28)]) : undefined;
}
