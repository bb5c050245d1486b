import type { Edition } from '../edition/edition.ts';
import { type Holder, holdersOf } from '../edition/holders.ts';
import { pathOfTexts } from '../edition/texts.ts';
import { rangeOf, type TextFile } from '../page/file.ts';
import type { Link, MarkupElement } from '../page/model.ts';
import type { Place } from '../problem.ts';
import { endOfMatch } from '../text/end-of-match.ts';
import { push } from '../text/lookup.ts';
import type { Range } from '../text/range.ts';

/** The kinds of pages that may get another id, and the folders that they are in. */
const folders = {
  source: 'sources',
  entry: 'glossary',
  comparison: 'comparisons',
} as const;

/** A page that others may point at: that of a source, an entry of the glossary, or a comparison. */
export interface UseTarget {
  kind: keyof typeof folders;
  id: string;
}

/** A place that points at a page. Offsets are UTF-16 units of the file's text; the end is exclusive. */
export interface Use {
  file: string;
  start: number;
  end: number;
  /** What it is: the name of a field or an attribute, or `link`. */
  what: string;
  /** Whether its address is written so that it is not found in the file, as with references to characters: nothing is written. */
  isDisguised?: boolean;
  /** Returns what is to stand there where it points at another page. */
  write: (to: string) => string;
}

/** A link, the address of the page that it stands on, and where in the file the next begins. */
interface PlacedLink extends Link {
  file: string;
  on: string;
  until: number;
}

/** Returns the folder of the pages of a kind, in `content` and in the site. */
export function folderOf({ kind }: UseTarget): string {
  return folders[kind];
}

/** Returns the path of a page in the edition. */
export function pathOf(target: UseTarget): string {
  return `content/${folderOf(target)}/${target.id}.mdx`;
}

/** Returns the address of a page in the site. */
export function addressOf(target: UseTarget): string {
  return `/${folderOf(target)}/${target.id}/`;
}

/**
 * Returns every place of the edition that points at a page, in the order of files and offsets: fields, attributes of
 * claims and terms, links. The list of redirects is not among them, nor the order of the sources.
 */
export function usesOf(edition: Edition, target: UseTarget): Use[] {
  const holders = holdersOf(edition);
  const definitions = createDefinitions();
  const found = [
    ...fieldUses(edition, target),
    ...holders.flatMap(({ file, elements }) =>
      elements.flatMap((element) => elementUses(element, fileOf(edition, file), target)),
    ),
    ...linksOf(holders).flatMap((link) =>
      linkUses(link, fileOf(edition, link.file), { target, definitions }),
    ),
  ];
  // A place may have been found in two ways.
  const known = new Map(found.map((use) => [`${use.file} ${use.start}`, use]));
  return [...known.values()].sort((a, b) =>
    a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1,
  );
}

/** All links, those of a file in the order of its text. */
function linksOf(holders: readonly Holder[]): PlacedLink[] {
  const files = new Map<string, Omit<PlacedLink, 'until'>[]>();
  for (const { file, on, links } of holders)
    for (const link of links) push(files, file, { ...link, file, on });
  return [...files.values()].flatMap((links) => {
    const sorted = links.sort((a, b) => a.at - b.at);
    return sorted.map((link, index) => ({ ...link, until: sorted[index + 1]?.at ?? Infinity }));
  });
}

/** Where an address stands in the definitions of a file, as UTF-16 offsets, and whether that was asked before. */
interface Defined {
  starts: number[];
  isAsked: boolean;
}

type Definitions = (file: TextFile, url: string) => Defined;

/** An address may have several definitions, and many links lead to each: a file is looked through once for all of them. */
function createDefinitions(): Definitions {
  const known = new Map<string, number[]>();
  return (file, url) => {
    const key = `${file.path} ${url}`;
    const found = known.get(key);
    const starts = found ?? definitionsIn(file.text, url);
    known.set(key, starts);
    return { starts, isAsked: found !== undefined };
  };
}

function definitionsIn(text: string, url: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(url); at >= 0; at = text.indexOf(url, at + url.length))
    if (isBehind(/\]:\s*<?$/, text, at)) found.push(at);
  return found;
}

/** Whether what stands before an offset fits a pattern; a few signs are enough to tell. */
function isBehind(pattern: RegExp, text: string, at: number): boolean {
  return pattern.test(text.slice(Math.max(0, at - 20), at));
}

/** What was read from a file has one. */
function fileOf({ files }: Edition, path: string): TextFile {
  return files.get(path) as TextFile;
}

/** Returns where a source is named in the order that the edition gives. */
export function orderUses(edition: Edition, { kind, id }: UseTarget): Use[] {
  const pattern = kind === 'source' ? /^order\.\d+$/ : /(?!)/;
  return fieldsOfEdition(edition, { pattern, value: id, write: (to) => to });
}

interface Naming {
  fields: RegExp;
  elements: Partial<Record<string, readonly string[]>>;
}

/** The fields of pages and the attributes of elements that name a page of a kind. */
const naming: Record<UseTarget['kind'], Naming> = {
  source: {
    fields: /^(?:translation-of|witness-of|superseded-by|source)$/,
    elements: { Row: ['source'] },
  },
  entry: {
    fields:
      /^(?:publisher|author(?:\.\d+)?|via\.\d+|correspondence\.(?:(?:from|to)(?:\.\d+)?|(?:sent|received)\.place)|unlinked\.\d+|senses\..+(?<!:key)|roles\.\d+\.organization)$/,
    elements: { Term: ['id'], Claim: ['by', 'via'] },
  },
  // Only links lead to one.
  comparison: { fields: /(?!)/, elements: {} },
};

