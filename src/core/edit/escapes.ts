import type { Source } from '../edition/edition.ts';
import { type Body, findBody } from '../page/body.ts';
import { type TextFile, textFile } from '../page/file.ts';
import { frontmatterEnd } from '../page/frontmatter.ts';
import type { SeedText } from '../page/pair.ts';
import { parsePage } from '../page/parse.ts';
import { readSourceText } from '../page/source.ts';
import { parseSourceText } from '../page/syntax.ts';
import type { Finding, Insertion } from '../problem.ts';
import { foldWithMap } from '../text/fold.ts';
import { startOfLine } from '../text/lines.ts';
import { positionAt } from '../text/positions.ts';

/** The faults that a missing backslash has. */
const escapable = new Set([
  'code-in-page',
  'html-in-page',
  'source-markup',
  'element-unknown',
  'text-differs',
]);

/** How often a page is read: each backslash may bring the next fault to light. */
const rounds = 20;

/**
 * Returns the backslashes that the source text of a page lacks, as far as they are certain: with them it says there
 * what its seed says. None where the page has faults of other kinds that keep it from being read.
 */
export function sourceEscapes(source: Source, file: TextFile): Insertion[] {
  const { page, seed, text } = source;
  if (!seed || text === undefined || page.faithful) return [];
  const target = { path: seed.path, text, changed: false };
  let changed = file;
  /** Where backslashes were put in, in the file as it is with them. */
  let put: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const wanted = wantedIn(changed, page.id, target).filter((at) => !put.includes(at - 1));
    if (wanted.length === 0) break;
    const shifted = (at: number) => at + wanted.filter((other) => other < at).length;
    put = [
      ...put.map(shifted),
      ...wanted.map((at) => at + wanted.filter((other) => other < at).length),
    ];
    changed = withBackslashes(changed, wanted);
  }
  put.sort((a, b) => a - b);
  const sure = certain(changed, text);
  return put.flatMap((at, index) => (sure.has(at) ? [{ at: at - index, text: '\\' }] : []));
}

function withBackslashes(file: TextFile, at: readonly number[]): TextFile {
  const places = new Set(at);
  const text = [...file.text.split('').entries()]
    .map(([index, unit]) => (places.has(index) ? `\\${unit}` : unit))
    .join('');
  return textFile(file.path, '\uFEFF'.repeat(file.dropped) + text);
}

/** Where the faults of the source text would have a backslash, in order. */
function wantedIn(file: TextFile, id: string, seed: SeedText): number[] {
  const { body } = findBody(file, frontmatterEnd(file));
  const { findings } = parsePage(id, file, () => seed);
  const places = findings.flatMap((finding) => (body ? (placeFor(finding, file, body) ?? []) : []));
  return [...new Set(places)].sort((a, b) => a - b);
}

function placeFor({ code, place }: Finding, file: TextFile, body: Body): number | undefined {
  if (!escapable.has(code) || place.file !== file.path || !place.start) return undefined;
  const lineStart = startOfLine(file.lines, place.start.line);
  // A page with a seed has fields above its text: a byte order mark is in none of these lines.
  const at = lineStart + place.start.column - 1;
  if (at < body.start || at >= body.end) return undefined;
  if (code === 'text-differs') return signAt(file.text, lineStart, at);
  const number = /^\d{1,9}(?=[.)])/.exec(file.text.slice(at, at + 10))?.[0] ?? '';
  return isPunctuation(file.text, at + number.length) ? at + number.length : undefined;
}

/** A reference or backslash that was read as what it stands for, or the sign of a heading or a quote. */
function signAt(text: string, lineStart: number, at: number): number | undefined {
  if (text[at] === '&' || text[at] === '\\') return at;
  const signs = text.slice(lineStart, at).replace(/[^\t >][^]*/, '');
  if (text[lineStart + signs.length] === '#') return lineStart + signs.length;
  const quote = signs.lastIndexOf('>');
  return quote < 0 ? undefined : lineStart + quote;
}

function isPunctuation(text: string, at: number): boolean {
  return /[!-/:-@[-`{-~]/.test(text.charAt(at));
}

/** The offsets in the file of the characters that agree with the seed, counted from the beginning and from the end. */
function certain(file: TextFile, seed: string): Set<number> {
  const { body } = findBody(file, frontmatterEnd(file));
  if (!body) return new Set();
  const parsed = parseSourceText(file.text.slice(body.start, body.end));
  if (parsed.error) return new Set();
  const { plain, at } = readSourceText(parsed.tree, file, body.start);
  const [page, target] = [foldWithMap(plain), foldWithMap(seed).text];
  const head = common(page.text, target, (text, n) => text[n]);
  const tail = common(page.text, target, (text, n) => text[text.length - 1 - n]);
  const sure = new Set<number>();
  page.raw.forEach((raw, index) => {
    if (index < head || index >= page.text.length - tail) sure.add(positionAt(at, raw));
  });
  return sure;
}

function common(
  a: string,
  b: string,
  unit: (text: string, n: number) => string | undefined,
): number {
  let n = 0;
  while (n < Math.min(a.length, b.length) && unit(a, n) === unit(b, n)) n++;
  return n;
}
