/** What stands for the names that are not told, the last of a list: a literal of its own, as Pandoc and Zotero have it. */
export const others = { literal: 'others' } as const;

/** Returns the names that are told, and whether there are others. */
export function withoutOthers<T extends { literal?: string }>(
  names: readonly T[],
): { named: readonly T[]; more: boolean } {
  const more = names.length > 1 && names.at(-1)?.literal === others.literal;
  return { named: more ? names.slice(0, -1) : names, more };
}
