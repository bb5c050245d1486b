import type { Link, MarkupElement, ShownImage } from '../page/model.ts';
import type { Place } from '../problem.ts';

/** A file that holds prose, as what goes through all of them sees it. */
export interface Holder {
  file: string;
  /** The address of the page that it is shown on. */
  on: string;
  elements: readonly MarkupElement[];
  links: readonly Link[];
  images: readonly ShownImage[];
}

/** What of an edition holds prose. */
interface Holding {
  sources: readonly { page: Own }[];
  glossary: ReadonlyMap<string, Own>;
  timeline: readonly Row[];
  guides: readonly Own[];
  comparisons: readonly Own[];
  home?: Omit<Own, 'id'> | undefined;
  translations?: ReadonlyMap<string, Translated> | undefined;
  sheet?: Pick<Holder, 'file' | 'images'> | undefined;
  look?: Pick<Holder, 'file' | 'images'> | undefined;
}

/** What holds prose in a further language. */
interface Translated {
  glossary: ReadonlyMap<string, Own>;
  guides: ReadonlyMap<string, Own>;
  comparisons: ReadonlyMap<string, Own>;
  sources: ReadonlyMap<string, { page: Own }>;
  timeline: ReadonlyMap<string, Row>;
  home?: Omit<Own, 'id'> | undefined;
}

/** A row of the timeline. */
type Row = Omit<Own, 'id' | 'file'> & { place: Place };

/** A file that holds prose, and the page that it is shown on. */
interface Own extends Omit<Holder, 'on'> {
  id: string;
}

/** Returns what holds prose: the pages, the entries, the rows of the timeline, the guides, the comparisons, the front page, and the translations of these; and the style sheet and the look of the edition, which show images, too. */
export function holdersOf({
  sources,
  glossary,
  timeline,
  guides,
  comparisons,
  home,
  translations = new Map(),
  sheet,
  look,
}: Holding): Holder[] {
  return [
    ...pagesIn(sources),
    ...entriesIn(glossary.values()),
    ...rowsIn(timeline),
    ...othersIn({ guides, comparisons, home }),
    ...[...translations.values()].flatMap((one) => [
      ...pagesIn(one.sources.values()),
      ...entriesIn(one.glossary.values()),
      ...rowsIn(one.timeline.values()),
      ...othersIn({
        guides: one.guides.values(),
        comparisons: one.comparisons.values(),
        home: one.home,
      }),
    ]),
    ...[sheet, look].flatMap((one) => (one ? [{ ...one, on: '/', elements: [], links: [] }] : [])),
  ];
}

function pagesIn(sources: Iterable<{ page: Own }>): Holder[] {
  return [...sources].map(({ page }) => holderOf(page, `/sources/${page.id}/`));
}

function entriesIn(entries: Iterable<Own>): Holder[] {
  return [...entries].map((entry) => holderOf(entry, `/glossary/${entry.id}/`));
}

function rowsIn(rows: Iterable<Row>): Holder[] {
  return [...rows].map((row) => ({ ...row, file: row.place.file, on: '/timeline/' }));
}

/** Returns the guides, the comparisons and the front page, in one language. */
function othersIn({
  guides,
  comparisons,
  home,
}: Record<'guides' | 'comparisons', Iterable<Own>> & Pick<Holding, 'home'>): Holder[] {
  return [
    ...[...guides].map((guide) => holderOf(guide, `/guides/${guide.id}/`)),
    ...[...comparisons].map((one) => holderOf(one, `/comparisons/${one.id}/`)),
    ...(home ? [holderOf(home, '/')] : []),
  ];
}

/** A page may be read when it is asked for its elements. */
function holderOf(own: Omit<Own, 'id'>, on: string): Holder {
  return {
    file: own.file,
    on,
    images: own.images,
    get elements() {
      return own.elements;
    },
    get links() {
      return own.links;
    },
  };
}
