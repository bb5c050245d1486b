import { headingAnchors } from '../edition/anchors.ts';
import type { HomeElement, ProseNode } from '../page/model.ts';
import { sentenceHtml } from '../render/concordance.ts';
import { el, html } from '../render/hast.ts';
import { renderProse } from '../render/prose.ts';
import { getOrThrow } from '../text/lookup.ts';
import { claimPages } from './claim-pages.ts';
import type { ClaimRow } from './claims.ts';
import { pathOfPage } from './paging.ts';
import type { ShownEdition } from './shown.ts';
import type { VerdictTally } from './source-page.ts';
import type { NamedLink } from '../render/named-link.ts';
import { type Setting, settingIn } from '../render/script.ts';

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
      note: html(renderProse(best.note, { ...rendering, shift: 3, language: best.language })),
      noteHref: `${address}#note-${best.claim}`,
      more: best.more,
    }
  );
}

/** A part of the front page: prose, as HTML, or what the tool sets. */
export type HomePart = { kind: 'prose'; html: string } | { kind: 'Lead' | HomeElement };

/** What stands on the front page where an edition does not say. */
const usual: readonly HomePart[] = [
  { kind: 'Lead' },
  { kind: 'Search' },
  { kind: 'Sources' },
  { kind: 'Finding' },
];

/** Returns the parts of the front page, below its title, in their order. */
export function homeParts(rendering: ShownEdition): readonly HomePart[] {
  const { home } = rendering.edition;
  if (!home) return usual;
  const anchors = headingAnchors(home.linked)[Symbol.iterator]();
  const parts: HomePart[] = [];
  let prose: ProseNode[] = [];
  const flush = () => {
    const words = html(
      renderProse(prose, { ...rendering, anchors, shift: 0, language: home.language }),
    );
    if (words !== '') parts.push({ kind: 'prose', html: words });
    prose = [];
  };
  for (const node of home.linked) {
    if (node.type !== 'section') prose.push(belowTitle(node));
    else {
      flush();
      parts.push({ kind: node.name });
    }
  }
  flush();
  return parts;
}

/** The page has its title: no heading is as high. */
function belowTitle(node: ProseNode): ProseNode {
  return node.type === 'heading' ? { ...node, depth: Math.max(2, node.depth) } : node;
}

/** Returns how many claims of the edition have each of its verdicts, in its order, and where they are listed. */
export function verdictCounts(
  rendering: ShownEdition,
  claims: readonly ClaimRow[],
): VerdictTally[] {
  const { edition, href } = rendering;
  const list = claimPages(rendering);
  const counts = new Map<string, number>();
  for (const { verdict } of claims) counts.set(verdict.id, (counts.get(verdict.id) ?? 0) + 1);
  return [...edition.verdicts.values()].flatMap(({ id, label, tone }) => {
    const count = counts.get(id);
    if (count === undefined) return [];
    const page = href(pathOfPage(list, getOrThrow(list.anchors, `verdict-${id}`)));
    return [{ id, label, tone, count, href: `${page}#verdict-${id}` }];
  });
}

/** A guide in a list. */
export interface GuideRow {
  link: NamedLink;
  description: Setting & { text: string };
}

/** Returns the guides of the edition. */
export function guideRows({ edition, href }: ShownEdition): GuideRow[] {
  const { language } = edition.about;
  return edition.guides.map(({ id, data: { title, description = '' }, language: own }) => ({
    link: { text: title, href: href(`/guides/${id}/`), ...settingIn(title, language, own) },
    description: { text: description, ...settingIn(description, language, own) },
  }));
}
