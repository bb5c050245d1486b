import { chainOfPage } from '../edition/chain.ts';
import type { GlossaryEntry, Source } from '../edition/edition.ts';
import { headingAnchors } from '../edition/anchors.ts';
import { compareDates } from '../edition/timeline.ts';
import { directionOf, nameOfEntry, type Rendering } from '../render/context.ts';
import { el, type Node, text } from '../render/hast.ts';
import { createMarks, renderChain, renderNotes } from '../render/notes.ts';
import { renderProse } from '../render/prose.ts';
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
  const rendering: Rendering = { edition, bibliography, href: (path) => path };
  const { language } = edition.about;
  const list = (name: string, title: string, nodes: Node[]): Chapter[] =>
    nodes.length === 0 ? [] : [{ name, title, language, direction: directionOf(language), nodes }];
  const entries = entriesOf(rendering);
  const chapters = [
    ...shown.map((source) => sourceChapter(source, rendering, setNotes)),
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

function sourceChapter(source: Source, rendering: Rendering, setNotes: SetNotes): Chapter {
  const { page, linked } = source;
  const { data } = page;
  const marks = createMarks(source, rendering);
  const anchors = headingAnchors([...page.before, ...page.after])[Symbol.iterator]();
  const place = { ...rendering, mark: marks.mark, anchors };
  const before = renderProse(linked.before, place);
  const source_ = renderText(source, rendering, marks.mark);
  const after = renderProse(linked.after, place);
  const notes = renderNotes(source, rendering, marks);
  const language = data?.language ?? rendering.edition.about.language;
  return {
    name: `source-${page.id}`,
    title: data?.title ?? page.id,
    language,
    direction: directionOf(language),
    nodes: [
      ...headNodes(source, rendering),
      ...part('prose', before),
      source_,
      text('\n'),
      ...(notes.length === 0 ? [] : [el('h2', {}, ['Notes']), text('\n'), ...setNotes(notes)]),
      ...part('prose', after),
      ...provenanceNodes(source),
    ],
  };
}

function part(name: string, nodes: Node[]): Node[] {
  return nodes.length === 0 ? [] : [el('div', { class: name }, nodes), text('\n')];
}

function headNodes({ page }: Source, rendering: Rendering): Node[] {
  const { data } = page;
  const details = [
    [data?.author ?? []].flat().join(', '),
    data?.publisher ? nameOfEntry(rendering, data.publisher) : '',
    data?.place ?? '',
    data?.published ?? '',
  ].filter((words) => words !== '');
  const chain = renderChain(chainOfPage(page), rendering);
  return [
    ...(details.length > 0
      ? [el('p', { class: 'details' }, [details.join(' · ')]), text('\n')]
      : []),
    ...(chain.length > 0
      ? [el('p', { class: 'details' }, ['Reported through ', ...chain]), text('\n')]
      : []),
  ];
}

/** Where the text is from, with what is needed to check it against its source. */
function provenanceNodes({ page, seed, text: words = '' }: Source): Node[] {
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
    ['Revised', data?.date],
  ];
  const given = rows.flatMap(([name, value]) =>
    value ? [el('dt', {}, [name]), el('dd', {}, [value]), text('\n')] : [],
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
  const dates = [
    ...Object.entries(data.dates ?? {}).map(([name, date]) => `${name} ${date}`),
    ...(data.date ? [data.date] : []),
  ];
  const roles = (data.roles ?? []).map(({ role, organization, from, to }) => {
    const where = organization ? `, ${nameOfEntry(rendering, organization)}` : '';
    return `${role}${where}${from || to ? ` (${from ?? '?'} – ${to ?? ''})` : ''}`;
  });
  const details = [data.kind, ...data.aliases, ...dates, ...roles];
  return [
    el('h2', { id: `entry-${id}` }, [data.term]),
    text('\n'),
    el('p', { class: 'details' }, [details.join(' · ')]),
    text('\n'),
    ...renderProse(linked, { ...rendering, shift: 2 }),
  ];
}

function timelineNodes(shown: readonly Source[], rendering: Rendering): Node[] {
  const { edition } = rendering;
  const link = (path: string, words: string) => el('a', { href: path }, [words]);
  const rows: { date: string; nodes: Node[] }[] = edition.timeline.map(({ date, linked }) => {
    return { date, nodes: renderProse(linked, { ...rendering, shift: 2 }) };
  });
  for (const { id, data } of edition.glossary.values()) {
    if (data?.kind !== 'event' || !data.date) continue;
    rows.push({ date: data.date, nodes: [el('p', {}, [link(`/glossary/${id}/`, data.term)])] });
  }
  for (const { page } of shown) {
    if (!page.data?.published) continue;
    const words = el('p', {}, ['Published: ', link(`/sources/${page.id}/`, page.data.title)]);
    rows.push({ date: page.data.published, nodes: [words] });
  }
  rows.sort((a, b) => compareDates(a.date, b.date));
  const items = rows.flatMap(({ date, nodes }) => [
    el('dt', {}, [date]),
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
  const items = entries.flatMap(({ key, nodes }) => [
    el('li', { id: `ref-${key}` }, nodes),
    text('\n'),
  ]);
  return items.length === 0 ? [] : [el('ul', { class: 'references' }, items)];
}

function wordsOf(nodes: readonly Node[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : wordsOf(node.children))).join('');
}
