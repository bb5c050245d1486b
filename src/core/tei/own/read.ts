import { z } from 'zod';
import { unattributed } from '../../edition/transmission.ts';
import { idPattern } from '../../text/id.ts';
import { writeDegrees } from '../../page/coordinates.ts';
import { escapeInNote, writeDefinition } from '../../page/write.ts';
import { frontmatter, pageOf } from '../page.ts';
import { childrenOf, elementAt, elementsIn, type TeiElement, type TeiNode } from '../tree.ts';
import { pointedAt, wordsOfId } from './ids.ts';
import { isThere, type OwnImages, proseOf, type Within } from './prose.ts';
import { ownText } from './text.ts';

/** What one of our own documents becomes. */
export type OwnDocument =
  | ({ kind: 'source'; id: string; seed: string; page: string; missing: string[] } & SeedSaid)
  | {
      kind: 'edition';
      /** What edition.yaml says of it, as far as another edition may say the same. */
      about: { title: string } & Record<string, string | string[]>;
      missing: string[];
      entries: { id: string; file: string }[];
      timeline: { date: string; calendar?: 'julian'; entry?: string; text: string }[];
      works: Record<string, unknown>[];
      verdicts: { id: string }[];
      kinds: { id: string }[];
    };

const named = z.string().regex(idPattern);
const listed = z.array(z.object({ id: named }).loose()).default([]);
const fields = z.record(z.string(), z.unknown());

/** What TEI has no place for, and stands in the header as data. */
const ownData = z.object({
  id: named.optional(),
  fields: fields.default({}),
  verdicts: listed,
  kinds: listed,
  entries: z.array(z.object({ id: named, fields })).default([]),
  timeline: z.array(z.object({ date: z.string(), entry: named.optional() })).default([]),
  works: z.array(z.record(z.string(), z.unknown())).default([]),
});

type OwnData = z.output<typeof ownData>;

/**
 * Returns what of our own export a file is, in an edition that has some images: what it names of others is `missing`, and left out. Undefined
 * where it is none, or says of itself what no document of ours does.
 */
export function readOwn(root: TeiElement, has: OwnImages['has']): OwnDocument | undefined {
  const header = childrenOf(root, 'teiHeader')[0];
  const application = elementAt(header, 'encodingDesc', 'appInfo', 'application');
  if (!header || application?.attributes['ident'] !== 'margent') return undefined;
  const told = childrenOf(header, 'xenoData').filter(
    ({ attributes }) => attributes['type'] === 'margent',
  );
  const data = told.flatMap((one) => dataIn(wordsIn(one)) ?? [])[0];
  if (!data) return undefined;
  const { id } = data;
  const within = { site: siteOf(header, id), images: { has, missing: new Set<string>() } };
  return id === undefined
    ? editionOf(root, { ...data, about: aboutOf(header) }, within)
    : sourceOf(root, { id, fields: data.fields, ...seedOf(header) }, within);
}

/** What a header says of the seed. */
interface SeedSaid {
  /** The SHA-256 of the seed as it was, in hexadecimal; undefined where none is named. */
  sha256: string | undefined;
  /** How many of its characters U+FFFD stands for. */
  replaced: number;
}

function seedOf(header: TeiElement): SeedSaid {
  const said = (name: string) => elementsIn(header, (one) => one.name === name).map(wordsIn);
  const [, replaced = 0] =
    /U\+FFFD stands for (\d{1,9}) character/.exec(said('editorialDecl').join()) ?? [];
  return {
    sha256: said('idno').find((words) => /^[0-9a-f]{64}$/.test(words)),
    replaced: Number(replaced),
  };
}

