import { anchoredBlocks } from '../edition/anchors.ts';
import { languagesOf } from '../edition/languages.ts';
import type { PublishedEdition, PublishedSource } from '../edition/published.ts';
import { originalPages } from '../edition/original-pages.ts';
import { filesOfUnreadSources } from '../edition/unread.ts';
import { labelOf } from '../render/context.ts';
import { shownWords } from '../render/shown-words.ts';
import { differences } from '../text/differences.ts';
import { fold, type Fold, foldWithMap } from '../text/fold.ts';
import { least } from '../text/greatest.ts';
import { codePointOffsets } from '../text/lines.ts';
import { itemAt } from '../text/lookup.ts';
import { didYouMean } from '../text/nearest.ts';
import { occurrencesOf } from '../text/occurrences.ts';
import { mapUnits } from '../text/positions.ts';
import { type Range, trim } from '../text/range.ts';
import { seekSimilar } from '../text/similar.ts';

/** Words of a source as its seed has them, and where anybody finds them. */
export interface Quotation {
  quote: string;
  /** The same with signs, where the page shows among them what is missing or was deleted: without these they are in no row. */
  marked?: string;
  source: string;
  title: string;
  /** The address of the place on its page: absolute, where the edition has one, else under the site’s root. */
  address: string;
  seed: { address: string; sha256: string };
  /** Half-open stretches of the decoded seed in code points (`text[start:end]` in Python). */
  positions: Range[];
  /** Of a claim: who makes it, and what the editors hold of it. */
  claim?: { by: string; kind: string; verdict: string; says?: string };
}

/** What is found of words that are said to be those of a source. */
export type QuoteCheck =
  | { result: 'exact'; total: number; places: Quotation[]; unread?: Unread }
  | {
      result: 'differs';
      /** How many code points of the words, each run of white space as one, are as the passage has them. */
      at: number;
      /** What of the words the passage has not, and what of the passage the words have not. */
      differing: { quote: string[]; source: string[] };
      passage: Quotation;
      unread?: Unread;
    }
  | { result: 'absent' }
  | { result: 'unknown'; unread: Unread };

/** Files for whose faults it is not known what words there are: how many, and the first of them. */
interface Unread {
  total: number;
  files: string[];
}

/** How many places of a quotation are told, and how many files that were not read. */
const most = 20;

/** How long a quotation may be, in UTF-16 units: it is compared with every source. */
const longest = 20_000;

/** Answers for the words of an edition. */
export interface Quotations {
  /** Returns the words at a place, or why there are none. */
  quote: (ref: string) => Quotation | { problem: string };
  /** Returns whether words stand in the sources, or in one of them, character for character, each run of ASCII white space as one space. */
  check: (quote: string, source?: string) => QuoteCheck | { problem: string };
}

/** A source with its text folded, once for all questions. */
interface Folded {
  source: PublishedSource;
  fold: Fold;
}

