/** A part of a file: from its first byte to its last, both counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Returns the part that a Range asks for of a file of `size` bytes (RFC 9110, §14.1.2). Undefined where the whole is to
 * be sent: none is asked for, more than one, or nothing that can be understood.
 */
export function parseRange(
  range: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=[\t ]*(\d*)-(\d*)[\t ]*$/i.exec(range ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first !== '' && last !== '' && Number(first) > Number(last)) return undefined;
  // Without a first byte, so many of the last.
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  if (start >= size) return 'unsatisfiable';
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return { start, end };
}
