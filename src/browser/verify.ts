import { say } from '../core/words/message.ts';
import { sayWith } from '../core/words/parts.ts';
import { language, words } from './words/verifying.ts';
import { decode } from '../core/text/decode.ts';
import { foldWithMap } from '../core/text/fold.ts';
import { withLineFeeds } from '../core/text/lines.ts';
import { readSources, type ShownSource, tellForeign } from './source-markup.ts';

/*
 * The public contract, run by the reader: the text of the page without its apparatus, folded, is the folded text of
 * the raw seed; and the seed is the file whose hash the page names.
 */

/** Characters of context on either side of a difference. */
const context = 24;

/** Compares the source of this page with its seed, and returns what is found, in words; `base` is the path of the site. */
export async function verify(base: string): Promise<(string | Node)[]> {
  const [source, ...more] = readSources();
  if (!source || more.length > 0)
    return [source ? say(words.sources, { n: more.length + 1 }, language) : words.noSource];
  const { seed, encoding } = source;
  const bytes = await fetchSeed(`${base}seeds/${seed}`);
  if (!bytes) {
    return [say(words.notFetched, { seed }, language)];
  }
  const decoded = decode(bytes, encoding, decoderFor);
  if (!('text' in decoded)) {
    return [say(words.notText, { seed, encoding }, language)];
  }
  return [
    ...compare(source, decoded.text),
    ' ',
    tellForeign(source, decoded.text) || tellForeign(await readSent(), decoded.text),
    ' ',
    await judgeHash(bytes, source),
  ];
}

async function fetchSeed(address: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const response = await fetch(address, { cache: 'no-cache' });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads the source of this page as the site sends it: what a closed shadow tree is made of stands there, and no script sees
 * the tree. Undefined where it cannot be had.
 */
async function readSent(): Promise<ShownSource | undefined> {
  try {
    const response = await fetch(location.href, { cache: 'force-cache' });
    return readSources(new DOMParser().parseFromString(await response.text(), 'text/html'))[0];
  } catch {
    return undefined;
  }
}

function decoderFor(label: string): ((bytes: Uint8Array) => string) | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    return (bytes) => decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function compare({ seed, text: page, element }: ShownSource, seedText: string): (string | Node)[] {
  const { text: expected, raw } = foldWithMap(seedText);
  if (page === expected) {
    return [say(words.equal, { n: [...page].length, seed }, language)];
  }
  const start = commonStart(page, expected);
  const end = commonEnd(page, expected, start);
  const line = withLineFeeds(seedText.slice(0, raw[start])).split('\n').length;
  return sayWith(
    words.different,
    {
      tags: {
        page: () => excerpt(page, start, page.length - end),
        file: () => excerpt(expected, start, expected.length - end),
        place: (name) => linkTo(element, line, name),
      },
      values: { line: String(line), seed },
    },
    language,
  );
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let count = 0;
  while (count < most && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}

/** How far what is shown is widened to whole words, in UTF-16 units. */
const wordReach = 20;
const noWord = /[^\p{L}\p{N}]/u;

/** Shows a stretch of a text, as far as whole words go, with what stands around it. */
function excerpt(text: string, from: number, to: number): Node {
  const before = text.slice(Math.max(0, from - wordReach), from);
  const after = text.slice(to, to + wordReach);
  const start = from - (before.split(noWord).at(-1) ?? '').length;
  const end = to + (after.split(noWord)[0] ?? '').length;
  const quote = document.createElement('q');
  const mark = document.createElement('mark');
  const middle = text.slice(start, end);
  mark.textContent = middle.length > 4 * context ? `${middle.slice(0, 4 * context)}…` : middle;
  quote.append(
    text.slice(Math.max(0, start - context), start),
    mark,
    text.slice(end, end + context),
  );
  return quote;
}

/** Leads to the block that the line of the seed is in: blocks are named by the line that they start on. */
function linkTo(source: Element, line: number, name: string): Node {
  const ids = [...source.querySelectorAll('[id^="l"]')].map(({ id }) => id);
  const id = ids.findLast((one) => Number(one.slice(1)) <= line) ?? ids[0] ?? '';
  const link = document.createElement('a');
  link.href = `#${id}`;
  link.textContent = name;
  return link;
}

async function judgeHash(bytes: Uint8Array<ArrayBuffer>, { sha256 }: ShownSource): Promise<string> {
  const size = say(words.bytes, { n: bytes.length }, language);
  // Browsers have no WebCrypto on a page that came by plain http.
  const { subtle } = crypto as Partial<Crypto>;
  if (!subtle) {
    return say(words.notHashed, { bytes: size }, language);
  }
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hash === sha256
    ? say(words.sameHash, { bytes: size }, language)
    : say(words.otherHash, { hash, bytes: size, sha256 }, language);
}
