import type { Finding } from '../problem.ts';
import { type Fold, foldWithMap, mapRange } from '../text/fold.ts';
import { lineEnd, linesOf, pointAt } from '../text/lines.ts';
import { explain } from './difference.ts';
import { placeOf, type TextFile } from './file.ts';
import type { Block, Range } from './model.ts';
import type { SourceText } from './source.ts';

/** A decoded seed, as far as aligning a page with it goes. */
export interface SeedText {
  /** Its path, `seeds/<name>`. */
  path: string;
  text: string;
  /** Whether its hash is the one in SHA256SUMS: a hint at why a page differs. */
  changed: boolean;
}

/** The way from the plain text of a page to its seed, when both fold to the same. */
export interface Alignment {
  /** Returns the seed's range for a stretch of the plain text, undefined where it holds white space only. */
  range: (start: number, end: number) => Range | undefined;
  /** Returns the seed's offset just after the last character before a plain offset. */
  after: (offset: number) => number;
  blocks: Block[];
}

/**
 * Compares a page with its seed and returns the alignment when it is faithful.
 * Yields text-differs, once, at the first place, and break-untrue for each break that is not the seed's.
 * All offsets are UTF-16 units. Linear in the text.
 */
export function align(
  source: SourceText,
  seed: SeedText,
  file: TextFile,
  keep: boolean,
): { alignment?: Alignment; findings: Finding[] } {
  const page = foldWithMap(source.plain);
  const target = foldWithMap(seed.text);
  if (page.text !== target.text) {
    const finding = explain(source, page, seed, target, file);
    return { findings: finding ? [finding] : [] };
  }
  const range = (start: number, end: number) => mapRange(page, target, start, end);
  const after = (offset: number) => {
    const before = (page.folded[offset] ?? 0) - 1;
    return before < 0 ? (target.raw[0] ?? 0) : (target.raw[before] ?? 0) + 1;
  };
  const blocks = alignBlocks(source, seed.text, page, target, keep);
  return {
    alignment: { range, after, blocks },
    findings: untrueBreaks(source, seed, page, target, file, keep),
  };
}

function alignBlocks(
  source: SourceText,
  seed: string,
  page: Fold,
  target: Fold,
  keep: boolean,
): Block[] {
  const lineBreaks = source.breaks.filter((b) => b.kind === 'line');
  let next = 0;
  return source.blocks.flatMap(({ start, end, ...block }) => {
    const breaks: number[] = [];
    for (let b = lineBreaks[next]; b && b.offset < end; b = lineBreaks[++next]) {
      const at = target.raw[page.folded[b.offset] ?? 0];
      if (at !== undefined && !keep) breaks.push(at);
    }
    const range = mapRange(page, target, start, end);
    if (!range) return [];
    // Columns survive only with the blanks that a kept line begins with.
    if (keep) while (range.start > 0 && /[\t\f ]/.test(seed[range.start - 1] ?? '')) range.start--;
    return [{ ...block, ...range, breaks }];
  });
}

function untrueBreaks(
  source: SourceText,
  seed: SeedText,
  page: Fold,
  target: Fold,
  file: TextFile,
  keep: boolean,
): Finding[] {
  const findings: Finding[] = [];
  const lines = linesOf(seed.text);
  let next = 0;
  for (let at = page.text.indexOf(' '); at >= 0; at = page.text.indexOf(' ', at + 1)) {
    const run = seed.text.slice(target.raw[at], target.raw[at + 1]);
    const ends = run.match(lineEnd)?.length ?? 0;
    const pageEnd = page.raw[at + 1] ?? 0;
    let found: 'block' | 'line' | 'none' = 'none';
    for (let b = source.breaks[next]; b && b.offset < pageEnd; b = source.breaks[++next]) {
      if (b.offset < (page.raw[at] ?? 0)) continue;
      if (found !== 'block') found = b.kind;
    }
    const message = judge(ends, found, keep);
    if (!message) continue;
    const seedAt = target.raw[at] ?? 0;
    findings.push({
      code: 'break-untrue',
      ...message,
      place: placeOf(file, source.at[pageEnd] ?? 0),
      related: [
        { file: seed.path, start: pointAt(lines, seedAt), message: 'the seed has it here' },
      ],
    });
  }
  return findings;
}

function judge(
  ends: number,
  found: 'block' | 'line' | 'none',
  keep: boolean,
): Pick<Finding, 'message' | 'hint'> | undefined {
  if (ends === 0 && found !== 'none') {
    return {
      message: `Unexpected ${found} break, expected none: the seed’s line goes on here`,
      hint: 'join the two lines with a space',
    };
  }
  if (ends > 1 && found !== 'block') {
    return {
      message:
        'Unexpected text in the same block, expected a new one: the seed has a blank line here',
      hint: 'put a blank line before this word',
    };
  }
  if (ends > 0 && keep && found === 'none') {
    return {
      message:
        'Unexpected text in the same line, expected a line break: the page keeps the seed’s lines',
      hint: 'end the line before this word with a backslash, or take “lines: keep” out',
    };
  }
  return undefined;
}
