import { isInNote } from '../page/scope.ts';
import type { AnnotatedPage, Claim, Note, ProseNode } from '../page/model.ts';
import { mapChildren } from '../page/prose-children.ts';
import type { PublishedSource } from '../edition/published.ts';
import { inSentences, type Sentence, sentenceHtml, sentencesWith } from '../render/concordance.ts';
import type { Rendering } from '../render/context.ts';
import { el, html } from '../render/hast.ts';
import { renderProse } from '../render/prose.ts';
import type { ShownEdition } from './shown.ts';
import type { ClaimRow } from './claims.ts';

/** A claim shown whole: as the list has it, and the first paragraph of its note. */
export interface Invitation extends ClaimRow {
  /** HTML of the sentence that it stands in, and of the first paragraph of its note. */
  sentence: string;
  note: string;
  noteHref: string;
  /** Whether the note goes on. */
  more: boolean;
}

/**
 * Returns the claim that the home page shows: the one whose note weighs the most evidence, and of those the one
 * that it is weighed both ways for. Undefined where no claim has a note.
 */
export function invitation(
  rendering: ShownEdition,
  claims: readonly ClaimRow[],
): Invitation | undefined {
  const [best] = rendering.shown
    .flatMap((source) =>
      source.page.claims.flatMap((claim) => {
        const note = source.linked.notes.find(({ id }) => id === claim.id);
        return note ? [{ source, claim, note }] : [];
      }),
    )
    .map((one) => ({ ...one, weight: weigh(one.source.page, one.claim) }))
    .sort((a, b) => b.weight - a.weight);
  return best && inviteTo(best, claims, rendering);
}

function weigh({ cites }: AnnotatedPage, { id }: Claim): number {
  const evidence = cites.filter(
    ({ scope, relation }) => isInNote(scope, id) && relation !== 'context',
  );
  const sides = new Set(evidence.map(({ relation }) => relation)).size;
  return evidence.length + (sides > 1 ? 100 : 0);
}

function inviteTo(
  { source, claim, note }: { source: PublishedSource; claim: Claim; note: Note },
  claims: readonly ClaimRow[],
  rendering: Rendering,
): Invitation | undefined {
  const address = rendering.href(`/sources/${source.page.id}/`);
  const row = claims.find((one) => one.href === `${address}#claim-${claim.id}`);
  return (
    row && {
      ...row,
      sentence: sentenceHtml(
        sentenceOf(source, claim, row.language) ?? ['', row.quote, ''],
        (words) =>
          el('a', { href: row.href }, [
            el('mark', { class: 'claim', dataTone: row.tone }, [words]),
          ]),
      ),
      note: html(
        renderProse(rebase(note.children.slice(0, 1), source), { ...rendering, shift: 3 }),
      ),
      noteHref: `${address}#note-${claim.id}`,
      more: note.children.length > 1,
    }
  );
}

/** The first sentence of the claim, as far as it is in one block. */
function sentenceOf(
  { page, text }: PublishedSource,
  { ranges }: Claim,
  language: string,
): Sentence | undefined {
  const [first] = ranges;
  const block = first && page.blocks.find(({ end }) => end > first.start);
  if (!block) return undefined;
  const within = ranges.filter(({ end }) => end <= block.end);
  const moved = within.map(({ start, end }) => ({
    start: start - block.start,
    end: end - block.start,
  }));
  const words = text.slice(block.start, block.end);
  return sentencesWith(inSentences(words, { language, lines: page.data.lines }), moved)[0];
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