function dataIn(json: string): OwnData | undefined {
  try {
    return ownData.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

function wordsIn({ nodes }: TeiElement): string {
  return nodes.map((node) => (typeof node === 'string' ? node : wordsIn(node))).join('');
}

/** What the header of an edition says of it. */
function aboutOf(header: TeiElement): { title: string } & Record<string, string | string[]> {
  const said = (...names: string[]) => {
    const element = elementAt(header, ...names);
    return element ? wordsIn(element) : '';
  };
  const editors = elementsIn(header, ({ name }) => name === 'editor').map(wordsIn);
  const languages = elementsIn(header, ({ name }) => name === 'language');
  const fields = {
    description: said('profileDesc', 'abstract'),
    language: languages.flatMap(({ attributes }) => attributes['ident'] ?? []).join(''),
    licence: said('fileDesc', 'publicationStmt', 'availability', 'licence'),
  };
  return {
    title: said('fileDesc', 'titleStmt', 'title'),
    ...Object.fromEntries(Object.entries(fields).filter(([, words]) => words !== '')),
    ...(editors.length > 0 && { editors }),
  };
}

/** Where the edition is published, with a slash at its end. */
function siteOf(header: TeiElement, id: string | undefined): string | undefined {
  const idno = elementAt(header, 'fileDesc', 'publicationStmt', 'idno');
  const address = idno && wordsIn(idno);
  return address?.slice(0, id === undefined ? undefined : -`sources/${id}/`.length);
}

/** Returns a date as it is written: where it is read, it carries the mark of its calendar. */
function unmarked(date: string): string {
  return date.replace(/(^|\/)J(?=-?[\dY])/g, '$1');
}

/** The fields that are dates, and those that hold some, whatever these are called. */
const [dated, dating] = [/^(?:date|published|from|to)$/, 'dates'];

/** Returns fields as they are written. */
function written(fields: Record<string, unknown>): Record<string, unknown> {
  const { coordinates, ...rest } = fields;
  const place = coordinates as { latitude: number; longitude: number } | undefined;
  return {
    ...(plainly(rest, false) as Record<string, unknown>),
    ...(place && {
      coordinates: `${writeDegrees(place.latitude)}, ${writeDegrees(place.longitude)}`,
    }),
  };
}

function plainly(value: unknown, isDate: boolean): unknown {
  if (typeof value === 'string') return isDate ? unmarked(value) : value;
  if (Array.isArray(value)) return value.map((one) => plainly(one, false));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === dating && typeof one === 'object'
        ? Object.fromEntries(
            Object.entries(one as object).map(([label, day]) => [label, plainly(day, true)]),
          )
        : plainly(one, dated.test(key)),
    ]),
  );
}

function sourceOf(
  root: TeiElement,
  { id, fields, ...was }: { id: string; fields: OwnData['fields'] } & SeedSaid,
  { site, images }: Omit<Within, 'page'>,
): OwnDocument {
  const text = childrenOf(root, 'text')[0];
  const standOff = childrenOf(root, 'standOff')[0] ?? root;
  const annotations = elementsIn(standOff, ({ name }) => name === 'annotation');
  const claims = new Map(
    annotations.map((one) => [wordsOfId('assessment', one.attributes['xml:id']) ?? '', one]),
  );
  const body = elementAt(text, 'body') ?? root;
  const claimOf = (claim: string) => claimAttributes(claims.get(claim), fields);
  const { seed, blocks } = ownText(body, { claimOf, images });
  // The text is UTF-8 now, whatever the seed was.
  const { encoding: __, draft: ___, lines, seed: ____, ...front } = written(fields);
  const data = {
    ...front,
    ...('converted' in front && { converted: withOriginal(front['converted'], images) }),
    ...(lines === 'keep' && { lines }),
    seed: `${id}.txt`,
  };
  const within = { site, images, page: `/sources/${id}/` };
  const notes = elementsIn(
    standOff,
    ({ name, attributes }) => name === 'note' && attributes['type'] === 'editors',
  );
  const claimed = new Map(
    annotations.flatMap((one) => one.nodes.map((node): [TeiNode, TeiElement] => [node, one])),
  );
  const defined = notes.map((note) => {
    const claim = claimed.get(note);
    const says =
      claim && childrenOf(claim, 'note').find(({ attributes }) => attributes['type'] === 'says');
    const words = [
      ...(says ? [`says: ${escapeInNote(wordsIn(says).replace(/[\t\n\r]+/g, ' '))}`] : []),
      proseOf(note, within),
    ].join('\n\n');
    return writeDefinition(wordsOfId('note', note.attributes['xml:id']) ?? '', words);
  });
  const prose = (name: string) => proseOf(elementAt(text, name, 'div'), within);
  const [before, after] = [prose('front'), prose('back')];
  const page = pageOf(blocks, data, before);
  return {
    kind: 'source',
    id,
    seed,
    ...was,
    missing: [...images.missing],
    page: `${page}${after === '' ? '' : `\n${after}\n`}${defined.join('')}`,
  };
}

