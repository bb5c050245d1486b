import type { Site } from './site.ts';

/**
 * Returns the names of the glossary, JSON, for what the search suggests where it finds nothing: of each entry its id,
 * term, what its kind is called, and aliases, the most mentioned first.
 */
export function namesOf({ edition, shown, wording }: Site): string {
  const mentions = new Map<string, number>();
  for (const { mentioned } of shown) {
    for (const [entry, times] of mentioned) mentions.set(entry, (mentions.get(entry) ?? 0) + times);
  }
  const count = (id: string) => mentions.get(id) ?? 0;
  const entries = [...edition.glossary.values()].sort((a, b) => count(b.id) - count(a.id));
  const { glossary } = wording.words;
  const names = entries.map(({ id, data }) => [id, data.term, glossary[data.kind], data.aliases]);
  return JSON.stringify(names);
}
