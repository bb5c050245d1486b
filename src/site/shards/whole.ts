import { brokenIn } from '../../core/checks/rules/link-broken.ts';
import { checkMerged } from '../../core/checks/run.ts';
import type { Edition, Source } from '../../core/edition/edition.ts';
import { orderSources } from '../../core/edition/order.ts';
import { textFile } from '../../core/page/file.ts';
import { emptyPage } from '../../core/page/parse.ts';
import type { Finding, Problem } from '../../core/problem.ts';
import type { SourceRecord } from './record.ts';

const nothing = new Uint8Array();

/** A source without its text, as far as rules on the whole look at it. */
function sourceOf({ model, fields, places, named, images, points }: SourceRecord): Source {
  const { id, file, data } = model.page;
  const entries = [...model.mentioned.map(([entry]) => entry), ...named];
  const mentions = entries.map((entry) => ({ entry, scope: { kind: 'source' as const } }));
  return {
    page: {
      ...emptyPage(id, file),
      ...{ data, fields, faithful: true, cites: model.cites, images, elements: points },
    },
    seed: { ...model.seed, bytes: nothing },
    text: '',
    places,
    linked: { links: [], mentions, before: [], after: [], notes: [], findings: [] },
  };
}

/** An edition whose sources are known by their records, and its faults. */
interface CheckedWhole {
  edition: Edition;
  problems: Problem[];
  /** What was found in what was read, silenced or not. */
  findings: Finding[];
}

/**
 * Puts together an edition from the records of its sources and from `rest`, which is all that belongs to none of them, with
 * those that are read nevertheless, and checks it. `textOf` reads a page that a fault is in.
 */
export function wholeOf(
  records: readonly SourceRecord[],
  rest: Edition,
  textOf: (path: string) => string | undefined,
): CheckedWhole {
  const read = new Map(rest.sources.map((source) => [source.page.id, source]));
  const others = records.filter(({ model }) => !read.has(model.page.id));
  const sources = [...rest.sources, ...others.map(sourceOf)];
  const named = others.map(
    ({ model: { seed } }) => [seed.name, { ...seed, bytes: nothing }] as const,
  );
  const originals = others.flatMap(({ model: { page } }) => {
    const { original: name, sha256 } = page.data.converted ?? {};
    if (name === undefined || sha256 === undefined) return [];
    return [[name, { path: `originals/${name}`, sha256, bytes: nothing }] as const];
  });
  const files = new Map(rest.files);
  const edition: Edition = {
    ...rest,
    files,
    sources: orderSources(sources, rest.about.order),
    seeds: new Map([...rest.seeds, ...named]),
    originals: new Map([...rest.originals, ...originals]),
  };
  const isBroken = brokenIn(edition);
  const readText = (path: string) => {
    const text = files.has(path) ? undefined : textOf(path);
    if (text !== undefined) files.set(path, textFile(path, text));
  };
  // What rules tell of where a text goes on, is told with its place in the page.
  for (const { points, model } of others)
    if (points.some(({ name }) => name === 'Align')) readText(model.page.file);
  const linksOf = new Map(others.map(({ model, links }) => [model.page.id, links]));
  for (const { page } of sources) {
    const links = linksOf.get(page.id);
    if (!links) continue;
    page.links = links.filter(({ url }) => isBroken(url, `/sources/${page.id}/`));
    if (page.links.length > 0) readText(page.file);
  }
  const listed = new Set(named.map(([name]) => name));
  const { problems, findings } = checkMerged({
    whole: edition,
    rest: { ...rest, sums: new Map([...rest.sums].filter(([name]) => !listed.has(name))) },
    findings: others.flatMap(({ findings }) => findings),
  });
  // What is told of them is shown with their lines.
  for (const { place } of problems) if (place.file.startsWith('content/')) readText(place.file);
  return { edition, problems, findings };
}