/** Returns from what a text was made, without the name of a file that is not there. */
function withOriginal(converted: unknown, images: OwnImages): Record<string, unknown> {
  const { original, ...rest } = { ...(converted as Record<string, unknown> | null) };
  const isKept = typeof original === 'string' && isThere(images, `originals/${original}`);
  return isKept ? { ...rest, original } : rest;
}

/** What a claim says of itself, by its annotation. */
function claimAttributes(
  annotation: TeiElement | undefined,
  { via, publisher }: Record<string, unknown>,
): Record<string, string> {
  if (!annotation) return {};
  const note = (type: string) =>
    childrenOf(annotation, 'note').find(({ attributes }) => attributes['type'] === type);
  const date = (type: string) => {
    const one = note(type);
    return one && unmarked(elementAt(one, 'date')?.attributes['when-custom'] ?? wordsIn(one));
  };
  const chain = childrenOf(note('chain') ?? annotation).map(
    (one) => pointedAt('entry', one.attributes['ref']) ?? unattributed,
  );
  const [by = '', ...rest] = chain;
  const through = rest.at(-1) === publisher ? rest.slice(0, -1) : rest;
  const ofPage = [by, ...((via as string[] | undefined) ?? []), publisher].filter(
    (one, n, all) => one !== undefined && one !== all[n - 1],
  );
  const isOfPage = JSON.stringify(ofPage) === JSON.stringify(chain);
  const [verdict = '', kind = ''] = (annotation.attributes['ana'] ?? '').split(' ');
  const [on, asOf] = [date('date'), date('as-of')];
  return {
    ...{ by, kind: pointedAt('kind', kind) ?? '', verdict: pointedAt('verdict', verdict) ?? '' },
    ...(!isOfPage && { via: through.join(' ') }),
    ...(on !== undefined && { date: on }),
    ...(asOf !== undefined && { 'as-of': asOf }),
  };
}

function editionOf(
  root: TeiElement,
  said: OwnData & { about: { title: string } },
  { site, images }: Omit<Within, 'page'>,
): OwnDocument {
  const { about, entries, timeline, works, verdicts, kinds } = said;
  const notes = new Map<string, TeiElement>();
  for (const one of elementsIn(root, () => true)) {
    const { 'xml:id': id } = one.attributes;
    const note = childrenOf(one, 'note').at(-1);
    if (note && id !== undefined) notes.set(id, note);
  }
  const rows = elementsIn(
    root,
    ({ attributes }) => attributes['xml:id']?.startsWith('row-') ?? false,
  );
  return {
    kind: 'edition',
    entries: entries.map(({ id, fields }) => {
      const { aliases, ...rest } = written(fields);
      const front = {
        ...rest,
        ...(Array.isArray(aliases) && aliases.length > 0 && { aliases: aliases as string[] }),
      };
      const words = proseOf(notes.get(`entry-${id}`), { site, images, page: `/glossary/${id}/` });
      return {
        id,
        file: `${frontmatter(front)}${words === '' ? '' : `\n${words}\n`}`,
      };
    }),
    timeline: timeline.map(({ date, entry }, n) => ({
      date: unmarked(date),
      ...(unmarked(date) !== date && { calendar: 'julian' as const }),
      ...(entry !== undefined && { entry }),
      text: proseOf(childrenOf(rows[n] ?? root, 'note')[0], { site, images, page: '/timeline/' }),
    })),
    works,
    verdicts,
    kinds,
    about,
    missing: [...images.missing],
  };
}
