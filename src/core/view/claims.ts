import { unattributed } from '../edition/transmission.ts';
import { labelOf, nameOfEntry, type Rendering } from '../render/context.ts';
import type { Direction } from '../text/direction.ts';
import { greatest } from '../text/greatest.ts';
import { push } from '../text/lookup.ts';
import type { Node } from '../render/hast.ts';
import { type NamedLink, linkToEntry, linkToSource } from '../render/named-link.ts';
import { renderChain } from '../render/notes.ts';
import { type MatrixRow, matrixOf } from '../render/pictures/matrix.ts';
import { type ShownDate, showDate } from './date.ts';
import type { Wording } from '../words/wording.ts';
import { once } from '../text/once.ts';
import { weightOf } from './paging.ts';
import type { ShownEdition } from './shown.ts';

/** A word with its id: an option of a facet. */
export interface NamedId {
  id: string;
  name: string;
}

/** A claim in a list. */
export interface ClaimRow {
  href: string;
  /** Its words, the parts of a discontinuous claim with an ellipsis between. */
  quote: string;
  language: string;
  direction: Direction;
  /** What is claimed, in the editors’ plain words; absent where they do not say it. */
  says?: string;
  by: NamedId;
  chain: Node[];
  chainIds: string[];
  kind: NamedId;
  verdict: NamedId;
  /** As of when the verdict holds, where the claim says it. */
  asOf?: ShownDate;
  tone: string;
  /** Its source, and whether there is another, so that it has to be told. */
  source: NamedId & { link: NamedLink; named: boolean };
  /** The glossary entry of the publisher, where the source names one. */
  publisher: string | undefined;
}

/** Returns what a claim weighs in a list. It stands in several, and is weighed once. */
export const weightOfClaim = once<ClaimRow, number>(weightOf);

/** Returns every claim of the shown sources, in their order. */
export const claimRows = once((rendering: ShownEdition): ClaimRow[] => {
  const { edition, href, shown } = rendering;
  const named = shown.length > 1;
  // Many claims came the same way: what shows it is there once for all of them.
  const chains = new Map<string, Node[]>();
  const chainOf = (ids: readonly string[]): Node[] => {
    const key = ids.join(' ');
    const chain = chains.get(key) ?? renderChain(ids, rendering);
    chains.set(key, chain);
    return chain;
  };
  return shown.flatMap(({ page, claims }) => {
    const language = page.data.language ?? edition.about.language;
    const address = href(`/sources/${page.id}/`);
    const link = linkToSource(page, rendering);
    const source = { id: page.id, name: link.text, link, named };
    return claims.map((claim): ClaimRow => {
      const verdict = edition.verdicts.get(claim.verdict);
      return {
        href: `${address}#claim-${claim.id}`,
        quote: claim.quote,
        language,
        direction: claim.direction,
        ...(claim.says !== undefined && { says: claim.says }),
        by: { id: claim.by, name: nameOfEntry(rendering, claim.by) },
        chain: chainOf(claim.chain),
        chainIds: claim.chain,
        kind: { id: claim.kind, name: labelOf(edition.kinds, claim.kind) },
        verdict: { id: claim.verdict, name: labelOf(edition.verdicts, claim.verdict) },
        ...(claim.asOf !== undefined && {
          asOf: showDate(claim.asOf, edition.about.language),
        }),
        tone: verdict?.tone ?? 'open',
        source,
        publisher: page.data.publisher,
      };
    });
  });
});

/** The claims of one verdict. */
export interface VerdictGroup extends NamedId {
  tone: string;
  meaning: string;
  claims: ClaimRow[];
}

/** Returns the verdicts of the edition in their order, each with its claims: those that claims have. */
export function claimsByVerdict(
  { edition }: Rendering,
  claims: readonly ClaimRow[],
): VerdictGroup[] {
  const groups = new Map<string, ClaimRow[]>();
  for (const claim of claims) push(groups, claim.verdict.id, claim);
  return [...edition.verdicts.values()].flatMap(({ id, label, tone, meaning }) => {
    const claims = groups.get(id);
    return claims ? [{ id, name: label, tone, meaning, claims }] : [];
  });
}

