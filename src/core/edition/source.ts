import type { TextFile } from '../page/file.ts';
import { locator } from '../page/locate.ts';
import { type ParsedPage, parsePage } from '../page/parse.ts';
import type { AnnotatedPage } from '../page/model.ts';
import type { Finding } from '../problem.ts';
import type { Source } from './edition.ts';
import type { PageCache } from './files.ts';
import type { Terms } from './mention.ts';
import type { SourceData } from '../page/schema.ts';
import { type DecodedSeed, decodeSeed, type Seed } from './seed.ts';
import { idOf } from './sort.ts';
import { linkPage } from './terms.ts';

/** A parsed page as it is kept between runs: with what its seed was when it was parsed. */
export interface CachedPage extends ParsedPage {
  seed: string;
}

/** What the page of a source is read with. */
export interface SourceContext {
  seeds: ReadonlyMap<string, Seed>;
  terms: Terms;
  cache?: PageCache<CachedPage> | undefined;
}

/** Reads an annotated page with its seed; `hash` is that of its bytes. A cached parse is taken where it still holds. */
export function readSource(
  file: TextFile,
  hash: string,
  { seeds, terms, cache }: SourceContext,
): { source: Source; findings: Finding[] } {
  const seedOf = (data: SourceData | undefined) => data && seeds.get(data.seed);
  let decoded: DecodedSeed | undefined;
  const decode = (data: SourceData) => {
    const seed = seedOf(data);
    return seed && (decoded ??= decodeSeed(seed, data.encoding));
  };
  const stateFor = ({ data }: AnnotatedPage) => fingerprint(seedOf(data));
  const parse = (): CachedPage => {
    const parsed = parsePage(idOf(file), file, (data) => {
      const [seed, text] = [seedOf(data), decode(data)?.text];
      return seed && text !== undefined
        ? { path: seed.path, text, changed: isChanged(seed) }
        : undefined;
    });
    return { ...parsed, seed: stateFor(parsed.page) };
  };
  const key = keyOfPage(file.path, hash);
  const known = cache?.get(key);
  const holds = known && known.seed === stateFor(known.page);
  const { page, findings } = holds ? known : parseInto(key, parse, cache);
  const [seed, text] = [seedOf(page.data), page.data && decode(page.data)?.text];
  const linked = linkPage(
    { page, seed: text ?? '', toPlace: locator(file, text ?? '') },
    file,
    terms,
  );
  return {
    source: { page, linked, ...(seed && { seed }), ...(text !== undefined && { text }) },
    findings: [...(decoded?.findings ?? []), ...findings, ...linked.findings],
  };
}

/** Returns the key under which the parse of a page is kept, of its path and the hash of its bytes. */
export function keyOfPage(path: string, hash: string): string {
  return `${path} ${hash}`;
}

function parseInto(
  key: string,
  parse: () => CachedPage,
  cache: SourceContext['cache'],
): CachedPage {
  const parsed = parse();
  cache?.set(key, parsed);
  return parsed;
}

function isChanged({ sum, sha256 }: Seed): boolean {
  return sum !== undefined && sum.sha256 !== sha256;
}

/** What of the seed a parse depends on: its bytes, and whether they are the listed ones. */
function fingerprint(seed: Seed | undefined): string {
  return seed ? `${seed.sha256} ${String(isChanged(seed))}` : '';
}
