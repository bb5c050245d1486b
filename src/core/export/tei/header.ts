import type { PublishedSource } from '../../edition/published.ts';
import { pageTransmission } from '../../edition/transmission.ts';
import { el, type Element, type Node } from '../../render/hast.ts';
import { countImpossible } from '../../render/xhtml.ts';
import { count } from '../../text/count.ts';
import { chainOf } from './annotations.ts';
import { named, published, sourcePath, type TeiContext } from './context.ts';
import { datable, dateText } from './date.ts';
import { pointer } from './xml.ts';

/** Returns an element with these words; none where there are none. */
export function optional(
  tag: string,
  words: string | undefined,
  attributes: Record<string, string | undefined> = {},
): Element[] {
  return words === undefined ? [] : [el(tag, attributes, [words])];
}

/** Returns by what a document is written, which says that it can be read as such (TEI P5, §2.3.11). */
export function application(): Element {
  const made = { ident: 'margent', version: '1' };
  return el('appInfo', {}, [el('application', made, [el('label', {}, ['Margent'])])]);
}

/** Returns what TEI has no place for, as JSON (§2.5). */
export function asData(data: unknown): Element {
  return el('xenoData', { type: 'margent' }, [JSON.stringify(data)]);
}

/** Returns who publishes an edition, where, and on what terms. */
export function publication(context: TeiContext, path: string): Element {
  const { editors, title, licence, date } = context.edition.about;
  const publishers = editors.length === 0 ? [title] : editors;
  return el('publicationStmt', {}, [
    ...publishers.map((name) => el('publisher', {}, [name])),
    ...(context.url === '' ? [] : [el('idno', { type: 'URI' }, [published(context, path)])]),
    ...(date === undefined ? [] : [el('date', datable(date), [date])]),
    ...(licence === undefined ? [] : [el('availability', {}, [el('licence', {}, [licence])])]),
  ]);
}

/** Returns the header of the document of a source: what its fields say. */
export function sourceHeader(source: PublishedSource, context: TeiContext): Element {
  const { page } = source;
  const { about } = context.edition;
  const { title, annotators = [], date, changes = [], summary } = page.data;
  const revisions = changes.map((one) => el('change', datable(one.date), [one.text]));
  const language = page.data.language ?? about.language;
  return el('teiHeader', {}, [
    el('fileDesc', {}, [
      el('titleStmt', {}, [
        el('title', {}, [title]),
        ...authors(source, context),
        ...annotators.map((name) => el('editor', { role: 'annotator' }, [name])),
      ]),
      publication(context, `/sources/${page.id}/`),
      el('seriesStmt', {}, [el('title', {}, [about.title])]),
      sourceDescription(source, context),
    ]),
    encoding(source),
    el('profileDesc', {}, [
      ...(summary === undefined ? [] : [el('abstract', {}, [el('p', {}, [summary])])]),
      el('langUsage', {}, [el('language', { ident: language })]),
      ...correspondenceOf(source, context),
    ]),
    asData({ id: page.id, fields: page.data }),
    ...(date === undefined && revisions.length === 0
      ? []
      : [
          el('revisionDesc', {}, [
            ...(date === undefined ? [] : [el('change', datable(date), ['Annotations revised'])]),
            ...revisions,
          ]),
        ]),
  ]);
}

/** Returns who wrote a letter to whom, when and where, as far as that is known (TEI P5, §2.4.6). */
function correspondenceOf({ page }: PublishedSource, context: TeiContext): Element[] {
  const { from = [], to = [], sent = {}, received = {} } = page.data.correspondence ?? {};
  const acts = [
    { type: 'sent', ids: from, ...sent },
    { type: 'received', ids: to, ...received },
  ].flatMap(({ type, ids, date, place }) => {
    const said: Node[] = [
      ...[...ids, ...(place === undefined ? [] : [place])].map((id) => named(context, id)),
      ...(date === undefined ? [] : [el('date', datable(date), [date])]),
    ];
    return said.length === 0 ? [] : [el('correspAction', { type }, said)];
  });
  return acts.length === 0 ? [] : [el('correspDesc', {}, acts)];
}

function authors({ page }: PublishedSource, context: TeiContext): Element[] {
  return [page.data.author ?? []].flat().map((name) => el('author', {}, [named(context, name)]));
}

function sourceDescription(source: PublishedSource, context: TeiContext): Element {
  const { page, seed } = source;
  const { data } = page;
  const chain = pageTransmission(page);
  const file = published({ ...context, url: '' }, `/${seed.path}`);
  return el('sourceDesc', {}, [
    el('bibl', {}, [
      el('title', {}, [data.title]),
      ...authors(source, context),
      ...(data.publisher === undefined
        ? []
        : [el('publisher', {}, [named(context, data.publisher)])]),
      ...optional('pubPlace', data.place),
      ...(data.published === undefined
        ? []
        : [el('date', datable(data.published), [dateText(data.published)])]),
      ...(data['source-url'] === undefined
        ? []
        : [el('ref', { target: pointer(data['source-url']) }, [data['source-url']])]),
      ...(chain.length === 0 ? [] : [el('note', { type: 'chain' }, chainOf(chain, context))]),
      ...optional('note', data.received, { type: 'received' }),
      ...optional('note', data.rights, { type: 'rights' }),
      ...(data.unknown ?? []).map((words) => el('note', { type: 'unknown' }, [words])),
      ...related('translation-of', data['translation-of'], context),
      ...related('witness-of', data['witness-of'], context),
      ...related('superseded-by', data['superseded-by'], context),
    ]),
    el('bibl', { type: 'seed' }, [
      el('ref', { target: file }, [seed.name]),
      el('idno', { type: 'SHA-256' }, [seed.sha256]),
      ...converted(source),
    ]),
    ...facsimiles(source),
  ]);
}

function related(type: string, id: string | undefined, { root }: TeiContext): Element[] {
  return id === undefined ? [] : [el('relatedItem', { type, target: root + sourcePath(id) })];
}

/** Whose the images of the pages are. */
function facsimiles({ page }: PublishedSource): Element[] {
  const images = page.data.facsimiles;
  if (!images) return [];
  const addresses = [images.licence, images['source-url']].flatMap((address) => address ?? []);
  return [
    el('bibl', { type: 'facsimiles' }, [
      el('note', { type: 'rights' }, [images.rights]),
      ...addresses.map((address) => el('ref', { target: pointer(address) }, [address])),
    ]),
  ];
}

function converted({ page }: PublishedSource): Node[] {
  const made = page.data.converted;
  if (!made) return [];
  return [
    el('note', { type: 'converted' }, [
      `Made ${made.date} by ${made.by} from a file with the SHA-256 ${made.sha256}`,
    ]),
  ];
}

/** What whoever reads the document has to know of how it was made. */
function encoding({ text, page }: PublishedSource): Element {
  const impossible = countImpossible(text);
  const said = [
    `The text of “body” is that of the seed, which was decoded as ${page.data.encoding}, character for character where each run of ASCII white space is one space.`,
    'What the editors say stands in “standOff”, “front” and “back”, and points to it.',
    ...(impossible === 0
      ? []
      : [`U+FFFD stands for ${count(impossible, 'character')} that XML cannot hold.`]),
  ];
  return el('encodingDesc', {}, [
    el('editorialDecl', {}, [el('p', {}, [said.join(' ')])]),
    application(),
  ]);
}
