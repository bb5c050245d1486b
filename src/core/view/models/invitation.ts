import type { PublishedSource } from '../../edition/published.ts';
import { byId } from '../../page/by-id.ts';
import type { AnnotatedPage, Claim, ProseNode } from '../../page/model.ts';
import { mapChildren } from '../../page/prose-children.ts';
import { inSentences, type Sentence, sentencesWith } from '../../render/concordance.ts';
import { quoteOf } from '../../render/quote.ts';
import { shownWithin } from '../../render/shown-words.ts';
import type { ModelContext } from './context.ts';

/** The claim of a source that weighs most, with what the home page shows of it. */
export interface InvitationModel {
  /** The id of the claim. */
  claim: string;
  /** How much evidence its note has; more where it is weighed both ways. */
  weight: number;
  /** The sentence that it stands in, and the first block of its note. */
  sentence: Sentence;
  note: ProseNode[];
  /** The language of the note, where that is not the one of the page. */
  language?: string;
  /** Whether the note goes on. */
  more: boolean;
}

/**
 * Returns the claim of a source that the home page would show: the one whose note weighs the most evidence, and of those the
 * one that it is weighed both ways for. Undefined where no claim has a note.
 */
export function invitationModel(
  source: PublishedSource,
  context: ModelContext,
): InvitationModel | undefined {
  const notes = new Map(source.linked.notes.map((note) => [note.id, note]));
  const [best] = source.page.claims
    .flatMap((claim) => {
      const note = notes.get(claim.id);
      return note ? [{ claim, note, weight: weigh(source.page, claim) }] : [];
    })
    .sort((a, b) => b.weight - a.weight);
  if (!best) return undefined;
  const { claim, note, weight } = best;
  return {
    claim: claim.id,
    weight,
    sentence: sentenceOf(source, claim, context) ?? ['', quoteOf(claim, source), ''],
    note: rebase(note.children.slice(0, 1), source),
    more: note.children.length > 1,
    ...(note.language !== undefined && { language: note.language }),
  };
}

function weigh(page: AnnotatedPage, { id }: Claim): number {
  const cites = byId(page).cites.get(id) ?? [];
  const evidence = cites.filter(({ relation }) => relation !== 'context');
  const sides = new Set(evidence.map(({ relation }) => relation)).size;
  return evidence.length + (sides > 1 ? 100 : 0);
}

/** The first sentence of the claim, as far as it is in one block. */
function sentenceOf(
  source: PublishedSource,
  { ranges }: Claim,
  { about }: ModelContext,
): Sentence | undefined {
  const { page, text } = source;
  const [first] = ranges;
  const block = first && page.blocks.find(({ end }) => end > first.start);
  if (!block) return undefined;
  const within = ranges.filter(({ end }) => end <= block.end);
  const moved = within.map(({ start, end }) => ({
    start: start - block.start,
    end: end - block.start,
  }));
  const setting = { language: page.data.language ?? about.language, lines: page.data.lines };
  const sentences = inSentences(text.slice(block.start, block.end), setting);
  return sentencesWith(sentences, moved, shownWithin(block, source))[0];
}

/** A link to a place on the page of the source leads there from any other page too. */
function rebase(nodes: readonly ProseNode[], source: PublishedSource): ProseNode[] {
  return nodes.map((node) => {
    const changed = mapChildren(node, (children) => rebase(children, source));
    return changed.type === 'link' && changed.url.startsWith('#')
      ? { ...changed, url: `/sources/${source.page.id}/${changed.url}` }
      : changed;
  });
}
