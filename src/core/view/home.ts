import { sentenceHtml } from '../render/concordance.ts';
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
    .flatMap(({ page, invitation }) => (invitation ? [{ page, ...invitation }] : []))
    .sort((a, b) => b.weight - a.weight);
  if (!best) return undefined;
  const address = rendering.href(`/sources/${best.page.id}/`);
  const row = claims.find(({ href }) => href === `${address}#claim-${best.claim}`);
  return (
    row && {
      ...row,
      sentence: sentenceHtml(best.sentence, (words) =>
        el('a', { href: row.href }, [el('mark', { class: 'claim', dataTone: row.tone }, [words])]),
      ),
      note: html(renderProse(best.note, { ...rendering, shift: 3 })),
      noteHref: `${address}#note-${best.claim}`,
      more: best.more,
    }
  );
}
