import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { Reference } from '../edition/references.ts';
import type { Cite } from '../page/model.ts';
import { el, html, type Node, text } from './hast.ts';

/** The works of an edition as a style of the Citation Style Language sets them. */
export interface Bibliography {
  /** Returns the entry of a work, HTML; its key where there is no such work. */
  entry: (key: string) => string;
  /** Returns a citation as it stands in a text, without brackets: `Podvig, 2001, p. 3`. */
  cite: (key: string, locator?: string) => string;
}

/** A style that comes with the library. */
export type Style = 'apa' | 'harvard1' | 'vancouver';

/** What is used of the processor (citeproc-js). */
interface Engine {
  updateItems: (ids: string[]) => void;
  setOutputFormat: (format: string) => void;
  makeBibliography: () => [{ entry_ids: string[][] }, string[]];
  makeCitationCluster: (items: { id: string }[]) => string;
}

/** What a style makes of works: pairs of a name and what stands for it. */
export interface Formatted {
  /** The entries, HTML, and the citations without a locator, by the keys of the works. */
  entries: [string, string][];
  cites: [string, string][];
  /** What a locator adds to a citation, by the type of the work and the locator. */
  added: [string, string][];
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
  const types = new Map(references.map(({ key, work }) => [key, work.type]));
  const kinds = new Map<string, Kind>();
  for (const { key, locator } of cites) {
    const type = types.get(key);
    if (type !== undefined && locator !== undefined)
      kinds.set(nameOf(type, locator), { type, locator });
  }
  const format = () => {
    const sorted = [...kinds.values()].sort((a, b) =>
      nameOf(a.type, a.locator) < nameOf(b.type, b.locator) ? -1 : 1,
    );
    const made = keep([references, sorted, style, language], () =>
      formatAll(references, sorted, style, language),
    );
    return {
      entries: new Map(made.entries),
      cites: new Map(made.cites),
      added: new Map(made.added),
    };
  };
  let formatted: ReturnType<typeof format> | undefined;
  const all = () => (formatted ??= format());
  return {
    entry: (key) => all().entries.get(key) ?? html([text(key)]),
    cite(key, locator) {
      const cited = all().cites.get(key);
      if (cited === undefined || locator === undefined) return cited ?? key;
      const added = all().added.get(nameOf(String(types.get(key)), locator));
      return `${cited}${added ?? `, ${locator}`}`;
    },
  };
}

/** Returns what was made of the same `input`, as JSON has it, in an earlier run, or else what `make` returns. */
export type Keep = (input: unknown, make: () => Formatted) => Formatted;

/** A type of works, and a locator that one of them is cited with. */
interface Kind {
  type: string;
  locator: string;
}

function nameOf(type: string, locator: string): string {
  return `${type} ${locator}`;
}

function formatAll(
  references: readonly Reference[],
  kinds: readonly Kind[],
  style: Style,
  language: string,
): Formatted {
  if (references.length === 0) return { entries: [], cites: [], added: [] };
  // Keys of our own: the library keeps works in plain objects, where a key such as `__proto__` gets lost.
  const works = references.map(({ work }, index) => ({ ...work, id: `work${index}` }));
  const csl = plugins.config.get('@csl');
  const locale = localeFor(language, csl.locales.list());
  const engine: Engine = csl.engine(works, style, locale, 'html');
  engine.updateItems(works.map(({ id }) => id));
  const [{ entry_ids: order }, bodies] = engine.makeBibliography();
  const byId = new Map(order.flat().map((id, index) => [id, String(bodies[index])]));
  const entries = references.map(({ key }, index): [string, string] => {
    return [key, clean(String(byId.get(`work${index}`)))];
  });
  engine.setOutputFormat('text');
  const cite = (id: string, locator?: string) =>
    engine.makeCitationCluster([{ id, ...locate(locator) }]).replace(/^\s*\((.*)\)\s*$/s, '$1');
  const cites = references.map(({ key }, index): [string, string] => [key, cite(`work${index}`)]);
  // In every style of the library a locator comes last, in words that only the type of the work has a part in:
  // so one work of a type is formatted with it, and the others take what was added there.
  const added = kinds.map(({ type, locator }): [string, string] => {
    const index = references.findIndex(({ work }) => work.type === type);
    const plain = String(cites[index]?.[1]);
    return [nameOf(type, locator), cite(`work${index}`, locator).slice(plain.length)];
  });
  return { entries, cites, added };
}

function localeFor(language: string, locales: readonly string[]): string {
  const [prefix = ''] = language.split('-');
  return (
    locales.find((locale) => locale === language) ??
    locales.find((locale) => locale.startsWith(`${prefix}-`)) ??
    'en-US'
  );
}

const labels: [RegExp, string][] = [
  [/^pp?\.\s*(?=\S)/, 'page'],
  [/^§§?\s*(?=\S)/, 'section'],
  [/^sec\.\s*(?=\S)/, 'section'],
  [/^ch(?:ap)?\.\s*(?=\S)/, 'chapter'],
  [/^paras?\.\s*(?=\S)/, 'paragraph'],
  [/^¶¶?\s*(?=\S)/, 'paragraph'],
  [/^vol\.\s*(?=\S)/, 'volume'],
  [/^(?:n|note)\.?\s+(?=\S)/, 'note'],
  [/^l(?:l|ine|ines)?\.\s*(?=\S)/, 'line'],
  [/^(?=\d)/, 'page'],
];

/** Reads a locator as Pandoc does: `p. 3`, `§ 4`, `chap. 2`; what has no such label is put behind as it is. */
function locate(locator: string | undefined): {
  locator?: string;
  label?: string;
  suffix?: string;
} {
  if (locator === undefined) return {};
  for (const [pattern, label] of labels) {
    if (pattern.test(locator)) return { locator: locator.replace(pattern, ''), label };
  }
  return { suffix: `, ${locator}` };
}

const allowed = new Set(['i', 'b', 'sup', 'sub', 'em', 'strong']);

/**
 * Returns the library's HTML rebuilt from a few elements without attributes: titles may hold markup, and what
 * a file of references says is not to be trusted. Web addresses become links.
 */
function clean(entry: string): string {
  const set = html(rebuild(parseFragment(entry).childNodes));
  return set.replace(/\s+/g, ' ').replace(/^ | $/g, '');
}

function rebuild(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Node[] {
  const kept = nodes.filter((node) => 'childNodes' in node || 'value' in node);
  return kept.flatMap((node): Node[] => {
    if ('value' in node) return linked(node.value);
    const children = rebuild(node.childNodes);
    if (allowed.has(node.tagName)) return [el(node.tagName, {}, children)];
    // A style that numbers its entries puts the number into a block of its own.
    return node.tagName === 'div' ? [...children, text(' ')] : children;
  });
}

const address = /https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:)\]]/g;

function linked(words: string): Node[] {
  const nodes: Node[] = [];
  let done = 0;
  for (const { 0: href, index } of words.matchAll(address)) {
    if (index > done) nodes.push(text(words.slice(done, index)));
    nodes.push(el('a', { href }, [href]));
    done = index + href.length;
  }
  if (done < words.length) nodes.push(text(words.slice(done)));
  return nodes;
}
