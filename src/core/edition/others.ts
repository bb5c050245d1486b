/** What stands for the names that are not told, the last of a list: a literal of its own, as Pandoc and Zotero have it. */
export const others = { literal: 'others' } as const;

/** Returns the names that are told, and whether there are others. */
export function toldNames<T extends { literal?: string }>(
  names: readonly T[],
): { told: readonly T[]; more: boolean } {
  const more = names.length > 1 && names.at(-1)?.literal === others.literal;
  return { told: more ? names.slice(0, -1) : names, more };
}
