import { linesOf, pointAt } from '../../core/text/lines.ts';
import type { GlossaryEntry, Source } from '../../core/edition/edition.ts';
import type { Mention } from '../../core/edition/mention.ts';
import type { Note, ProseNode, Range } from '../../core/page/model.ts';
import { passagesOf, sentenceHtml, sentencesWith } from '../../core/render/concordance.ts';
import { type Direction, directionIn } from '../../core/text/direction.ts';
import { type Linked, linkToSource } from '../../core/render/linked.ts';
import { createMarks } from '../../core/render/notes.ts';
import { site } from '../site.ts';
import { push } from './claims.ts';
import { dateOf } from './dates.ts';
import { shownSources } from './sources.ts';

/** The mentions of an entry in one source, or in one of the edition's lists. */
export interface Mentioned {
  to: Linked;
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

/** Returns the mentions of every entry, by its id. One pass over the mentions, however many entries. */
export function mentionsByEntry(entries: readonly GlossaryEntry[]): Map<string, Mentioned[]> {
  const found = new Map<string, Mentioned[]>();
  const add = (rows: Map<string, Mentioned>) => {
    for (const [entry, row] of rows) push(found, entry, row);
  };
  for (const source of shownSources()) add(inSource(source));
  add(inGlossary(entries));
  add(inTimeline());
  return found;
}

function inSource(source: Source): Map<string, Mentioned> {
  const { page, linked, text = '' } = source;
  const { href, edition } = site();
  const language = page.data?.language ?? edition.about.language;
  const address = href(`/sources/${page.id}/`);
  const group = grouping(linkToSource(page, site()), language);
  const lines = linesOf(text);
  const byBlock = new Map<number, Mention[]>();
  let block = 0;
  for (const mention of linked.mentions) {
    if (!mention.range) continue;
    while (Number(page.blocks[block + 1]?.start) <= mention.range.start) block++;
    const known = byBlock.get(block);
    if (known) known.push(mention);
    else byBlock.set(block, [mention]);
  }
  for (const [index, mentions] of byBlock) {
    const { start = 0, end = 0 } = page.blocks[index] ?? {};
    const words = text.slice(start, end);
    const direction = directionIn(words, language);
    const anchor = `#l${pointAt(lines, start).line}`;
    const ranges = (mention: Mention): Range => {
      const range = mention.range ?? { start, end: start };
      return { start: range.start - start, end: range.end - start };
    };
    for (const [entry, own] of byEntry(mentions)) {
      for (const sentence of sentencesWith(words, own.map(ranges), language, page.data?.lines))
        group(entry).text.push({
          place: `¶ ${index + 1}`,
          href: address + anchor,
          sentence: sentenceHtml(sentence),
          direction,
        });
    }
  }
  const numbers = createMarks(source, site()).numbers;
  const number = ({ id }: Note) => numbers.get(id) ?? 0;
  const notes = [...page.notes].sort((a, b) => number(a) - number(b));
  const prose: [string, ProseNode[], string][] = [
    ['Introduction', page.before, address],
    ...notes.map((note): [string, ProseNode[], string] => {
      return [`Note ${number(note)}`, note.children, `${address}#note-${note.id}`];
    }),
    ['Commentary', page.after, address],
  ];
  for (const [place, nodes, to] of prose) {
    for (const [entry, sentence] of inProse(nodes, linked.mentions))
      group(entry).notes.push({ place, href: to, sentence });
  }
  return group.rows;
}

function inGlossary(entries: readonly GlossaryEntry[]): Map<string, Mentioned> {
  const { href, edition } = site();
  const group = grouping({ text: 'Glossary', href: href('/glossary/') }, edition.about.language);
  for (const { id, data, prose, mentions } of entries) {
    for (const [entry, sentence] of inProse(prose, mentions)) {
      const place = data?.term ?? id;
      group(entry).notes.push({ place, href: href(`/glossary/${id}/`), sentence });
    }
  }
  return group.rows;
}

function inTimeline(): Map<string, Mentioned> {
  const { href, edition } = site();
  const group = grouping({ text: 'Timeline', href: href('/timeline/') }, edition.about.language);
  for (const { date, prose, mentions } of edition.timeline) {
    for (const [entry, sentence] of inProse(prose, mentions))
      group(entry).notes.push({ place: dateOf(date), href: href('/timeline/'), sentence });
  }
  return group.rows;
}

/** Returns a way to the row of an entry, which is made when it is first asked for. */
function grouping(to: Linked, language: string) {
  const rows = new Map<string, Mentioned>();
  const group = (entry: string): Mentioned => {
    const row = rows.get(entry) ?? { to, text: [], notes: [], language };
    rows.set(entry, row);
    return row;
  };
  return Object.assign(group, { rows });
}

/** Returns the sentences of prose that mention entries as HTML, each with the entry. */
function inProse(nodes: readonly ProseNode[], mentions: readonly Mention[]): [string, string][] {
  const byNode = nodesOf(mentions);
  const { language } = site().edition.about;
  return passagesOf(nodes).flatMap(({ text, offsets }) => {
    const here = [...offsets].flatMap(([node, offset]) =>
      (byNode.get(node) ?? []).map(({ entry, words }) => ({
        entry,
        range: { start: offset + Number(words?.start), end: offset + Number(words?.end) },
      })),
    );
    return [...byEntry(here)].flatMap(([entry, own]) =>
      sentencesWith(
        text,
        own.map(({ range }) => range),
        language,
      ).map((sentence): [string, string] => [entry, sentenceHtml(sentence)]),
    );
  });
}

const nodes = new WeakMap<readonly Mention[], Map<ProseNode, Mention[]>>();

/** The mentions of a list by the node that holds them: gone through once, however many notes ask. */
function nodesOf(mentions: readonly Mention[]): Map<ProseNode, Mention[]> {
  const known = nodes.get(mentions);
  if (known) return known;
  const found = new Map<ProseNode, Mention[]>();
  for (const mention of mentions) {
    if (!mention.words) continue;
    found.set(mention.words.node, [...(found.get(mention.words.node) ?? []), mention]);
  }
  nodes.set(mentions, found);
  return found;
}

function byEntry<T extends { entry: string }>(mentions: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const mention of mentions) push(found, mention.entry, mention);
  return found;
}
