import { namedInLetter } from '../../edition/letter.ts';
import type { Edition } from '../../edition/edition.ts';
import { createMatcher } from '../../edition/matcher.ts';
import { nameKey } from '../../text/matching.ts';
import type { Rule } from '../rule.ts';
import { closedFiles, unreadTexts } from '../../edition/unread.ts';

/** Nothing mentions a glossary entry. */
export const entryUnused: Rule = {
  code: 'entry-unused',
  whole: true,
  find: (edition) => {
    if (closedFiles(edition).size > 0) return [];
    const used = new Set([...usedEntries(edition), ...perhapsUsed(edition)]);
    return [...edition.glossary.values()].flatMap((entry) => {
      // The names of an entry whose frontmatter has a fault are not known.
      if (used.has(entry.id) || !entry.data) return [];
      return {
        code: 'entry-unused',
        message: `Unexpected entry “${entry.id}” that nothing mentions, expected its term or an alias in a text`,
        place: { file: entry.file, ...entry.fields['term'] },
        hint: 'add the words that the texts use to its aliases, or take the entry out',
      };
    });
  },
};

function usedEntries({
  sources,
  glossary,
  timeline,
  guides,
  comparisons,
  home,
}: Edition): (string | undefined)[] {
  const pages = sources.map(({ linked }) => linked);
  const mentioning = [...pages, ...glossary.values(), ...timeline, ...comparisons];
  return [
    ...mentioning.flatMap(({ mentions }) => mentions.map(({ entry }) => entry)),
    ...sources.flatMap(({ page }) => [page.data?.publisher, ...(page.data?.via ?? [])]),
    ...sources.flatMap(({ page }) => page.data?.author ?? []),
    ...sources.flatMap(({ page }) => namedInLetter(page).map(({ id }) => id)),
    ...sources.flatMap(({ page }) => page.claims.flatMap(({ by, via = [] }) => [by, ...via])),
    ...[...glossary.values()].flatMap(({ data }) =>
      (data?.roles ?? []).map(({ organization }) => organization),
    ),
    ...timeline.map(({ entry }) => entry),
    // The names in guides and on the front page are no mentions, but for those that are marked.
    ...[...guides, ...(home ? [home] : [])].flatMap(({ elements }) =>
      elements.map(({ attributes }) => attributes['id']?.value),
    ),
  ];
}

/** The entries that an ambiguous name may mean, and those that a text with other faults seems to name. */
function perhapsUsed(edition: Edition): string[] {
  const keys = new Set(
    edition.findings.flatMap(({ alias }) => (alias === undefined ? [] : nameKey(alias))),
  );
  if (keys.size === 0) return seeminglyUsed(edition);
  const meant = namesIn(edition).filter(({ text }) => keys.has(nameKey(text)));
  return [...meant.map(({ entry }) => entry), ...seeminglyUsed(edition)];
}

/** What each entry is called, where its fields can be read. */
function namesIn({ glossary }: Edition): { text: string; entry: string }[] {
  return [...glossary.values()].flatMap(({ id, data }) =>
    (data ? [data.term, ...data.aliases] : []).map((text) => ({ text, entry: id })),
  );
}

function seeminglyUsed(edition: Edition): string[] {
  const texts = unreadTexts(edition);
  if (texts.length === 0) return [];
  const ids = [...edition.glossary.keys()].map((id) => ({ text: id, entry: id }));
  const names = [...ids, ...namesIn(edition)];
  const { find } = createMatcher(names, edition.about.language);
  return texts.flatMap((text) => find(text).flatMap(({ entries }) => entries));
}
