import type { Edition } from '../edition/edition.ts';
import { rangeOf, type TextFile } from '../page/file.ts';
import type { MarkupElement, Link } from '../page/model.ts';
import type { Place } from '../problem.ts';
import { endOfMatch } from '../text/end-of-match.ts';
import type { Range } from '../text/range.ts';

/** A page that others may point at: that of a source, or an entry of the glossary. */
export interface UseTarget {
  kind: 'source' | 'entry';
  id: string;
}

/** A place that points at a page. Offsets are UTF-16 units of the file's text; the end is exclusive. */
export interface Use {
  file: string;
  start: number;
  end: number;
  /** What it is: the name of a field or an attribute, or `link`. */
  what: string;
  /** Returns what is to stand there where it points at another page. */
  write: (to: string) => string;
}

/** A link, and the address of the page that it stands on. */
type PlacedLink = Link & Pick<Holder, 'on'>;

/** What holds elements and links: a page, an entry, a row of the timeline, a guide. */
interface Holder {
  file: string;
  /** The address of the page that its links are relative to. */
  on: string;
  elements: readonly MarkupElement[];
  links: readonly Link[];
}

/** Returns the folder of the pages of a kind, in `content` and in the site. */
export function folderOf({ kind }: UseTarget): 'sources' | 'glossary' {
  return kind === 'source' ? 'sources' : 'glossary';
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
  const found = [
    ...fieldUses(edition, target),
    ...holdersOf(edition).flatMap((holder) => {
      const file = fileOf(edition, holder.file);
      const elements = target.kind === 'entry' ? holder.elements : [];
      return [
        ...elements.flatMap((element) => elementUses(element, file, target)),
        ...holder.links.flatMap((link) => linkUses({ ...link, on: holder.on }, file, target)),
      ];
    }),
  ];
  // Two links may share one definition.
  const known = new Map(found.map((use) => [`${use.file} ${use.start}`, use]));
  return [...known.values()].sort((a, b) =>
    a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1,
  );
}

/** What was read from a file has one. */
function fileOf({ files }: Edition, path: string): TextFile {
  return files.get(path) as TextFile;
}

function holdersOf({ sources, glossary, timeline, guides }: Edition): Holder[] {
  return [
    ...sources.map(({ page }) => ({ ...page, on: `/sources/${page.id}/` })),
    ...[...glossary.values()].map((entry) => ({ ...entry, on: `/glossary/${entry.id}/` })),
    ...timeline.map((row) => ({ ...row, file: row.place.file, on: '/timeline/' })),
    ...guides.map((guide) => ({ ...guide, on: `/guides/${guide.id}/` })),
  ];
}

/** Returns where a source is named in the order that the edition gives. */
export function orderUses(edition: Edition, { kind, id }: UseTarget): Use[] {
  const pattern = kind === 'source' ? /^order\.\d+$/ : /(?!)/;
  return fieldsOfEdition(edition, { pattern, value: id, write: (to) => to });
}

const ofEntry =
  /^(?:publisher|author(?:\.\d+)?|via\.\d+|unlinked\.\d+|senses\..+(?<!:key)|roles\.\d+\.organization)$/;
const ofSource = /^(?:translation-of|superseded-by)$/;

function fieldUses(edition: Edition, target: UseTarget): Use[] {
  const pattern = target.kind === 'entry' ? ofEntry : ofSource;
  const write = (to: string) => to;
  const sought = { value: target.id, write };
  const pages = [...edition.sources.map(({ page }) => page), ...edition.glossary.values()];
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
  { id }: UseTarget,
): Use[] {
  const names = name === 'Term' ? ['id'] : ['by', 'via'];
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

function linkUses({ url, at, on }: PlacedLink, file: TextFile, target: UseTarget): Use[] {
  const address = addressOf(target);
  if (!URL.canParse(url, `${site}${on}`)) return [];
  const { origin, pathname, search, hash } = new URL(url, `${site}${on}`);
  if (origin !== site || !pathname.startsWith(address)) return [];
  // Within a page, its own address is not needed.
  if (url.startsWith('#')) return [];
  const rest = pathname.slice(address.length) + search + hash;
  const start = addressAt(file, url, at);
  const use = { file: file.path, what: 'link' };
  // An address written with character references is not found: it is told, and left to a hand.
  if (start === undefined) return [{ ...use, start: at, end: at, write: () => '' }];
  const write = (to: string) => `${addressOf({ ...target, id: to })}${rest}`;
  return [{ ...use, start, end: start + url.length, write }];
}

const site = 'https://edition.invalid';

/** Where the address of a link stands: behind its words, else in a definition. */
function addressAt({ text }: TextFile, url: string, at: number): number | undefined {
  const places = (pattern: RegExp, from: number) => {
    const found: number[] = [];
    for (let n = text.indexOf(url, from); n >= 0; n = text.indexOf(url, n + 1)) {
      if (pattern.test(text.slice(Math.max(0, n - 20), n))) found.push(n);
    }
    return found;
  };
  return places(/\]\(\s*<?$/, at)[0] ?? places(/\]:\s*<?$/, 0)[0];
}
