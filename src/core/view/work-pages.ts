import type { Bibliography } from '../render/bibliography.ts';
import type { Rendering } from '../render/context.ts';
import type { NamedLink } from '../render/named-link.ts';
import { decoded } from '../text/address.ts';
import { getOrThrow } from '../text/lookup.ts';
import { once } from '../text/once.ts';
import { type Paged, paginate, pathOfPage, weightOf } from './paging.ts';
import { type ReferenceEntry, referencesOf } from './reference.ts';
import { type CitedBy, type ReferenceRow, referenceRows } from './references.ts';
import type { ShownEdition } from './shown.ts';

/** What the bibliography is made of. There are no sources in it: where a work stands changes with no page of one. */
type Works = Pick<Rendering, 'bibliography' | 'edition'>;

/** How much of a page of references its works have, and how much is left to what cites them, in bytes as they are weighed. */
const most = { works: 140_000, citations: 140_000 };

const known = new WeakMap<Bibliography, Paged<string, ReferenceEntry>>();

/** Returns the bibliography in pages. */
export function workPages(works: Works): Paged<string, ReferenceEntry> {
  const { bibliography } = works;
  const pages = known.get(bibliography) ?? cutWorks(works);
  known.set(bibliography, pages);
  return pages;
}

function cutWorks(works: Works): Paged<string, ReferenceEntry> {
  return paginate({
    path: '/references/',
    groups: [{ head: '', rows: referencesOf(works) }],
    anchors: ({ rows }) => rows.map(({ key }) => `ref-${key}`),
    most: { first: most.works, others: most.works },
  });
}

/** Returns an address of the site: that of a work, which editors and readers know as `/references/#ref-x`, on its page. */
export function withPageOfWork(path: string, works: Works): string {
  const key = /^\/references\/#(ref-.*)$/s.exec(path)?.[1];
  if (key === undefined) return path;
  const list = workPages(works);
  return `${pathOfPage(list, list.anchors.get(decoded(key)) ?? 1)}#${key}`;
}

/**
 * Returns the works of a page of references: of each, as many citations at most as make all of them fit the page, and
 * after them a link to all where they are more.
 */
export function workRows(rendering: ShownEdition, number: number): ReferenceRow[] {
  const page = pagesWithCitations(rendering).slice(number - 1, number);
  return page.flatMap(({ rows, limit }) => rows.map((row) => shortened(row, limit, rendering)));
}

/** Returns a work with as many citations at most, and with a link to all where it has more. */
function shortened(row: ReferenceRow, limit: number, rendering: ShownEdition): ReferenceRow {
  const { wording } = rendering;
  const citations = citationsOf(row);
  if (citations.length <= limit) return row;
  const list = citationPages(rendering);
  const page = getOrThrow(list.anchors, `ref-${row.key}`);
  const href = `${rendering.href(pathOfPage(list, page))}#ref-${encodeURIComponent(row.key)}`;
  const link = {
    text: wording.say(wording.words.references.allCitations, { n: citations.length }),
    href,
  };
  const listed = citations.slice(0, limit);
  const all = listed.slice(-1).map(({ relation }) => ({ relation, link }));
  return { ...row, cited: byRelation([...listed, ...all]) };
}

/** The works of each page of references, with all that cites them, and how many citations of each it may tell. */
const pagesWithCitations = once(
  (rendering: ShownEdition): { rows: ReferenceRow[]; limit: number }[] => {
    const byKey = new Map(referenceRows(rendering).map((row) => [row.key, row]));
    return workPages(rendering).pages.map((parts) => {
      const works = parts.flatMap(({ rows }) => rows);
      const rows = works.map(({ key }) => getOrThrow(byKey, key));
      return { rows, limit: limitOf(rows) };
    });
  },
);

/** How many citations a work may show, where they do not all fit. */
const limits = [Infinity, 200, 100, 50, 20, 10, 5, 2];

function limitOf(rows: readonly ReferenceRow[]): number {
  const weights = rows.map((row) => citationsOf(row).map(weightOf));
  const weightWith = (limit: number) =>
    weights.flatMap((all) => all.slice(0, limit)).reduce((sum, weight) => sum + weight, 0);
  return limits.find((limit) => weightWith(limit) <= most.citations) ?? 1;
}

/** One of the citations of a work. */
export interface CitingLink extends Pick<CitedBy, 'relation'> {
  link: NamedLink;
}

function citationsOf({ cited }: Pick<ReferenceRow, 'cited'>): CitingLink[] {
  return cited.flatMap(({ relation, links }) => links.map((link) => ({ relation, link })));
}

/** Returns all citations of those works that have more than their page of references tells, in pages. */
export const citationPages = once((rendering: ShownEdition): Paged<ReferenceEntry, CitingLink> => {
  const rows = pagesWithCitations(rendering).flatMap(({ rows, limit }) =>
    rows.filter((row) => citationsOf(row).length > limit),
  );
  return paginate({
    path: '/references/citations/',
    groups: rows.map(({ cited, ...head }) => ({ head, rows: citationsOf({ cited }) })),
    anchors: ({ head }) => [`ref-${head.key}`],
  });
});

/** Returns citations by how they bear on the claim, in their order. */
export function byRelation(citations: readonly CitingLink[]): CitedBy[] {
  const cited: CitedBy[] = [];
  for (const { relation, link } of citations) {
    const last = cited.at(-1);
    if (last?.relation === relation) last.links.push(link);
    else cited.push({ relation, links: [link] });
  }
  return cited;
}
