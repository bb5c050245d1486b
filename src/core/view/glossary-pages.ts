import { html } from '../render/hast.ts';
import {
  entriesByKind,
  entriesByLetter,
  type EntryGroup,
  type EntryRow,
  entryRows,
} from './glossary.ts';
import type { NamedLink } from '../render/named-link.ts';
import { once } from '../text/once.ts';
import { linkInPages, type Paged, paginate, weightOf } from './paging.ts';
import type { ShownEdition } from './shown.ts';

/** A letter above the entries that begin with it, or a kind above those that are of it. */
interface EntriesHead {
  by: 'letter' | 'kind';
  id: string;
  name: string;
}

/** Returns the glossary in pages: all entries by letter, and after them their names by kind. */
export const glossaryPages = once((rendering: ShownEdition): Paged<EntriesHead, EntryRow> => {
  const rows = entryRows(rendering);
  const names = rows.map((row): EntryRow => ({ ...row, definition: [] }));
  const groupsOf = (by: EntriesHead['by'], groups: readonly EntryGroup[]) =>
    groups.map(({ id, name, entries }) => ({ head: { by, id, name }, rows: entries }));
  return paginate({
    path: '/glossary/',
    groups: [
      ...groupsOf('letter', entriesByLetter(rendering, rows)),
      ...groupsOf('kind', entriesByKind(names, rendering.wording)),
    ],
    anchors: ({ head, rows }) =>
      head.by === 'kind' ? ['by-kind', head.id] : [head.id, ...rows.map(({ id }) => `entry-${id}`)],
    weigh: ({ definition, ...row }) => weightOf({ ...row, definition: html(definition) }),
  });
});

/** How many letters the way to them names at most where there are several pages: some scripts have thousands. */
const mostLetters = 100;

/** Returns the way to the letters from a page of the glossary; where they are very many, to the first of each page. */
export function linksToLetters(rendering: ShownEdition, number: number): NamedLink[] {
  const list = glossaryPages(rendering);
  const link = linkInPages(list, rendering.href, number);
  const pages = list.pages.map((parts) =>
    parts.filter(({ head, continued }) => head.by === 'letter' && !continued),
  );
  const isMany = pages.length > 1 && pages.flat().length > mostLetters;
  return pages
    .flatMap((parts) => (isMany ? parts.slice(0, 1) : parts))
    .map(({ head: { id, name } }) => ({ text: name, href: link(id) }));
}
