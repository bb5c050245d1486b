import type { TextFile } from '../page/file.ts';
import type { Note, ProseNode, Scope } from '../page/model.ts';
import type { Finding, Place } from '../problem.ts';
import { push } from '../text/lookup.ts';
import type { Entry } from './entry.ts';
import type { EntryData } from './schema/entry.ts';
import { linkProse } from './link-prose.ts';
import { linkSource, type PageWithSeed } from './link-source.ts';
import { nameKey } from '../text/matching.ts';
import { startLinking } from './linking.ts';
import { createMatcher } from './matcher.ts';
import type { Mention, TermLink, Terms } from './mention.ts';

/** A page with its glossary links made. */
export interface LinkedPage {
  /** First mentions in the source text; those written as `<Term>` are among the page's marks. */
  links: TermLink[];
  mentions: Mention[];
  before: ProseNode[];
  after: ProseNode[];
  notes: Note[];
  /** The languages of the prose before and after it, where these are not the one of the page. */
  languages?: { before?: string; after?: string };
  findings: Finding[];
}

/** What of an entry linking goes by, in one of its languages. */
type Named = Pick<Entry, 'id' | 'fields'> & {
  data?: Pick<EntryData, 'term' | 'aliases'> | undefined;
};

/** Gathers the names and aliases of the entries, for all linking of an edition in `language` (BCP 47). */
export function createTerms(entries: readonly Named[], language?: string): Terms {
  const places = new Map<string, Place[]>();
  const names: { text: string; entry: string }[] = [];
  for (const entry of entries) {
    if (!entry.data) continue;
    const own = [entry.data.term, ...entry.data.aliases];
    for (const [index, text] of own.entries()) {
      names.push({ text, entry: entry.id });
      const place = entry.fields[index === 0 ? 'term' : `aliases.${index - 1}`];
      const key = nameKey(text);
      if (place) push(places, key, place);
    }
  }
  return { matcher: createMatcher(names, language), places, language };
}

/**
 * Makes the glossary links of a page: the first mention of each entry in the source text, in each note and in
 * the prose. Yields alias-ambiguous, once a page and alias.
 */
export function linkPage(own: PageWithSeed, file: TextFile, terms: Terms): LinkedPage {
  const { page } = own;
  const linking = startLinking(terms, page.data);
  const { mentions, findings } = linking;
  const prose = (nodes: readonly ProseNode[], scope: Scope, seen: Set<string>) =>
    linkProse(nodes, { file, scope, seen, linking });
  const seen = new Set<string>();
  const before = prose(page.before, { kind: 'before' }, seen);
  const links = page.faithful ? linkSource(own, linking) : [];
  const notes = page.notes.map((note) => ({
    ...note,
    children: prose(note.children, { kind: 'note', id: note.id }, new Set()),
  }));
  const after = prose(page.after, { kind: 'after' }, seen);
  return { links, mentions, before, after, notes, findings };
}

/** Prose that stands by itself, the file that it stands in, and the entry that it defines, if it does. */
interface OwnProse {
  nodes: readonly ProseNode[];
  file: TextFile;
  own?: string;
}

/** Makes the links of prose that stands by itself. */
export function linkCommentary(
  { nodes, file, own }: OwnProse,
  terms: Terms,
): { prose: ProseNode[]; mentions: Mention[]; findings: Finding[] } {
  const linking = startLinking(terms, own === undefined ? {} : { unlinked: [own] });
  const prose = linkProse(nodes, { file, scope: { kind: 'prose' }, seen: new Set(), linking });
  const mentions = linking.mentions.filter((mention) => mention.entry !== own);
  return { prose, mentions, findings: linking.findings };
}
