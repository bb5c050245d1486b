import { linesOf, pointAt } from '../text/lines.ts';
import type { Shared } from '../edition/edition.ts';
import type { PublishedEntry, PublishedSource } from '../edition/published.ts';
import type { Mention } from '../edition/mention.ts';
import type { ProseNode } from '../page/model.ts';
import type { Rendering } from '../render/context.ts';
import { inSentences, passagesOf, sentenceHtml, sentencesWith } from '../render/concordance.ts';
import { type Direction, directionIn } from '../text/direction.ts';
import { type NamedLink, linkToSource } from '../render/named-link.ts';
import { createMarks } from '../render/notes.ts';
import { showDate } from './date.ts';
import type { ShownEdition } from './shown.ts';
import { push } from '../text/lookup.ts';
import type { Range } from '../text/range.ts';

/** The mentions of an entry in one source, or in one of the edition's lists. */
export interface Mentioned {
  to: NamedLink;
  /** In the words of the source. */
  text: MentionRow[];
  /** In the words of the editors. */
  notes: MentionRow[];
  language: string;
}

/** A sentence with mentions, and where it stands. */
export interface MentionRow {
  place: string;
  href: string;
  /** HTML. */
  sentence: string;
  /** Where it is of a source: the direction of its block. */
  direction?: Direction;
}

/** A mention of an entry in words at hand. */
interface Located extends Range {
  entry: string;
}

/** Returns the mentions of every entry, by its id. One pass over the mentions, however many entries. */
export function mentionsByEntry(
  rendering: ShownEdition,
  entries: readonly PublishedEntry[],
): Map<string, Mentioned[]> {
  const found = new Map<string, Mentioned[]>();
  const add = (rows: Map<string, Mentioned>) => {
    for (const [entry, row] of rows) push(found, entry, row);
  };
  for (const source of rendering.shown) add(inSource(source, rendering));
  add(inGlossary(entries, rendering));
  add(inTimeline(rendering));
  return found;
}

function inSource(source: PublishedSource, rendering: Rendering): Map<string, Mentioned> {
  const { page, linked, text } = source;
  const { href, edition } = rendering;
  const language = page.data.language ?? edition.about.language;
  const address = href(`/sources/${page.id}/`);
  const group = grouping(linkToSource(page, rendering), language);
  const lines = linesOf(text);
  const left = linked.mentions
    .flatMap(({ entry, range }) => (range ? [{ entry, ...range }] : []))
    .reverse();
  for (const [index, block] of page.blocks.entries()) {
    const { start, end } = block;
    const words = text.slice(start, end);
    const direction = directionIn(words, language);
    const anchor = `#l${pointAt(lines, start).line}`;
    const own: Located[] = [];
    for (let next = left.at(-1); next && next.start < end; next = left.at(-1)) {
      own.push({ ...next, start: next.start - start, end: next.end - start });
      left.pop();
    }
    if (own.length === 0) continue;
    const sentences = inSentences(words, { language, lines: page.data.lines });
    for (const [entry, ranges] of byEntry(own)) {
      for (const sentence of sentencesWith(sentences, ranges))
        group(entry).text.push({
          place: `¶ ${index + 1}`,
          href: address + anchor,
          sentence: sentenceHtml(sentence),
          direction,
        });
    }
  }
  const order = [...createMarks(source, rendering).numbers.keys()];
  const notes = page.notes
    .map((note) => ({ note, number: order.indexOf(note.id) + 1 }))
    .sort((a, b) => a.number - b.number);
  const prose: [string, ProseNode[], string][] = [
    ['Introduction', page.before, address],
    ...notes.map(({ note, number }): [string, ProseNode[], string] => {
      return [`Note ${number}`, note.children, `${address}#note-${note.id}`];
    }),
    ['Commentary', page.after, address],
  ];
  for (const [place, nodes, to] of prose) {
    for (const [entry, sentence] of inProse(nodes, linked.mentions, edition))
      group(entry).notes.push({ place, href: to, sentence });
  }
  return group.rows;
}

function inGlossary(
  entries: readonly PublishedEntry[],
  { href, edition }: Rendering,
): Map<string, Mentioned> {
  const group = grouping({ text: 'Glossary', href: href('/glossary/') }, edition.about.language);
  for (const { id, data, prose, mentions } of entries) {
    for (const [entry, sentence] of inProse(prose, mentions, edition)) {
      group(entry).notes.push({ place: data.term, href: href(`/glossary/${id}/`), sentence });
    }
  }
  return group.rows;
}

function inTimeline({ href, edition }: Rendering): Map<string, Mentioned> {
  const group = grouping({ text: 'Timeline', href: href('/timeline/') }, edition.about.language);
  for (const { date, prose, mentions } of edition.timeline) {
    for (const [entry, sentence] of inProse(prose, mentions, edition))
      group(entry).notes.push({
        place: showDate(date, edition.about.language).text,
        href: href('/timeline/'),
        sentence,
      });
  }
  return group.rows;
}

/** Returns a way to the row of an entry, which is made when it is first asked for. */
function grouping(to: NamedLink, language: string) {
  const rows = new Map<string, Mentioned>();
  const group = (entry: string): Mentioned => {
    const row = rows.get(entry) ?? { to, text: [], notes: [], language };
    rows.set(entry, row);
    return row;
  };
  return Object.assign(group, { rows });
}

/** Returns the sentences of prose that mention entries as HTML, each with the entry. */
function inProse(
  nodes: readonly ProseNode[],
  mentions: readonly Mention[],
  { about: { language } }: Shared,
): [string, string][] {
  const byNode = nodesOf(mentions);
  return passagesOf(nodes).flatMap(({ text, offsets }) => {
    const here = [...offsets].flatMap(([node, offset]) =>
      (byNode.get(node) ?? []).map(({ entry, start, end }): Located => {
        return { entry, start: offset + start, end: offset + end };
      }),
    );
    if (here.length === 0) return [];
    const sentences = inSentences(text, { language });
    return [...byEntry(here)].flatMap(([entry, own]) =>
      sentencesWith(sentences, own).map((sentence): [string, string] => [
        entry,
        sentenceHtml(sentence),
      ]),
    );
  });
}

const nodes = new WeakMap<readonly Mention[], Map<ProseNode, Located[]>>();

/** The mentions of a list by the node that holds them: gone through once, however many notes ask. */
function nodesOf(mentions: readonly Mention[]): Map<ProseNode, Located[]> {
  const known = nodes.get(mentions);
  if (known) return known;
  const found = new Map<ProseNode, Located[]>();
  for (const { entry, words } of mentions) if (words) push(found, words.node, { entry, ...words });
  nodes.set(mentions, found);
  return found;
}

function byEntry<T extends { entry: string }>(mentions: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const mention of mentions) push(found, mention.entry, mention);
  return found;
}