/** Opens an edition for questions; sources whose page differs from the seed have no answers. */
export function openQuotations(edition: PublishedEdition): Quotations {
  const readable = edition.sources.filter(({ page }) => page.faithful);
  const sources = new Map(readable.map((source) => [source.page.id, source]));
  const folds = new Map<string, Fold>();
  const folded = (source: PublishedSource): Folded => {
    const known = folds.get(source.page.id) ?? foldWithMap(source.text);
    folds.set(source.page.id, known);
    return { source, fold: known };
  };
  const files = filesOfUnreadSources(edition);
  const unread = { total: files.length, files: files.slice(0, most) };
  const unknown = (id: string) => {
    const file = files.find(
      (path) => path === `content/sources/${id}.mdx` || !path.startsWith('content/sources/'),
    );
    if (file === undefined) {
      const near = didYouMean(id, [...sources.keys()]).trim();
      return `Unexpected source “${id}”, expected the id of one${near === '' ? '' : `: ${near}`}`;
    }
    return `Unexpected faults in ${file}, which keep the words of “${id}” from being known, expected none: the check tells them`;
  };
  const url = addressOf(edition);
  const [, ...languages] = languagesOf(edition.about);
  return {
    quote: (ref) => {
      const named = nameIn(ref, url, languages);
      if (!named)
        return {
          problem: `Unexpected address “${ref}”, expected the id of a source and a place, or an address of this edition: ${url}/sources/…/#…`,
        };
      const { id, place } = named;
      const bySeed = readable.find(({ seed }) => seed.name === id);
      const source = sources.get(id) ?? bySeed;
      if (!source) return { problem: unknown(id) };
      const found = placeIn(source, place);
      if (found) return quotationOf(source, edition, found);
      return {
        problem: `Unexpected place “${place}” of “${source.page.id}”, expected claim-… of one of its claims, l… of the first line of a paragraph, page-… of a page of the original, or char=0,10: a stretch of its seed in code points`,
      };
    },
    check: (quote, id) => {
      const words = fold(quote);
      if (words === '') return { problem: 'Unexpected quote without words, expected words' };
      if (words.length > longest)
        return {
          problem: `Unexpected quote of ${words.length} characters, expected at most ${longest}`,
        };
      const one = id === undefined ? undefined : sources.get(id);
      if (id !== undefined && !one) return { problem: unknown(id) };
      const asked = (one ? [one] : readable).map(folded);
      const places: Quotation[] = [];
      let total = 0;
      for (const {
        source,
        fold: { text, raw },
      } of asked) {
        const starts = occurrencesOf(words, text);
        total += starts.length;
        for (const start of starts.slice(0, most - places.length)) {
          const range = mapUnits(raw, { start, end: start + words.length });
          places.push(quotationOf(source, edition, { ranges: [range] }));
        }
      }
      if (total === 0) return nearestTo(words, asked, edition, one ? none : unread);
      const isWhole = one !== undefined || unread.total === 0;
      return { result: 'exact', total, places, ...(!isWhole && { unread }) };
    },
  };
}

/** The address of an edition, without a slash at its end; '' where it has none. */
function addressOf({ about }: PublishedEdition): string {
  return (about.url ?? '').replace(/\/$/, '');
}

/**
 * Returns the source that an address names, by its id or its seed, and the place in it; undefined where the address is of something
 * else, or of another edition: one that has no address cannot tell which are its own. A page in a further language is in the folder
 * of that, and has the same words.
 */
function nameIn(
  ref: string,
  url: string,
  languages: readonly string[],
): { id: string; place: string } | undefined {
  const hash = `${ref}#`.indexOf('#');
  const place = ref.slice(hash + 1);
  const address = secure(ref.slice(0, hash));
  const site = secure(url);
  const root =
    url === ''
      ? /^.*(?=\/(?:sources|seeds)\/[^/]+\/?$)/s.exec(address)?.[0]
      : [site, site.replace(/^https:\/\/[^/]*/, '')].find((one) => address.startsWith(`${one}/`));
  const path = address
    .slice(root?.length ?? 0)
    .replace(/^\/?([^/]+)(?=\/sources\/)/, (folder, language: string) =>
      languages.includes(language) ? '' : folder,
    );
  const [found, inFolder, alone = ''] =
    /^(?:\/?(?:sources|seeds)\/([^/]+)\/?|([^/]*)\/?)$/.exec(path) ?? [];
  return found === undefined ? undefined : { id: inFolder ?? alone, place };
}

/** Returns an address as that of HTTPS, its host in small letters: HTTP and capitals there lead to the same (RFC 3986, 6.2.2.1). */
function secure(address: string): string {
  return address.replace(/^https?(:\/\/[^/]*)/i, (_, host: string) => `https${host.toLowerCase()}`);
}

/** A place of a source: what it has there, and its anchor; without one that of the paragraph that it begins in. */
interface SourcePlace {
  ranges: Range[];
  anchor?: string;
  claim?: Quotation['claim'];
}

