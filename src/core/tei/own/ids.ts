/** Returns the words that an id of our own export was made of, by its prefix; undefined where it has another. */
export function wordsOfId(prefix: string, id: string | undefined): string | undefined {
  if (!id?.startsWith(`${prefix}-`)) return undefined;
  const named = /_([\da-f]{1,6})_/g;
  return id
    .slice(prefix.length + 1)
    .replace(named, (_, point: string) => String.fromCodePoint(parseInt(point, 16)));
}

/** Returns what a pointer of our own export leads to, in its document or in another, by its prefix. */
export function pointedAt(prefix: string, pointer: string | undefined): string | undefined {
  return wordsOfId(prefix, pointer?.replace(/^[^#]*#/, ''));
}
