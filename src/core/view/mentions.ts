import { proseOf } from '../edition/comparison.ts';
import type { PublishedComparison, PublishedEntry } from '../edition/published.ts';
import { linkToComparison } from '../render/compared.ts';
import type { Rendering } from '../render/context.ts';
import type { Direction } from '../text/direction.ts';
import { type NamedLink, linkToSource } from '../render/named-link.ts';
import { showDate } from './date.ts';
import { type PlacedSentence, sentencesInProse } from './models/mentions.ts';
import type { SourceModel } from './models/source.ts';
import type { ShownEdition } from './shown.ts';
import { push } from '../text/lookup.ts';

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
  /** As a `PlacedSentence` has them. */
  direction?: Direction;
  lang?: string;
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
  for (const comparison of rendering.edition.comparisons) add(inComparison(comparison, rendering));
  return found;
}

function inSource(source: SourceModel, rendering: Rendering): Map<string, Mentioned> {
  const { page, mentions } = source;
  const { href, edition } = rendering;
  const language = page.data.language ?? edition.about.language;
  const address = href(`/sources/${page.id}/`);
  const to = linkToSource(page, rendering);
  const placed = ({ fragment, ...row }: PlacedSentence): MentionRow => {
    return { ...row, href: address + fragment };
  };
  return new Map(
    mentions.map(({ entry, text, notes }): [string, Mentioned] => [
      entry,
      { to, text: text.map(placed), notes: notes.map(placed), language },
    ]),
  );
}

function inGlossary(
  entries: readonly PublishedEntry[],
  { href, edition, wording }: Rendering,
): Map<string, Mentioned> {
  const { glossary: text } = wording.words.navigation;
  const group = grouping({ text, href: href('/glossary/') }, edition.about.language);
  const { language } = edition.about;
  for (const { id, data, prose, mentions, language: own } of entries)
    for (const [entry, said] of sentencesInProse(prose, mentions, { language, own }))
      group(entry).notes.push({ place: data.term, href: href(`/glossary/${id}/`), ...said });
  return group.rows;
}

function inTimeline({ href, edition, wording }: Rendering): Map<string, Mentioned> {
  const { timeline: text } = wording.words.navigation;
  const group = grouping({ text, href: href('/timeline/') }, edition.about.language);
  const { language } = edition.about;
  for (const { date, prose, mentions, language: own } of edition.timeline)
    for (const [entry, said] of sentencesInProse(prose, mentions, { language, own }))
      group(entry).notes.push({
        place: showDate(date, language).text,
        href: href('/timeline/'),
        ...said,
      });
  return group.rows;
}

function inComparison(
  comparison: PublishedComparison,
  rendering: Rendering,
): Map<string, Mentioned> {
  const { edition } = rendering;
  const link = linkToComparison(comparison, rendering);
  const group = grouping(link, edition.about.language);
  const spoken = { language: edition.about.language, own: comparison.language };
  for (const [entry, said] of sentencesInProse(proseOf(comparison), comparison.mentions, spoken))
    group(entry).notes.push({
      place: rendering.wording.words.glossary.comparison,
      href: link.href,
      ...said,
    });
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