/** Returns what stands at a place of a page, as its address has it behind the “#”; of the seed, as RFC 5147 has it. */
function placeIn({ page, text }: PublishedSource, place: string): SourcePlace | undefined {
  const [, start = '', end = ''] = /^char=(\d{1,9}),(\d{1,9})$/.exec(place) ?? [];
  if (start !== '') {
    const points = [...text];
    const [from, to] = [Number(start), Number(end)];
    if (from >= to || to > points.length) return undefined;
    const first = points.slice(0, from).join('').length;
    return { ranges: [{ start: first, end: first + points.slice(from, to).join('').length }] };
  }
  const said = page.claims.find(({ id }) => `claim-${id}` === place);
  if (said) {
    const { by, kind, verdict, says } = said;
    const claim = { by, kind, verdict, ...(says !== undefined && { says }) };
    return { ranges: said.ranges, anchor: place, claim };
  }
  const block = anchoredBlocks(page, text).find(({ anchor }) => anchor === place);
  if (block) return { ranges: [{ start: block.start, end: block.end }], anchor: place };
  const pages = originalPages(page);
  const index = pages.findIndex(({ anchor }) => anchor === place);
  const begins = pages[index];
  if (!begins) return undefined;
  const range = { start: begins.offset, end: pages[index + 1]?.offset ?? text.length };
  const words = trim(range, text);
  return words && { ranges: [words], anchor: place };
}

function quotationOf(
  source: PublishedSource,
  edition: PublishedEdition,
  { ranges, claim, anchor }: SourcePlace,
): Quotation {
  const { page, seed, text } = source;
  const first = least(ranges.map(({ start }) => start));
  const around = anchor ?? blockAt(anchoredBlocks(page, text), first)?.anchor;
  const url = addressOf(edition);
  const points = codePointOffsets(
    text,
    ranges.flatMap(({ start, end }) => [start, end]),
  );
  const at = (index: number) => itemAt(points, index);
  const quote = ranges.map(({ start, end }) => text.slice(start, end)).join(' … ');
  const marked = ranges.map((range) => shownWords(range, source).text).join(' … ');
  return {
    quote,
    ...(marked !== quote && { marked }),
    source: page.id,
    title: page.data.title,
    address: `${url}/sources/${page.id}/${around === undefined ? '' : `#${around}`}`,
    seed: { address: `${url}/${seed.path}`, sha256: seed.sha256 },
    positions: ranges.map((_, n) => ({ start: at(2 * n), end: at(2 * n + 1) })),
    ...(claim && {
      claim: {
        ...claim,
        kind: labelOf(edition.kinds, claim.kind),
        verdict: labelOf(edition.verdicts, claim.verdict),
      },
    }),
  };
}

/** The last block that begins at an offset or before. */
function blockAt<T extends Range>(blocks: readonly T[], offset: number): T | undefined {
  return blocks.findLast(({ start }) => start <= offset);
}

const none: Unread = { total: 0, files: [] };

/** Tells of the passage that has most in common with words which stand nowhere in what was read. */
function nearestTo(
  words: string,
  asked: readonly Folded[],
  edition: PublishedEdition,
  unread: Unread,
): QuoteCheck {
  const similarIn = seekSimilar(words);
  const passages = asked.flatMap(({ source, fold: { text, raw } }) => {
    const found = similarIn(text);
    if (!found) return [];
    const range = withSigns(found, text);
    const passage = text.slice(range.start, range.end);
    const { own, others } = differences(words, [passage]);
    const inQuote = own.map(({ start, end }) => words.slice(start, end));
    const inSource = others.flat().map(({ start, end }) => passage.slice(start, end));
    const size = [...inQuote, ...inSource].join('').length;
    return [{ source, range: mapUnits(raw, range), passage, inQuote, inSource, size }];
  });
  const [best] = passages.sort((a, b) => a.size - b.size);
  const isWhole = unread.total === 0;
  if (!best) return isWhole ? { result: 'absent' } : { result: 'unknown', unread };
  const [given, there] = [[...words], [...best.passage]];
  let at = 0;
  while (at < given.length && given[at] === there[at]) at++;
  return {
    result: 'differs',
    at,
    differing: { quote: best.inQuote, source: best.inSource },
    passage: quotationOf(best.source, edition, { ranges: [best.range] }),
    ...(!isWhole && { unread }),
  };
}

/** Returns a stretch of words with the signs that stand right before and behind it. */
function withSigns({ start, end }: Range, text: string): Range {
  let [from, to] = [start, end];
  while (sign.test(text.charAt(from - 1))) from--;
  while (sign.test(text.charAt(to))) to++;
  return { start: from, end: to };
}

const sign = /^[\p{P}\p{S}]$/u;
