import type { GlossaryEntry, Source } from '../edition/edition.ts';
import { headingAnchors } from '../edition/anchors.ts';
import { compareDates } from '../page/date.ts';
import { nameOfEntry, type Rendering } from '../render/context.ts';
import { directionOf } from '../text/direction.ts';
import { formatDate, formatSpan } from '../render/date.ts';
import { el, type Node, text } from '../render/hast.ts';
import { headOf } from '../view/head.ts';
import {
  type Linked,
  linkToEntry,
  linkToSource,
  type Named,
  renderLink,
  titleOf,
} from '../render/linked.ts';
import { pairOf } from '../view/pair.ts';
import { createMarks, renderNotes } from '../render/notes.ts';
import { renderProse } from '../render/prose.ts';
import { isolated, settingOf } from '../render/script.ts';
import { renderText } from '../render/text.ts';
import { nodesOf } from './nodes.ts';

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
 * Returns the edition as one text from front to back: the sources that are `shown`, then glossary, timeline and
 * references. Every format that holds a whole edition is made of it.
 */
export function bookOf(
  shown: readonly Source[],
  { edition, bibliography }: Pick<Rendering, 'edition' | 'bibliography'>,
  setNotes: SetNotes,
): Book {
  const { language } = edition.about;
  const direction = directionOf(language);
  const rendering: Rendering = { edition, bibliography, href: (path) => path, direction };
  const list = (name: string, title: string, nodes: Node[]): Chapter[] =>
    nodes.length === 0 ? [] : [{ name, title, language, direction, nodes }];
  const entries = entriesOf(rendering);
  const chapters = [
    ...shown.map((source) => sourceChapter(source, shown, rendering, setNotes)),
    ...list(
      'glossary',
      'Glossary',
      entries.flatMap((entry) => entryNodes(entry, rendering)),
    ),
    ...list('timeline', 'Timeline', timelineNodes(shown, rendering)),
    ...list('references', 'References', referenceNodes(rendering)),
  ];
  const places: Book['places'] = new Map();
  for (const { page } of shown) places.set(`/sources/${page.id}/`, { name: `source-${page.id}` });
  for (const { id } of entries) {
    places.set(`/glossary/${id}/`, { name: 'glossary', anchor: `entry-${id}` });
  }
  for (const name of ['glossary', 'timeline', 'references']) places.set(`/${name}/`, { name });
  return { chapters, places };
}

function sourceChapter(
  source: Source,
  shown: readonly Source[],
  rendering: Rendering,
  setNotes: SetNotes,
): Chapter {
  const { page, linked } = source;
  const { language } = rendering.edition.about;
  const marks = createMarks(source, rendering);
  const anchors = headingAnchors([...page.before, ...page.after])[Symbol.iterator]();
  const place = { ...rendering, mark: marks.mark, anchors };
  const before = renderProse(linked.before, place);
  const source_ = renderText(source, rendering, marks.mark);
  const after = renderProse(linked.after, place);
  const notes = renderNotes(source, rendering, marks);
  const title = titleOf(page, rendering);
  return {
    name: `source-${page.id}`,
    title: title.text,
    language: title.lang ?? language,
    direction: title.dir ?? directionOf(language),
    nodes: [
      ...headNodes(source, rendering),
      ...pairNodes(source, shown, rendering),
      ...part('prose', before),
      source_,
      text('\n'),
      ...(notes.length === 0 ? [] : [el('h2', {}, ['Notes']), text('\n'), ...setNotes(notes)]),
      ...part('prose', after),
      ...provenanceNodes(source, language),
    ],
  };
}

function part(name: string, nodes: Node[]): Node[] {
  return nodes.length === 0 ? [] : [el('div', { class: name }, nodes), text('\n')];
}

function headNodes(source: Source, rendering: Rendering): Node[] {
  const { language } = rendering.edition.about;
  const { author, publisher, place, published, chain } = headOf(source, rendering);
  const details = [
    ...author,
    ...(publisher ? [publisher] : []),
    ...(place ? [place.text] : []),
    ...(published === undefined ? [] : [published.text]),
  ];
  return [
    ...(details.length > 0 ? [detailsOf(details, language), text('\n')] : []),
    ...(chain.length > 0
      ? [el('p', { class: 'details' }, ['Reported through ', ...chain]), text('\n')]
      : []),
  ];
}

/** Renders a line of details, each kept apart from the others, with links where they are some. */
export function detailsOf(details: readonly (string | Named | Linked)[], language: string): Node {
  const nodes = details.flatMap((detail, index): Node[] => {
    const node = isLink(detail)
      ? renderLink(detail)
      : isolated(typeof detail === 'string' ? detail : detail.text, language);
    return index === 0 ? [node] : [text(' · '), node];
  });
  return el('p', { class: 'details' }, nodes);
}

function isLink(detail: string | Named | Linked): detail is Linked {
  return typeof detail === 'object' && 'href' in detail;
}

