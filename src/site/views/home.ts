import type { AnnotatedPage, Claim, ProseNode } from '../../core/page/model.ts';
import type { Source } from '../../core/edition/edition.ts';
import { type Sentence, sentenceHtml, sentencesWith } from '../../core/render/concordance.ts';
import { el, html } from '../../core/render/hast.ts';
import { renderProse } from '../../core/render/prose.ts';
import { site } from '../site.ts';
import { type ClaimRow, claimRows } from './claims.ts';
import { shownSources } from './sources.ts';

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
export function invitation(claims = claimRows()): Invitation | undefined {
  const [best] = shownSources()
    .flatMap((source) => source.page.claims.map((claim) => ({ source, claim })))
    .filter(({ source, claim }) => source.page.notes.some(({ id }) => id === claim.id))
    .map((one) => ({ ...one, weight: weigh(one.source.page, one.claim) }))
    .sort((a, b) => b.weight - a.weight);
  return best && inviteTo(best.source, best.claim, claims);
}

function weigh({ cites }: AnnotatedPage, { id }: Claim): number {
  const evidence = cites.filter(
    ({ scope, relation }) => scope === `note:${id}` && relation !== 'context',
  );
  const sides = new Set(evidence.map(({ relation }) => relation)).size;
  return evidence.length + (sides > 1 ? 100 : 0);
}

function inviteTo(source: Source, claim: Claim, claims: ClaimRow[]): Invitation | undefined {
  const { href } = site();
  const address = href(`/sources/${source.page.id}/`);
  const row = claims.find((one) => one.href === `${address}#claim-${claim.id}`);
  const note = source.linked.notes.find(({ id }) => id === claim.id);
  const children = note?.children ?? [];
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
      note: html(renderProse(rebase(children.slice(0, 1), source), { ...site(), shift: 3 })),
      noteHref: `${address}#note-${claim.id}`,
      more: children.length > 1,
    }
  );
}

/** The first sentence of the claim, as far as it is in one block. */
function sentenceOf(
  { page, text = '' }: Source,
  { ranges }: Claim,
  language: string,
): Sentence | undefined {
  const block = page.blocks.find(({ end }) => end > Number(ranges[0]?.start));
  if (!block) return undefined;
  const within = ranges.filter(({ end }) => end <= block.end);
  const moved = within.map(({ start, end }) => ({
    start: start - block.start,
    end: end - block.start,
  }));
  return sentencesWith(text.slice(block.start, block.end), moved, language, page.data?.lines)[0];
}

/** A link to a place on the page of the source leads there from any other page too. */
function rebase(nodes: readonly ProseNode[], source: Source): ProseNode[] {
  return nodes.map((node) => ({
    ...node,
    ...(node.url?.startsWith('#') && { url: `/sources/${source.page.id}/${node.url}` }),
    ...(node.children && { children: rebase(node.children, source) }),
  }));
}