/** A choice among what claims have in common. */
export interface Facet {
  name: string;
  label: string;
  options: FacetOption[];
  /** Returns what of a claim it goes by. */
  of: (claim: ClaimRow) => NamedId;
}

/** What a facet offers: how it is told, and how many claims have it. */
export interface FacetOption extends NamedId {
  count: number;
  words: string;
}

/** Returns the facets that claims can be filtered by, each with what it offers and how often: those that offer a choice. */
export function facetsOf(
  claims: readonly ClaimRow[],
  { say, words: { claims: words } }: Wording,
): Facet[] {
  const facet = (name: string, label: string, of: (claim: ClaimRow) => NamedId): Facet => {
    const counts = new Map<string, NamedId & { count: number }>();
    for (const { id, name } of claims.map(of)) {
      const option = counts.get(id) ?? { id, name, count: 0 };
      option.count++;
      counts.set(id, option);
    }
    const sorted = [...counts.values()].sort((a, b) => b.count - a.count);
    const options = sorted.map((one) => ({
      ...one,
      words: say(words.option, { name: one.name, n: one.count }),
    }));
    return { name, label, options, of };
  };
  return [
    facet('verdict', words.verdict, ({ verdict }) => verdict),
    facet('by', words.speaker, ({ by }) => by),
    facet('kind', words.kind, ({ kind }) => kind),
    facet('source', words.source, ({ source }) => source),
  ].filter(({ options }) => options.length > 1);
}

/** The picture of who says what: a table whose cells are bars, each with its number. */
export interface Matrix {
  /** Each leads to its claims. */
  verdicts: (NamedId & { tone: string; href: string })[];
  rows: { name: string; link?: NamedLink; total: number; cells: MatrixCell[] }[];
}

/** How many claims of one speaker have one verdict. */
export interface MatrixCell {
  count: number;
  tone: string;
  verdict: string;
  /** How long its bar is, in percent of the longest. */
  percent: number;
  /** Leads to these claims; '' where there is none, or the row stands for several speakers. */
  href: string;
}

/**
 * Returns the picture of speakers against those verdicts that claims have. `link` returns the address of an anchor in the
 * list of claims, with a query where there is one.
 */
export function matrix(
  rendering: Rendering,
  claims: readonly ClaimRow[],
  link: (anchor: string, query?: string) => string,
): Matrix {
  const { edition, wording } = rendering;
  const used = new Set(claims.map(({ verdict }) => verdict.id));
  const verdicts = [...edition.verdicts.values()]
    .filter(({ id }) => used.has(id))
    .map(({ id, label, tone }) => ({ id, name: label, tone, href: link(`verdict-${id}`) }));
  const pairs = claims.map(({ by, verdict }) => ({ by: by.id, verdict: verdict.id }));
  const rows = matrixOf(
    pairs,
    verdicts.map(({ id }) => id),
  );
  const most = greatest(
    rows.flatMap(({ counts }) => [...counts.values()]),
    1,
  );
  const cellsOf = ({ by, counts }: MatrixRow) =>
    verdicts.map(({ id, tone, name }): MatrixCell => {
      const count = counts.get(id) ?? 0;
      const bar = { count, tone, verdict: name, percent: Math.round((count / most) * 1000) / 10 };
      if (by === undefined || count === 0) return { ...bar, href: '' };
      const query = new URLSearchParams({ by, verdict: id });
      return { ...bar, href: link(`verdict-${id}`, `?${query}`) };
    });
  return {
    verdicts,
    rows: rows.map((row) => ({
      name:
        row.by === undefined
          ? wording.say(wording.words.counts.others, { n: row.speakers })
          : nameOfEntry(rendering, row.by),
      total: row.total,
      cells: cellsOf(row),
      ...(row.by !== undefined &&
        row.by !== unattributed && { link: linkToEntry(row.by, rendering) }),
    })),
  };
}
