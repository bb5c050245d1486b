import { anchoredBlocks } from '../edition/anchors.ts';
import type { PublishedPage, PublishedSource } from '../edition/published.ts';
import type { Claim } from '../page/model.ts';
import type { Rendering } from '../render/context.ts';
import type { Node } from '../render/hast.ts';
import { renderChain, shortNameOf } from '../render/notes.ts';
import { firstIndex } from '../text/lookup.ts';
import type { Range } from '../text/range.ts';

/** Paragraphs that follow each other and came the same way. */
export interface Way {
  /** Their numbers, as the page counts them: `4` or `4–6`. */
  numbers: string;
  /** The address of the first, on the page. */
  href: string;
  /** The chains that their claims came through. */
  chains: Node[][];
}

/** Returns how the paragraphs of a source came, as their claims tell, in order; nothing where all came one way. */
export function waysOf({ page, text }: PublishedSource, rendering: Rendering): Way[] {
  const isTold = page.data.via !== undefined || page.claims.some(({ via }) => via !== undefined);
  if (!isTold) return [];
  const runs: { first: number; last: number; anchor: string; ways: string[] }[] = [];
  const blocks = anchoredBlocks(page, text);
  const claims = claimsInBlocks(page, blocks);
  for (const [index, { anchor }] of blocks.entries()) {
    const ways = waysOfClaims([...(claims.get(index) ?? [])], page, rendering);
    const run = runs.at(-1);
    if (ways.length === 0) continue;
    if (run?.last === index && run.ways.join() === ways.join()) run.last = index + 1;
    else runs.push({ first: index + 1, last: index + 1, anchor, ways });
  }
  if (new Set(runs.flatMap(({ ways }) => ways)).size < 2) return [];
  return runs.map(({ first, last, anchor, ways }) => ({
    numbers: first === last ? String(first) : `${first}–${last}`,
    href: `#${anchor}`,
    chains: ways.map((way) => renderChain(way.split(' '), rendering, shortNameOf)),
  }));
}

/** Returns the claims that have words in each block, by its index. All words of a part of a claim are in one. */
function claimsInBlocks(page: PublishedPage, blocks: readonly Range[]): Map<number, Set<Claim>> {
  const within = new Map<number, Set<Claim>>();
  for (const claim of page.claims)
    for (const { start } of claim.ranges) {
      const index = firstIndex(blocks, ({ end }) => end > start);
      within.set(index, (within.get(index) ?? new Set()).add(claim));
    }
  return within;
}

/** The ways of some claims, each once; that the publisher speaks itself is told only where nobody else does. */
function waysOfClaims(
  claims: readonly Claim[],
  page: PublishedPage,
  rendering: Rendering,
): string[] {
  const ways = [...new Set(claims.map((claim) => wayOf(claim, page, rendering).join(' ')))];
  const through = ways.filter((way) => way.includes(' '));
  return through.length > 0 ? through : ways.filter((way) => way !== '');
}

/** Whom a claim came through. Who made it is a part of that only where it came through nobody, and not from a person. */
function wayOf({ by, via }: Claim, { data }: PublishedPage, { edition }: Rendering): string[] {
  const carriers = via ?? data.via ?? [];
  const isPerson = edition.glossary.get(by)?.data.kind === 'person';
  const own = isPerson ? [] : [by];
  const links = [
    ...(carriers.length > 0 ? carriers : own),
    ...(data.publisher ? [data.publisher] : []),
  ];
  return links.filter((link, index) => link !== links[index - 1]);
}
