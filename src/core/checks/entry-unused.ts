import type { Edition } from '../edition/edition.ts';
import type { Check } from './check.ts';

/** Nothing mentions a glossary entry. */
export const entryUnused: Check = {
  code: 'entry-unused',
  severity: 'warning',
  find: (edition) => {
    const used = usedEntries(edition);
    return [...edition.glossary.values()].flatMap((entry) => {
      if (used.has(entry.id)) return [];
      return {
        code: 'entry-unused',
        message: `Unexpected entry “${entry.id}” that nothing mentions, expected its term or an alias in a text`,
        place: entry.fields['term'] ?? { file: entry.file },
        hint: 'add the words that the texts use to its aliases, or take the entry out',
      };
    });
  },
};

function usedEntries({ sources, glossary, timeline }: Edition): Set<string> {
  const used = new Set<string>();
  const use = (id: string | undefined) => id !== undefined && used.add(id);
  for (const { page, linked } of sources) {
    for (const mention of linked.mentions) use(mention.entry);
    for (const claim of page.claims) [claim.by, ...(claim.via ?? [])].forEach(use);
    [page.data?.publisher, ...(page.data?.via ?? [])].forEach(use);
  }
  for (const { mentions, data } of glossary.values()) {
    for (const mention of mentions) use(mention.entry);
    for (const role of data?.roles ?? []) use(role.organization);
  }
  for (const row of timeline) {
    use(row.entry);
    for (const mention of row.mentions) use(mention.entry);
  }
  return used;
}
