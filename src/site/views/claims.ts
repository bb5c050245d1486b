import { chainOf } from '../../core/edition/chain.ts';
import { html } from '../../core/render/hast.ts';
import { renderChain } from '../../core/render/notes.ts';
import { quoteOf } from '../../core/render/quote.ts';
import { nameOfEntry } from '../../core/render/context.ts';
import { site } from '../site.ts';
import { shownSources } from './sources.ts';

/** A claim in a list. */
export interface ClaimRow {
  href: string;
  /** Its words, the parts of a discontinuous claim with an ellipsis between. */
  quote: string;
  language: string;
  by: string;
  /** HTML. */
  chain: string;
  chainIds: string[];
  kind: string;
  verdict: string;
  tone: string;
  source: string;
  published: string;
}

/** Returns every claim of the shown sources, in their order. */
export function claimRows(): ClaimRow[] {
  const rendering = site();
  const { edition, href } = rendering;
  return shownSources().flatMap((source) => {
    const { page, text = '' } = source;
    return page.claims.map((claim): ClaimRow => {
      const chain = chainOf(page, claim);
      const verdict = edition.verdicts.get(claim.verdict);
      return {
        href: href(`/sources/${page.id}/#claim-${claim.id}`),
        quote: quoteOf(claim, text),
        language: page.data?.language ?? edition.about.language,
        by: nameOfEntry(rendering, claim.by),
        chain: html(renderChain(chain, rendering)),
        chainIds: chain,
        kind: edition.kinds.get(claim.kind)?.label ?? claim.kind,
        verdict: verdict?.label ?? claim.verdict,
        tone: verdict?.tone ?? 'open',
        source: page.data?.title ?? page.id,
        published: page.data?.published ?? '',
      };
    });
  });
}

/** A reporting chain and the claims that came through it. */
export interface ChainRow {
  /** HTML. */
  chain: string;
  claims: ClaimRow[];
}

/** Returns the chains of the edition, those with the most claims first. */
export function chainRows(): ChainRow[] {
  const chains = new Map<string, ClaimRow[]>();
  for (const row of claimRows()) {
    const key = row.chainIds.join(' ');
    const known = chains.get(key);
    if (known) known.push(row);
    else chains.set(key, [row]);
  }
  return [...chains.values()]
    .map((claims) => ({ chain: claims[0]?.chain ?? '', claims }))
    .sort((a, b) => b.claims.length - a.claims.length);
}
