import { withoutOthers } from '../edition/others.ts';
import type { Reference } from '../edition/references.ts';
import type { Work } from '../edition/schema/reference.ts';
import type { Style } from '../edition/style.ts';
import type { Cite } from '../page/model.ts';
import { type Wording, wordingOf } from '../words/wording.ts';
import { citationOfStyle, entryOfFields, entryOfStyle } from './entry.ts';
import { withFieldsApart } from './fields-apart.ts';
import { html, type Node, text, textContent } from './hast.ts';
import { behind } from './locator.ts';
import { manualOf } from './manuals.ts';
import { setWorks, type SetWorks, unsettable } from './processor.ts';

/** The works of an edition as a style of the Citation Style Language sets them. */
export interface Bibliography {
  /** Returns the entry of a work; its key where there is no such work. */
  entry: (key: string) => Node[];
  /** Returns a citation as it stands in a text, without brackets: `Podvig, 2001, p. 3`. */
  cite: (key: string, locator?: string) => Node[];
  /** Returns the works that the processor throws at, which are set from their fields. */
  faulty: () => readonly Reference[];
}

/** What a style makes of works: pairs of a name and what stands for it. */
export interface Formatted {
  /** The entries, and the citations without a locator, HTML, by the keys of the works. */
  entries: [string, Node[]][];
  cites: [string, string][];
  /** What a locator adds to a citation, by the type of the work, how its citation ends, and the locator. */
  added: [string, Added][];
  /** The keys of the works that the processor throws at. */
  faulty: string[];
}

/** How a citation ends with a locator: without what it ends with alone, and with other HTML. */
interface Added {
  without: string;
  html: string;
}

/**
 * Returns the bibliography of an edition. Everything is formatted in one batch, when it is first asked for: a
 * style tells works of one author and year apart (2002a, 2002b), so that an entry depends on all the others.
 */
export function createBibliography(
  references: readonly Reference[],
  cites: readonly Pick<Cite, 'key' | 'locator'>[],
  style: Style,
  language: string,
  keep: Keep = (_, make) => make(),
): Bibliography {
  const works = new Map(references.map(({ key, work }) => [key, work]));
  const typeOf = (key: string) => works.get(key)?.type;
  const kinds = new Map<string, Kind>();
  for (const { key, locator } of cites) {
    const type = typeOf(key);
    if (type !== undefined && locator !== undefined)
      kinds.set(`${type} ${locator}`, { type, locator });
  }
  const format = () => {
    const sorted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
    const made = keep([references, sorted, style, language], () =>
      formatAll(references, sorted, style, language),
    );
    return {
      entries: new Map(made.entries),
      cites: new Map(made.cites),
      added: new Map(made.added),
      faulty: new Set(made.faulty),
    };
  };
  let formatted: ReturnType<typeof format> | undefined;
  const all = () => (formatted ??= format());
  const citeOf = (key: string, locator: string | undefined): Node[] => {
    const [cited, type] = [all().cites.get(key), typeOf(key)];
    if (cited === undefined || type === undefined) return [text(key)];
    if (locator === undefined) return citationOfStyle(cited);
    const added = all().added.get(nameOf(type, cited, locator));
    // What goes is what the other work had there, and nothing else.
    if (!added || !cited.endsWith(added.without))
      return [...citationOfStyle(cited), text(behind(locator))];
    return citationOfStyle(cited.slice(0, cited.length - added.without.length) + added.html);
  };
  const apart = (key: string, nodes: Node[]): Node[] => {
    const work = works.get(key);
    return work ? withFieldsApart(nodes, work, language) : nodes;
  };
  return {
    faulty: () => references.filter(({ key }) => all().faulty.has(key)),
    entry: (key) => apart(key, all().entries.get(key) ?? [text(key)]),
    cite: (key, locator) => apart(key, citeOf(key, locator)),
  };
}

/** Returns what was made of the same `input`, as JSON has it, in an earlier run, or else what `make` returns. */
export type Keep = (input: unknown, make: () => Formatted) => Formatted;

/** A type of works, and a locator that one of them is cited with. */
interface Kind {
  type: string;
  locator: string;
}

function nameOf(type: string, cited: string, locator: string): string {
  return `${type} ${endingOf(cited)} ${locator}`;
}

