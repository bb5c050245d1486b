import { placeOf, type TextFile } from '../page/file.ts';
import type { AnnotatedPage, Note, ProseNode, Range } from '../page/model.ts';
import { scan } from '../page/scan.ts';
import type { Finding, Place } from '../problem.ts';
import { fold } from '../text/fold.ts';
import type { Entry } from './entry.ts';
import { createMatcher, type Matcher } from './matcher.ts';

/** The glossary as far as linking goes. */
export interface Terms {
  matcher: Matcher;
  /** Where each entry's name and aliases stand, by folded text. */
  places: Map<string, Place[]>;
}

/** A link that the build makes in the source text. */
export interface TermLink extends Range {
  entry: string;
}

/** One occurrence of an entry's name. */
export interface Mention {
  entry: string;
  /** `source`, `before`, `after` or `note:<id>`. */
  scope: string;
  /** Its range in the seed, where it stands in the source text. */
  range?: Range;
}

/** A page with its glossary links made. */
export interface Linked {
  /** First mentions in the source text; those written as `<Term>` are among the page's marks. */
  links: TermLink[];
  mentions: Mention[];
  before: ProseNode[];
  after: ProseNode[];
  notes: Note[];
  findings: Finding[];
}

export function createTerms(entries: readonly Entry[]): Terms {
  const places = new Map<string, Place[]>();
  const names: { text: string; entry: string }[] = [];
  for (const entry of entries) {
    if (!entry.data) continue;
    const own = [entry.data.term, ...entry.data.aliases];
    for (const [index, text] of own.entries()) {
      names.push({ text, entry: entry.id });
      const place = entry.fields[index === 0 ? 'term' : `aliases.${index - 1}`];
      const key = foldName(text);
      if (place) places.set(key, [...(places.get(key) ?? []), place]);
    }
  }
  return { matcher: createMatcher(names), places };
}

function foldName(text: string): string {
  return fold(text).toLowerCase();
}

/** What linking knows of a text while it goes through it. */
interface Linking {
  terms: Terms;
  unlinked: Set<string>;
  /** The entry that an alias means from here on, by folded alias. */
  senses: Map<string, string>;
  mentions: Mention[];
  findings: Finding[];
  /** Aliases told as ambiguous already. */
  told: Set<string>;
}

/**
 * Makes the glossary links of a page: the first mention of each entry in the source text, in each note and in
 * the prose. Yields alias-ambiguous, once a page and alias. `locate` returns the place of a seed offset in the
 * page's file; `seed` is the decoded seed.
 */
export function linkPage(
  page: AnnotatedPage,
  seed: string,
  file: TextFile,
  terms: Terms,
  locate: (offset: number) => Place,
): Linked {
  const linking = startLinking(terms, page.data);
  const seen = new Set<string>();
  const before = linkProse(page.before, file, 'before', seen, linking);
  const links = page.faithful ? linkSource(page, seed, linking, locate) : [];
  const notes = page.notes.map((note) => ({
    ...note,
    children: linkProse(note.children, file, `note:${note.id}`, new Set(), linking),
  }));
  const after = linkProse(page.after, file, 'after', seen, linking);
  const { mentions, findings } = linking;
  return { links, mentions, before, after, notes, findings };
}

/** Makes the links of prose that stands by itself; `own` is the entry that it defines. */
export function linkCommentary(
  prose: ProseNode[],
  file: TextFile,
  terms: Terms,
  own?: string,
): { prose: ProseNode[]; mentions: Mention[]; findings: Finding[] } {
  const linking = startLinking(terms, own === undefined ? undefined : { unlinked: [own] });
  const linked = linkProse(prose, file, 'prose', new Set(), linking);
  const mentions = linking.mentions.filter((mention) => mention.entry !== own);
  return { prose: linked, mentions, findings: linking.findings };
}

function startLinking(
  terms: Terms,
  data: { unlinked?: string[] | undefined; senses?: Record<string, string> | undefined } = {},
): Linking {
  return {
    terms,
    unlinked: new Set(data.unlinked),
    senses: new Map(Object.entries(data.senses ?? {}).map(([alias, id]) => [foldName(alias), id])),
    mentions: [],
    findings: [],
    told: new Set(),
  };
}

function linkSource(
  page: AnnotatedPage,
  seed: string,
  linking: Linking,
  locate: (offset: number) => Place,
): TermLink[] {
  const links: TermLink[] = [];
  const seen = new Set<string>();
  const written = page.marks.filter((mark) => mark.kind === 'term');
  const edges = edgesOf(page);
  let nextTerm = 0;
  for (const block of page.blocks) {
    const found = linking.terms.matcher.find(seed.slice(block.start, block.end));
    for (const match of found) {
      const range = { start: block.start + match.start, end: block.start + match.end };
      while ((written[nextTerm]?.start ?? Infinity) <= range.start) {
        settle(written[nextTerm++], seed, linking, seen);
      }
      if ((written[nextTerm - 1]?.end ?? 0) > range.start) continue;
      if (crosses(edges, range)) continue;
      const entry = senseOf(match.entries, match.alias, linking, () => locate(range.start));
      if (entry === undefined) continue;
      linking.mentions.push({ entry, scope: 'source', range });
      if (block.kind === 'heading' || seen.has(entry) || linking.unlinked.has(entry)) continue;
      seen.add(entry);
      links.push({ ...range, entry });
    }
  }
  while (nextTerm < written.length) settle(written[nextTerm++], seed, linking, seen);
  return links;
}

