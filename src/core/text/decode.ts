/** A text decoded, or the byte at which its encoding is broken. */
export type Decoded = { text: string } | { badByte: number } | { unknownEncoding: true };

/** Makes a decoder that throws on the first bad byte; undefined when the label names no encoding. */
export type DecoderFor = (label: string) => ((bytes: Uint8Array) => string) | undefined;

/**
 * Returns the text of `bytes` under a WHATWG encoding label, a leading BOM dropped, and nothing else changed.
 * A byte the encoding cannot hold is told by its 0-based offset.
 */
export function decode(bytes: Uint8Array, label: string, decoderFor: DecoderFor): Decoded {
  const decoder = decoderFor(label);
  if (!decoder) return { unknownEncoding: true };
  const text = attempt(decoder, bytes);
  if (text === undefined) return { badByte: firstBadByte(bytes, decoder) };
  return { text: text.startsWith('\uFEFF') ? text.slice(1) : text };
}

function attempt(decoder: (bytes: Uint8Array) => string, bytes: Uint8Array): string | undefined {
  try {
    return decoder(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Bisects for the longest prefix that decodes. A prefix that ends inside a character fails too, so the
 * answer may point at the lead byte of a character whose trail is broken, which is where a person looks.
 */
function firstBadByte(bytes: Uint8Array, decoder: (bytes: Uint8Array) => string): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 8) {
    const middle = (good + bad) >> 1;
    if (decodesNear(bytes, middle, decoder)) good = middle;
    else bad = middle;
  }
  for (let end = bad; end > good; end--) {
    if (attempt(decoder, bytes.subarray(0, end)) !== undefined) return end;
  }
  return good;
}

/** A prefix counts as good when it decodes, or would with up to three bytes more of its last character. */
function decodesNear(
  bytes: Uint8Array,
  end: number,
  decoder: (bytes: Uint8Array) => string,
): boolean {
  for (let more = 0; more <= 3 && end + more <= bytes.length; more++) {
    if (attempt(decoder, bytes.subarray(0, end + more)) !== undefined) return true;
  }
  return false;
}

/** Returns what a report calls a byte that cannot be decoded; `at` is its 0-based offset. */
export function nameOfByte(bytes: Uint8Array, at: number): string {
  const byte = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint8(at);
  return `byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')} at offset ${at}`;
}
