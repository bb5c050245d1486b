import { unattributed } from '../edition/transmission.ts';
import { nameOfEntry, type Rendering } from '../render/context.ts';
import { html, type Node } from '../render/hast.ts';
import { asRead } from '../render/pictures/mirror.ts';
import { drawFlows, type Flow, layOutFlows } from '../render/pictures/flow.ts';
import type { ClaimRow } from './claims.ts';

/** A reporting chain and the claims that came through it. */
export interface ChainRow {
  id: string;
  chain: Node[];
  claims: ClaimRow[];
}

/** Returns the chains of the edition, those with the most claims first. */
export function chainRows(claims: readonly ClaimRow[]): ChainRow[] {
  const rows = new Map<string, ChainRow>();
  for (const claim of claims) {
    const id = `chain-${claim.chainIds.join('--')}`;
    const row = rows.get(id) ?? { id, chain: claim.chain, claims: [] };
    row.claims.push(claim);
    rows.set(id, row);
  }
  return [...rows.values()].sort((a, b) => b.claims.length - a.claims.length);
}

/** How many speakers, agencies and outlets the picture names; the others stand together. */
const named = 16;

/** How many bands may run between them: of more nobody sees which is which, and fewer are named. */
const mostBands = 300;

/** Two spaces: no id has any. */
const others = '  others';
const unnamed = '  unnamed';

/** Returns the picture of all chains, for a wide and for a narrow page; undefined where there are no claims. */
export function chainPictures(
  rendering: Rendering,
  claims: readonly ClaimRow[],
  caption: string,
): string[] {
  if (claims.length === 0) return [];
  const flows = flowsOf(claims);
  const { chains: words, notes } = rendering.wording.words;
  const look = (id: string) => {
    if (id.endsWith(others)) return { name: words.others };
    if (id === unnamed) return { name: words.publisherNotNamed };
    if (id === unattributed) return { name: notes.unattributed };
    return { name: nameOfEntry(rendering, id), href: rendering.href(`/glossary/${id}/`) };
  };
  const titles = { first: words.says, middle: words.passes, last: words.publishes };
  const forms = [
    ['wide', 576],
    ['narrow', 288],
  ] as const;
  return forms.map(([name, width]) => {
    const layout = layOutFlows(flows, (id) => look(id).name, width);
    const properties = {
      class: `flow ${name}`,
      role: 'group',
      ariaLabelledby: caption,
      width: String(Math.round(layout.width)),
    };
    const drawn = drawFlows(layout, titles, look, properties);
    return html([asRead(drawn, layout.width, rendering.direction)]);
  });
}

/** One flow for each way that claims take; the rarest names of each part of the way become one. */
function flowsOf(claims: readonly ClaimRow[]): Flow[] {
  const ways = claims.map(({ by: { id: speaker }, chainIds, publisher }): Way => {
    const rest = chainIds.slice(1);
    const carriers = rest.at(-1) === publisher ? rest.slice(0, -1) : rest;
    return { speaker, carriers, outlet: publisher ?? unnamed };
  });
  let flows = mergeWays(ways, named);
  for (const names of [8, 4, 2]) if (bandsOf(flows) > mostBands) flows = mergeWays(ways, names);
  return flows;
}

/** From whom, through whom and where a claim came. */
interface Way {
  speaker: string;
  carriers: string[];
  outlet: string;
}

function mergeWays(ways: readonly Way[], names: number): Flow[] {
  const [speakers, carriers, outlets] = [
    most(
      ways.map(({ speaker }) => speaker),
      names,
    ),
    most(
      ways.flatMap((way) => way.carriers),
      names,
    ),
    most(
      ways.map(({ outlet }) => outlet),
      names,
    ),
  ];
  const name = (id: string, kept: ReadonlySet<string>) => (kept.has(id) ? id : others);
  const flows = new Map<string, Flow>();
  for (const way of ways) {
    const stops = [
      name(way.speaker, speakers),
      ...way.carriers.map((id) => name(id, carriers)),
      name(way.outlet, outlets),
    ];
    const flow = flows.get(stops.join(' ')) ?? { stops, weight: 0 };
    flow.weight++;
    flows.set(stops.join(' '), flow);
  }
  return [...flows.values()];
}

/** How many bands flows are drawn with, or nearly: each runs from one stop to the next. */
function bandsOf(flows: readonly Flow[]): number {
  const bands = flows.flatMap(({ stops }) =>
    stops.slice(1).map((_, n) => [stops.length - n, ...stops.slice(n, n + 2)].join(' ')),
  );
  return new Set(bands).size;
}

function most(ids: readonly string[], names: number): Set<string> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  return new Set(sorted.length > names + 1 ? sorted.slice(0, names) : sorted);
}
