/**
 * Whether the file of an image, which has a size, goes on to the end of its first picture, as far as its parts say how long they
 * are: an upload that broke off leaves less. (PNG 3rd edition, §5.3; GIF89a, §15 to §20; JPEG, ITU-T T.81, §B.1.1; WebP, RFC 9649, §2.4.)
 */
export function isWhole(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const judge = new Map([
    [0x89, isWholePng],
    [0x47, isWholeGif],
    [0xff, isWholeJpeg],
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
  // Where the picture is, no other bytes are like the sign of its end.
  while (at + 2 <= view.byteLength && view.getUint16(at) !== end) at++;
  return at + 2 <= view.byteLength;
}