/** The source that this one translates, and those that translate it. */
function pairNodes({ page }: Source, shown: readonly Source[], rendering: Rendering): Node[] {
  const { original, translations } = pairOf(page, shown, rendering);
  const line = (words: string, links: readonly Linked[]): Node[] => {
    const nodes = links.flatMap((link, index) => [
      ...(index === 0 ? [] : [text(', ')]),
      renderLink(link),
    ]);
    return [el('p', { class: 'details' }, [words, ...nodes]), text('\n')];
  };
  return [
    ...(original ? line('Translation of ', [original]) : []),
    ...(translations ? line('Translated: ', translations) : []),
  ];
}

/** Where the text is from, with what is needed to check it against its source. */
function provenanceNodes({ page, seed, text: words = '' }: Source, language: string): Node[] {
  const { data } = page;
  const rows: [string, string | undefined][] = [
    ['Seed', seed?.name],
    ['Bytes', String(seed?.bytes.length ?? 0)],
    ['Characters', String([...words].length)],
    ['SHA-256', seed?.sha256],
    ['Encoding', data?.encoding],
    ['Taken from', data?.['source-url']],
    ['Received', data?.received],
    ['Rights', data?.rights],
    ['Not known', data?.unknown?.join('; ')],
    ['Annotated by', data?.annotators?.join(', ')],
    ['Revised', data?.date && formatDate(data.date, language)],
  ];
  const given = rows.flatMap(([name, value]) =>
    value
      ? [el('dt', {}, [name]), el('dd', { ...settingOf(value, language) }, [value]), text('\n')]
      : [],
  );
  return [
    el('h2', {}, ['Provenance']),
    text('\n'),
    el('dl', { class: 'provenance' }, given),
    text('\n'),
  ];
}

interface NamedEntry extends Pick<GlossaryEntry, 'id' | 'linked'> {
  data: NonNullable<GlossaryEntry['data']>;
}

/** The entries that can be shown, by name. */
function entriesOf({ edition }: Rendering): NamedEntry[] {
  const collator = new Intl.Collator(edition.about.language);
  return [...edition.glossary.values()]
    .flatMap(({ id, data, linked }) => (data ? [{ id, data, linked }] : []))
    .sort((a, b) => collator.compare(a.data.term, b.data.term));
}

function entryNodes({ id, data, linked }: NamedEntry, rendering: Rendering): Node[] {
  const { language } = rendering.edition.about;
  const dates = [
    ...Object.entries(data.dates ?? {}).map(
      ([name, date]) => `${name.replaceAll('-', ' ')} ${formatDate(date, language)}`,
    ),
    ...(data.date ? [formatDate(data.date, language)] : []),
  ];
  const roles = (data.roles ?? []).map(({ role, organization, from, to }) => {
    const where = organization ? `, ${nameOfEntry(rendering, organization)}` : '';
    const when = formatSpan(from, to, language);
    return `${role}${where}${when && ` (${when})`}`;
  });
  return [
    el('h2', { id: `entry-${id}`, ...settingOf(data.term, language) }, [data.term]),
    text('\n'),
    detailsOf([data.kind, ...data.aliases, ...dates, ...roles], language),
    text('\n'),
    ...renderProse(linked, { ...rendering, shift: 2 }),
  ];
}

function timelineNodes(shown: readonly Source[], rendering: Rendering): Node[] {
  const { edition } = rendering;
  const { language } = edition.about;
  const rows: { date: string; nodes: Node[] }[] = edition.timeline.map(({ date, linked }) => {
    return { date, nodes: renderProse(linked, { ...rendering, shift: 2 }) };
  });
  for (const { id, data } of edition.glossary.values()) {
    if (data?.kind !== 'event' || !data.date) continue;
    rows.push({ date: data.date, nodes: [el('p', {}, [renderLink(linkToEntry(id, rendering))])] });
  }
  for (const { page } of shown) {
    if (!page.data?.published) continue;
    const words = el('p', {}, ['Published: ', renderLink(linkToSource(page, rendering))]);
    rows.push({ date: page.data.published, nodes: [words] });
  }
  rows.sort((a, b) => compareDates(a.date, b.date));
  const items = rows.flatMap(({ date, nodes }) => [
    el('dt', {}, [isolated(formatDate(date, language), language)]),
    el('dd', {}, nodes),
    text('\n'),
  ]);
  return items.length === 0 ? [] : [el('dl', { class: 'timeline' }, items)];
}

function referenceNodes({ edition, bibliography }: Rendering): Node[] {
  const entries = [...edition.references.keys()]
    .map((key) => ({ key, nodes: nodesOf(bibliography.entry(key)) }))
    .map((entry) => ({ ...entry, words: wordsOf(entry.nodes) }));
  const collator = new Intl.Collator(edition.about.language);
  entries.sort((a, b) => collator.compare(a.words, b.words));
  const { language } = edition.about;
  const items = entries.flatMap(({ key, nodes, words }) => [
    el('li', { id: `ref-${key}`, ...settingOf(words, language) }, nodes),
    text('\n'),
  ]);
  return items.length === 0 ? [] : [el('ul', { class: 'references' }, items)];
}

function wordsOf(nodes: readonly Node[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : wordsOf(node.children))).join('');
}