function fieldUses(edition: Edition, target: UseTarget): Use[] {
  const pattern = naming[target.kind].fields;
  const write = (to: string) => to;
  const sought = { value: target.id, write };
  const pages = [
    ...edition.sources.map(({ page }) => page),
    ...edition.glossary.values(),
    ...edition.comparisons,
    ...[...edition.translations.values()].flatMap(({ comparisons }) => [...comparisons.values()]),
  ];
  const own = pages.flatMap(({ file, fields }) =>
    fieldsIn(fileOf(edition, file), fields, { ...sought, pattern }),
  );
  const rows = edition.timeline.flatMap(({ entry, place }) =>
    entry === target.id && target.kind === 'entry'
      ? fieldsIn(fileOf(edition, place.file), { entry: place }, { ...sought, pattern: /^entry$/ })
      : [],
  );
  const silenced = fieldsOfEdition(edition, {
    pattern: /^silence\.\d+\.file$/,
    value: pathOf(target),
    write: (to) => pathOf({ ...target, id: to }),
  });
  return [...own, ...rows, ...silenced];
}

/** The fields whose names fit a pattern and that say `value`, plain or between quotation marks. */
interface Sought extends Pick<Use, 'write'> {
  pattern: RegExp;
  value: string;
}

function fieldsOfEdition(edition: Edition, sought: Sought): Use[] {
  const fields = Object.entries(edition.aboutFields).filter(([name]) => sought.pattern.test(name));
  if (fields.length === 0) return [];
  return fieldsIn(fileOf(edition, 'content/edition.yaml'), Object.fromEntries(fields), sought);
}

function fieldsIn(
  file: TextFile,
  fields: Record<string, Place>,
  { pattern, value, write }: Sought,
): Use[] {
  return Object.entries(fields).flatMap(([field, place]) => {
    const range = rangeOf(file, place);
    if (!range || !pattern.test(field)) return [];
    const { start, end } = range;
    const said = file.text.slice(start, end).replace(/^(["'])([^]*)\1$/, '$2');
    const what = field.replace(/\..*/, '');
    return said === value ? [{ file: file.path, start, end, what, write }] : [];
  });
}

function elementUses(
  { name, attributes }: MarkupElement,
  file: TextFile,
  { kind, id }: UseTarget,
): Use[] {
  const names = naming[kind].elements[name] ?? [];
  return names.flatMap((attribute) => {
    const found = attributes[attribute];
    if (!found || !found.value.split(/[\s,]+/).includes(id)) return [];
    const { start, end } = valueAt(file, found.at);
    const words = file.text.slice(start, end).matchAll(/[^\s,]+/g);
    return [...words].flatMap(({ 0: word, index }) =>
      word === id
        ? [
            {
              file: file.path,
              start: start + index,
              end: start + index + word.length,
              what: name === 'Term' ? 'term' : attribute,
              write: (to: string) => to,
            },
          ]
        : [],
    );
  });
}

/** Where the value of an attribute stands, between its quotation marks; those may be escaped in YAML. */
function valueAt({ text }: TextFile, at: number): Range {
  const start = endOfMatch(/[^=]*=\s*\\?["']/y, text, at);
  return { start, end: endOfMatch(/[^"'\\]*/y, text, start) };
}

function linkUses(
  { url, at, until, on }: PlacedLink,
  file: TextFile,
  { target, definitions }: { target: UseTarget; definitions: Definitions },
): Use[] {
  if (!URL.canParse(url, `${site}${on}`)) return [];
  const { origin, pathname, search, hash } = new URL(url, `${site}${on}`);
  const wayOf = waysTo(target).find((way) => pathname.startsWith(way(target.id)));
  if (origin !== site || !wayOf) return [];
  // Within a page, its own address is not needed.
  if (url.startsWith('#')) return [];
  const rest = pathname.slice(wayOf(target.id).length) + search + hash;
  const inline = addressBehind(file.text.slice(at, until), url);
  const { starts, isAsked } =
    inline === undefined ? definitions(file, url) : { starts: [at + inline], isAsked: false };
  const use = { file: file.path, what: 'link' };
  if (starts.length === 0)
    return [{ ...use, start: at, end: at, isDisguised: true, write: () => '' }];
  // Of links that share an address, the first has told of all its definitions.
  if (isAsked) return [];
  const write = (to: string) => `${wayOf(to)}${rest}`;
  return starts.map((start) => ({ ...use, start, end: start + url.length, write }));
}

/** The addresses that a page has by its id: a source is called so among its texts side by side, too. */
function waysTo(target: UseTarget): ((id: string) => string)[] {
  const own = (id: string) => addressOf({ ...target, id });
  return target.kind === 'source' ? [own, pathOfTexts] : [own];
}

const site = 'https://edition.invalid';

/** Where the address of a link stands behind its words; undefined where it stands in a definition. */
function addressBehind(text: string, url: string): number | undefined {
  for (let at = text.indexOf(url); at >= 0; at = text.indexOf(url, at + url.length))
    if (isBehind(/\]\(\s*<?$/, text, at)) return at;
  return undefined;
}
