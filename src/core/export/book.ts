import type { PublishedComparison, PublishedSource } from '../edition/published.ts';
import { directionOf } from '../text/direction.ts';
import { nameOfComparison } from '../render/compared.ts';
import type { Rendering } from '../render/context.ts';
import { el, type Node, text } from '../render/hast.ts';
import { type NamedLink, type SetName, renderLink, titleOf } from '../render/named-link.ts';
import { said } from '../render/said.ts';
import { isolated, settingOf } from '../render/script.ts';
import { comparisonNodes } from '../view/comparisons.ts';
import { type EntryFacts, entryFacts } from '../view/glossary.ts';
import { headOf } from '../view/head.ts';
import type { Way } from '../view/ways.ts';
import { pairLines, translationPair } from '../view/pair.ts';
import { provenanceOf } from '../view/provenance.ts';
import { referencesOf } from '../view/reference.ts';
import { listedSources, shownEntries, type ShownEdition } from '../view/shown.ts';
import { bookScans } from './book-scans.ts';
import { sourceText } from '../view/source-page.ts';
import { type TimelineItem, timelineItems } from '../view/timeline.ts';

/** A part of an edition that is written as a whole: a source, or one of the lists. */
export interface Chapter {
  /** Unique in the book, and fit for the name of a file: `source-talks`, `glossary`. */
  name: string;
  title: string;
  /** The language and direction of the title. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** Without the heading. Addresses of the site are as the site has them, without a base path. */
  nodes: Node[];
}

/** What a book is made of. */
export interface Book {
  chapters: Chapter[];
  /** Leads from addresses of the site to the chapter, and the anchor in it, that has the same. */
  places: Map<string, { name: string; anchor?: string }>;
}

/** How a format sets the notes of a source, given as the list items of the page. */
export type SetNotes = (items: Node[]) => Node[];

/**
 * Returns an edition as one text from front to back: its sources, its comparisons, then glossary, timeline and references, as its pages
 * have them. Every format that holds a whole edition is made of it.
 */
export function bookOf(edition: ShownEdition, setNotes: SetNotes): Book {
  const { language } = edition.edition.about;
  const direction = directionOf(language);
  const { navigation } = edition.wording.words;
  const rendering: ShownEdition = { ...edition, href: (path) => path, direction };
  const list = (name: string, title: string, nodes: Node[]): Chapter[] =>
    nodes.length === 0 ? [] : [{ name, title, language, direction, nodes }];
  const entries = shownEntries(rendering).map((entry) => entryFacts(rendering, entry));
  const chapters = [
    ...listedSources(edition).map((source) => sourceChapter(source, rendering, setNotes)),
    ...edition.edition.comparisons.map((one) => comparisonChapter(one, rendering)),
    ...list(
      'glossary',
      navigation.glossary,
      entries.flatMap((entry) => entryNodes(entry, rendering)),
    ),
    ...list('timeline', navigation.timeline, timelineNodes(rendering)),
    ...list('references', navigation.references, referenceNodes(rendering)),
  ];
  const places: Book['places'] = new Map();
  for (const { page } of edition.shown)
    places.set(`/sources/${page.id}/`, { name: `source-${page.id}` });
  for (const { id } of edition.edition.comparisons)
    places.set(`/comparisons/${id}/`, { name: `comparison-${id}` });
  for (const { id } of entries) {
    places.set(`/glossary/${id}/`, { name: 'glossary', anchor: `entry-${id}` });
  }
  for (const name of ['glossary', 'timeline', 'references']) places.set(`/${name}/`, { name });
  return { chapters, places };
}

function sourceChapter(
  source: PublishedSource,
  rendering: ShownEdition,
  setNotes: SetNotes,
): Chapter {
  const { page } = source;
  const { language } = rendering.edition.about;
  const { words } = rendering.wording;
  const parts = sourceText(source, rendering);
  const title = titleOf(page, rendering);
  return {
    name: `source-${page.id}`,
    title: title.text,
    language: title.lang ?? language,
    direction: title.dir ?? directionOf(language),
    nodes: [
      ...headNodes(source, rendering),
      ...pairNodes(source, rendering),
      ...part('prose', parts.before),
      parts.text,
      text('\n'),
      ...(parts.legend.length === 0
        ? []
        : [
            el('h2', {}, [words.legend.title]),
            text('\n'),
            el('ul', { class: 'legend' }, parts.legend),
            text('\n'),
          ]),
      ...(parts.notes.length === 0
        ? []
        : [el('h2', {}, [words.notes.title]), text('\n'), ...setNotes(parts.notes)]),
      ...part('prose', parts.after),
      ...bookScans(source, rendering),
      ...provenanceNodes(source, rendering),
    ],
  };
}

function comparisonChapter(comparison: PublishedComparison, rendering: ShownEdition): Chapter {
  const { language } = rendering.edition.about;
  const title = nameOfComparison(comparison, rendering);
  return {
    name: `comparison-${comparison.id}`,
    title: title.text,
    language: title.lang ?? language,
    direction: title.dir ?? directionOf(language),
    nodes: comparisonNodes(rendering, comparison),
  };
}

function part(name: string, nodes: Node[]): Node[] {
  return nodes.length === 0 ? [] : [el('div', { class: name }, nodes), text('\n')];
}

