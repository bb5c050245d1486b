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
    (view) => sizeAt(view, 24, () => [view.getUint32(16), view.getUint32(20)]),
  ],
  [
    /^GIF8[79]a/,
    (view) => sizeAt(view, 10, () => [view.getUint16(6, true), view.getUint16(8, true)]),
  ],
  [/^\xFF\xD8\xFF/, (view) => jpegSize(view)],
  [/^RIFF....WEBP/s, (view, bytes) => webpSize(view, latin(bytes, 12, 16))],
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

/** Goes from segment to segment to the one that begins a frame: SOF0 to SOF15, but for DHT, JPG and DAC among them. */
function jpegSize(view: DataView): ImageSize | undefined {
  for (let at = 2; at + 9 <= view.byteLength && view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // A marker may be preceded by any number of fill bytes.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function webpSize(view: DataView, chunk: string): ImageSize | undefined {
  const low = (at: number) => view.getUint16(at, true) & 0x3fff;
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
  const packed = () => view.getUint32(21, true);
  if (chunk === 'VP8X') return sizeAt(view, 30, () => [three(24), three(27)]);
  if (chunk === 'VP8L')
    return sizeAt(view, 25, () => [(packed() & 0x3fff) + 1, ((packed() >>> 14) & 0x3fff) + 1]);
  return chunk === 'VP8 ' ? sizeAt(view, 30, () => [low(26), low(28)]) : undefined;
}
