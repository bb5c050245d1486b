import type { Edition, Source } from '../edition/edition.ts';
import { type AlignPoint, alignPoints } from '../edition/text-pairs.ts';
import { namedText, type NamedText } from '../edition/texts.ts';
import type { Finding } from '../problem.ts';

/** A source that is of another text, as a rule on the whole sees it. */
export interface CheckedText {
  source: Source;
  named: NamedText;
  points: AlignPoint[];
  /** How many blocks it has, and the other text. */
  sizes: { own: number; other: number };
}

/** Turns a check of one text that is of another into a check of all of whose blocks both are known. */
export function eachText(check: (text: CheckedText, edition: Edition) => Finding[]) {
  return (edition: Edition): Finding[] => {
    const sources = new Map(edition.sources.map((source) => [source.page.id, source]));
    return edition.sources.flatMap((source) => {
      const named = namedText(source.page);
      const other = named && sources.get(named.id);
      if (!other || other === source || !source.page.faithful || !other.page.faithful) return [];
      const sizes = { own: blocksOf(source), other: blocksOf(other) };
      return check({ source, named, points: alignPoints(source.page), sizes }, edition);
    });
  };
}

/** How many blocks the text of a source has, of one that was not read by its anchors. */
function blocksOf({ page, places }: Source): number {
  return places?.filter((place) => /^l\d+$/.test(place)).length ?? page.blocks.length;
}