function headNodes(source: PublishedSource, rendering: ShownEdition): Node[] {
  const { language } = rendering.edition.about;
  const { author, publisher, place, published, chain, ways, letter } = headOf(source, rendering);
  const details = [
    ...author,
    ...(publisher ? [publisher] : []),
    ...(place ? [place.text] : []),
    ...(published ? [published.text] : []),
  ];
  return [
    ...(details.length > 0 ? [detailsOf(details, language), text('\n')] : []),
    ...(letter.length > 0 ? [el('p', { class: 'details' }, letter), text('\n')] : []),
    ...(ways.length > 0 ? wayNodes(ways, rendering) : chainNodes(chain, rendering)),
  ];
}

function chainNodes(chain: Node[], { wording }: Rendering): Node[] {
  if (chain.length === 0) return [];
  const line = said(wording, wording.words.source.through, { chain: () => chain }, {});
  return [el('p', { class: 'details' }, line), text('\n')];
}

function wayNodes(ways: readonly Way[], { wording }: Rendering): Node[] {
  const items = ways.flatMap(({ numbers, href, chains }) => [
    el('li', {}, [
      el('a', { href }, [`¶ ${numbers}`]),
      ...chains.flatMap((chain, index) => [text(index === 0 ? ' ' : '; '), ...chain]),
    ]),
    text('\n'),
  ]);
  return [
    el('p', { class: 'details' }, [wording.words.source.throughSeveral]),
    text('\n'),
    el('ul', { class: 'details' }, items),
    text('\n'),
  ];
}

/** Renders a line of details, each kept apart from the others, with links where they are some. */
export function detailsOf(
  details: readonly (string | SetName | NamedLink)[],
  language: string,
): Node {
  const nodes = details.flatMap((detail, index): Node[] => {
    const node = isLink(detail)
      ? renderLink(detail)
      : isolated(typeof detail === 'string' ? detail : detail.text, language);
    return index === 0 ? [node] : [text(' · '), node];
  });
  return el('p', { class: 'details' }, nodes);
}

function isLink(detail: string | SetName | NamedLink): detail is NamedLink {
  return typeof detail === 'object' && 'href' in detail;
}

/** What is said of its other texts. */
function pairNodes({ page }: PublishedSource, rendering: ShownEdition): Node[] {
  const pair = translationPair(page, rendering.shown, rendering);
  return pairLines(pair, rendering.wording).flatMap((line) => [
    el('p', { class: 'details' }, line),
    text('\n'),
  ]);
}

/** Where the text is from, with what is needed to check it against its source. A book has no files to lead to. */
function provenanceNodes(source: PublishedSource, rendering: ShownEdition): Node[] {
  const { language } = rendering.edition.about;
  const rows = provenanceOf(source, rendering).flatMap(([name, value]) => {
    const words = Array.isArray(value)
      ? value.join('; ')
      : typeof value === 'string'
        ? value
        : value.text;
    return [el('dt', {}, [name]), el('dd', { ...settingOf(words, language) }, [words]), text('\n')];
  });
  return [
    el('h2', {}, [rendering.wording.words.provenance.title]),
    text('\n'),
    el('dl', { class: 'provenance' }, rows),
    text('\n'),
  ];
}

function entryNodes(entry: EntryFacts, { edition, wording }: Rendering): Node[] {
  const { language } = edition.about;
  const words = wording.words.glossary;
  const { id, name, kind, aliases, definition, coordinates } = entry;
  const dates = entry.dates.map(([label, { text: date }]) =>
    label === words.date ? date : wording.say(words.dated, { label, date }),
  );
  const roles = entry.roles.map(({ role: held, organization, when }) => {
    const at = ({ text: named }: NamedLink) => {
      const tags = { role: () => held, organization: () => named };
      return wording.sayWith(words.roleAt, tags, {}).join('');
    };
    const role = organization ? at(organization) : held;
    return when === '' ? role : wording.say(words.during, { role, when });
  });
  const { text: term, ...setting } = name;
  return [
    el('h2', { id: `entry-${id}`, ...setting }, [term]),
    text('\n'),
    detailsOf(
      [kind, ...aliases, ...dates, ...roles, ...(coordinates ? [coordinates] : [])],
      language,
    ),
    text('\n'),
    ...definition,
  ];
}

function timelineNodes(rendering: ShownEdition): Node[] {
  const { language } = rendering.edition.about;
  const items = timelineItems(rendering).flatMap((item) => [
    el('dt', {}, [isolated(item.when.text, language)]),
    el('dd', {}, itemNodes(item, rendering)),
    text('\n'),
  ]);
  return items.length === 0 ? [] : [el('dl', { class: 'timeline' }, items)];
}

/** What is told of an event stands in the glossary. */
function itemNodes({ kind, words, entry }: TimelineItem, { wording }: Rendering): Node[] {
  if (kind === 'row' || !entry) return words;
  const link = renderLink(entry);
  const { published } = wording.words.timeline;
  return [
    el(
      'p',
      {},
      kind === 'publication' ? said(wording, published, { source: () => link }, {}) : [link],
    ),
  ];
}

function referenceNodes(rendering: ShownEdition): Node[] {
  const { say, words } = rendering.wording;
  const items = referencesOf(rendering).flatMap(({ key, entry, setting, read }) => [
    el('li', { id: `ref-${key}`, ...setting }, [
      ...entry,
      ...(read === undefined
        ? []
        : [el('p', { class: 'extent' }, [say(words.references.read, { extent: read })])]),
    ]),
    text('\n'),
  ]);
  return items.length === 0 ? [] : [el('ul', { class: 'references' }, items)];
}
