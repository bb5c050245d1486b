import type { Mention } from '../../edition/mention.ts';
import type { PublishedSource } from '../../edition/published.ts';
import type { ProseNode } from '../../page/model.ts';
import { inSentences, passagesOf, sentenceHtml, sentencesWith } from '../../render/concordance.ts';
import { shownWithin } from '../../render/shown-words.ts';
import { settingIn } from '../../render/script.ts';
import { noteNumbers } from '../../render/notes.ts';
import { type Direction, directionIn } from '../../text/direction.ts';
import { linesOf, pointAt } from '../../text/lines.ts';
import { getOrThrow, push } from '../../text/lookup.ts';
import type { Range } from '../../text/range.ts';
import { wordingOf } from '../../words/wording.ts';
import type { ModelContext } from './context.ts';

/** The sentences of a source that mention an entry. */
export interface MentionModel {
  entry: string;
  /** In the words of the source. */
  text: PlacedSentence[];
  /** In the words of the editors. */
  notes: PlacedSentence[];
}

/** A sentence with mentions, and where it stands. */
export interface PlacedSentence {
  place: string;
  /** The fragment of the place on the page of the source; '' for the page itself. */
  fragment: string;
  /** HTML. */
  sentence: string;
  /** Where it is of the source: the direction of its block; of words of the editors in another language than the page, that of these. */
  direction?: Direction;
  /** The language of words of the editors, where that is not the one of the page. */
  lang?: string;
}

/** A mention of an entry in words at hand. */
interface Located extends Range {
  entry: string;
}

/** Returns the sentences of a source that mention entries, by entry. Linear in its blocks and mentions. */
export function mentionModels(source: PublishedSource, { about }: ModelContext): MentionModel[] {
  const { page, linked, text } = source;
  const language = page.data.language ?? about.language;
  const rows = new Map<string, MentionModel>();
  const group = (entry: string): MentionModel => {
    const row = rows.get(entry) ?? { entry, text: [], notes: [] };
    rows.set(entry, row);
    return row;
  };
  const { say, words } = wordingOf(about.language);
  const lines = linesOf(text);
  const left = linked.mentions
    .flatMap(({ entry, range }) => (range ? [{ entry, ...range }] : []))
    .reverse();
  for (const [index, block] of page.blocks.entries()) {
    const { start, end } = block;
    const words = text.slice(start, end);
    const direction = directionIn(words, language);
    const fragment = `#l${pointAt(lines, start).line}`;
    const own: Located[] = [];
    for (let next = left.at(-1); next && next.start < end; next = left.at(-1)) {
      own.push({ ...next, start: next.start - start, end: next.end - start });
      left.pop();
    }
    if (own.length === 0) continue;
    const sentences = inSentences(words, { language, lines: page.data.lines });
    const show = shownWithin(block, source);
    for (const [entry, ranges] of byEntry(own)) {
      for (const sentence of sentencesWith(sentences, ranges, show))
        group(entry).text.push({
          place: `¶ ${index + 1}`,
          fragment,
          sentence: sentenceHtml(sentence),
          direction,
        });
    }
  }
  const numbers = noteNumbers(page);
  const notes = page.notes
    .map((note) => ({ note, number: getOrThrow(numbers, note.id) }))
    .sort((a, b) => a.number - b.number);
  const { introduction, commentary } = words.source;
  const { before, after } = linked.languages ?? {};
  const prose: { place: string; nodes: ProseNode[]; fragment: string; own?: string | undefined }[] =
    [
      { place: introduction, nodes: page.before, fragment: '', own: before },
      ...notes.map(({ note: { id, children, language: own }, number }) => ({
        place: say(words.notes.note, { number: String(number) }),
        ...{ nodes: children, fragment: `#note-${id}`, own },
      })),
      { place: commentary, nodes: page.after, fragment: '', own: after },
    ];
  for (const { place, nodes, fragment, own } of prose) {
    const spoken = { language: about.language, own };
    for (const [entry, said] of sentencesInProse(nodes, linked.mentions, spoken))
      group(entry).notes.push({ place, fragment, ...said });
  }
  return [...rows.values()];
}

/** A sentence of the editors as HTML, with what it is set by where it is in another language than the page. */
type SaidSentence = Pick<PlacedSentence, 'sentence' | 'direction' | 'lang'>;

/**
 * Returns the sentences of prose that mention entries, each with the entry, for pages in a language (BCP 47); `own` is that of the prose,
 * where it is another.
 */
export function sentencesInProse(
  nodes: readonly ProseNode[],
  mentions: readonly Mention[],
  { language, own }: { language: string; own?: string | undefined },
): [entry: string, said: SaidSentence][] {
  const byNode = nodesOf(mentions);
  return passagesOf(nodes).flatMap(({ text, offsets }) => {
    const here = [...offsets].flatMap(([node, offset]) =>
      (byNode.get(node) ?? []).map(({ entry, start, end }): Located => {
        return { entry, start: offset + start, end: offset + end };
      }),
    );
    if (here.length === 0) return [];
    const sentences = inSentences(text, { language: own ?? language });
    // As the prose is set on its own page.
    const { lang, dir: direction } = settingIn(text, language, own);
    const setting = { ...(lang && { lang }), ...(direction && { direction }) };
    return [...byEntry(here)].flatMap(([entry, ranges]) =>
      sentencesWith(sentences, ranges).map((sentence): [string, SaidSentence] => [
        entry,
        { sentence: sentenceHtml(sentence), ...setting },
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