/** A `<Term>` is a mention, a link, and the answer to which entry its words mean from here on. */
function settle(
  term: AnnotatedPage['marks'][number] | undefined,
  seed: string,
  linking: Linking,
  seen: Set<string>,
): void {
  if (!term) return;
  const range = { start: term.start, end: term.end };
  linking.senses.set(foldName(seed.slice(term.start, term.end)), term.id);
  linking.mentions.push({ entry: term.id, scope: 'source', range });
  seen.add(term.id);
}

/** The offsets that a link may not lie across: the edges of claims and terms, and the marks of notes. */
function edgesOf(page: AnnotatedPage): number[] {
  const edges = page.marks.flatMap((mark) => [mark.start, mark.end]);
  for (const reference of page.references) {
    if (reference.offset !== undefined) edges.push(reference.offset);
  }
  return edges.sort((a, b) => a - b);
}

function crosses(edges: number[], range: Range): boolean {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= range.start) low = middle + 1;
    else high = middle;
  }
  return (edges[low] ?? Infinity) < range.end;
}

function senseOf(
  entries: readonly string[],
  alias: string,
  linking: Linking,
  place: () => Place,
): string | undefined {
  if (entries.length === 1) return entries[0];
  const key = foldName(alias);
  const sense = linking.senses.get(key);
  if (sense !== undefined && entries.includes(sense)) return sense;
  if (linking.told.has(key)) return undefined;
  linking.told.add(key);
  linking.findings.push({
    code: 'alias-ambiguous',
    message: `Unexpected “${fold(alias)}”, expected a name of one entry: ${entries.join(' and ')} share it`,
    place: place(),
    hint: `write <Term id="${entries[0] ?? ''}">${fold(alias)}</Term> here, or add “senses: { ${fold(alias)}: ${entries[0] ?? ''} }” to the frontmatter of a source page`,
    related: (linking.terms.places.get(key) ?? []).map((p) => ({
      ...p,
      message: 'one of the entries has it here',
    })),
  });
  return undefined;
}

const opaque = new Set(['link', 'heading', 'inlineCode', 'code', 'term', 'citation']);

function linkProse(
  nodes: readonly ProseNode[],
  file: TextFile,
  scope: string,
  seen: Set<string>,
  linking: Linking,
): ProseNode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return linkText(node, file, scope, seen, linking);
    if (node.type === 'term' && node.id !== undefined) {
      linking.senses.set(foldName(textOf(node)), node.id);
      linking.mentions.push({ entry: node.id, scope });
      seen.add(node.id);
    }
    if (opaque.has(node.type) || !node.children) return [node];
    return [{ ...node, children: linkProse(node.children, file, scope, seen, linking) }];
  });
}

/** Returns the words of prose, without its markup. */
export function textOf(node: ProseNode): string {
  return (node.value ?? '') + (node.children ?? []).map(textOf).join('');
}

function linkText(
  node: ProseNode,
  file: TextFile,
  scope: string,
  seen: Set<string>,
  linking: Linking,
): ProseNode[] {
  const value = node.value ?? '';
  const toFile = offsetsIn(file, node);
  const result: ProseNode[] = [];
  let done = 0;
  for (const match of linking.terms.matcher.find(value)) {
    const entry = senseOf(match.entries, match.alias, linking, () =>
      placeOf(file, toFile(match.start)),
    );
    if (entry === undefined) continue;
    // What a page leaves unlinked it still mentions.
    linking.mentions.push({ entry, scope });
    if (seen.has(entry) || linking.unlinked.has(entry)) continue;
    seen.add(entry);
    if (match.start > done) result.push({ type: 'text', value: value.slice(done, match.start) });
    const children = [{ type: 'text', value: value.slice(match.start, match.end) }];
    result.push({ type: 'term', id: entry, children });
    done = match.end;
  }
  if (done === 0) return [node];
  if (done < value.length) result.push({ type: 'text', value: value.slice(done) });
  return result;
}

/** Returns the way from the words of a text node to the file; the words are gone through once, when first asked. */
function offsetsIn(file: TextFile, { at = 0, value = '' }: ProseNode): (offset: number) => number {
  let map: ReturnType<typeof scan> | 'unread' = 'unread';
  return (offset) => {
    if (map === 'unread') map = scan(file.text, at, value);
    return map?.[offset] ?? at;
  };
}