/** What a locator is put behind, as far as styles make a difference: a stop, a closing quotation mark, both, or neither. */
function endingOf(cited: string): string {
  const end = cited.slice(-20).replace(/<[^<>]*>/g, '');
  const [isStopped, isQuoted] = [/[?!.,…]["'”’»]?$/.test(end), /["'”’»]$/.test(end)];
  return `${isStopped ? '.' : ''}${isQuoted ? '”' : ''}`;
}

function formatAll(
  references: readonly Reference[],
  kinds: readonly Kind[],
  style: Style,
  language: string,
): Formatted {
  if (references.length === 0) return { entries: [], cites: [], added: [], faulty: [] };
  const works = references.map(({ work }) => work);
  const manual = manualOf(style.id);
  const wording = wordingOf(language);
  const { set, unset } = setAll(works, style, language);
  const citeOf = ({ key, work }: Reference, index: number) =>
    (set.cites.get(index)?.trim() || undefined) ?? html([text(shortOf(work, key, wording))]);
  const cites = references.map((reference, index): [string, string] => [
    reference.key,
    citeOf(reference, index),
  ]);
  const entries = references.map((reference, index): [string, Node[]] => {
    const { key, work } = reference;
    const printed = set.entries.get(index);
    if (printed === undefined) {
      const cited = textContent(citationOfStyle(citeOf(reference, index)));
      return [key, entryOfFields(work, cited, wording)];
    }
    return [key, entryOfStyle(printed, work, shortOf(work, key, wording), manual)];
  });
  // A locator comes last, in words that only the type of the work and the end of its citation have a part in: so one work
  // of a type is formatted with it, and the others take what was added there. A style of numbers has no place for it.
  const models = modelsOf(works, set.cites);
  const added = kinds.flatMap(({ type, locator }) =>
    [...(models.get(type)?.values() ?? [])].flatMap(([index, plain]): [string, Added][] => {
      const cited = set.at(index, locator);
      const same = commonLength(plain, cited);
      const without = plain.slice(same);
      const isAdded = cited !== plain && without.length <= longestEnding;
      return isAdded ? [[nameOf(type, plain, locator), { without, html: cited.slice(same) }]] : [];
    }),
  );
  const faulty = references.flatMap(({ key }, index) => (unset.has(index) ? [key] : []));
  return { entries, cites, added, faulty };
}

/** How much of the end of a citation a locator changes at the most, in UTF-16 units: a mark that is put inside a quotation. */
const longestEnding = 2;

/** The first work of each type with each ending of a citation, by its index, and the citation. */
function modelsOf(works: readonly Work[], cites: SetWorks['cites']) {
  const models = new Map<string, Map<string, [index: number, plain: string]>>();
  works.forEach(({ type }, index) => {
    const plain = cites.get(index);
    if (!plain) return;
    const own = models.get(type) ?? new Map<string, [number, string]>();
    models.set(type, own);
    if (!own.has(endingOf(plain))) own.set(endingOf(plain), [index, plain]);
  });
  return models;
}

/** How many UTF-16 units two texts begin with alike. */
function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** Sets all works; those that the processor throws at are set apart from it, and take no other with them. */
function setAll(
  works: readonly Work[],
  style: Style,
  language: string,
): { set: SetWorks; unset: ReadonlySet<number> } {
  try {
    return { set: setWorks(works, style, language), unset: new Set() };
  } catch {
    const unset = unsettable(works, style, language);
    const sound = works.map((work, index) => (unset.has(index) ? undefined : work));
    return { set: setWorks(sound, style, language), unset };
  }
}

/** What a work is called where no style can call it anything: its authors and its year, else its key. */
function shortOf(
  { author = [], issued = {} }: Work,
  key: string,
  { words, say, list }: Wording,
): string {
  const [year] = issued['date-parts']?.find(([one]) => Number(one) !== 0) ?? [];
  const date = issued.literal ?? year ?? issued.raw;
  const { named, more } = withoutOthers(author);
  const called = named.map(({ family, literal }) => family ?? literal).filter(Boolean);
  const names = list(called.map(String)).join('');
  const authors = more ? say(words.references.more, { names }) : names;
  return [authors, date].filter(Boolean).join(', ') || key;
}
