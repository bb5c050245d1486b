import type { Finding } from '../problem.ts';
import { linesOf, pointAt, withLineFeeds } from '../text/lines.ts';
import { placeOf, type TextFile } from './file.ts';
import type { Pair } from './pair.ts';

type Found = 'block' | 'line' | 'none';

/**
 * Yields break-untrue for each break that the seed does not have, and for each blank line of the seed (with
 * `keep`, each line end) that is no break of the page. Both must fold to the same. Linear in the text.
 */
export function findUntrueBreaks(
  { source, page, seed, target }: Pair,
  file: TextFile,
  keep: boolean,
): Finding[] {
  const findings: Finding[] = [];
  const lines = linesOf(seed.text);
  let next = 0;
  for (let at = page.text.indexOf(' '); at >= 0; at = page.text.indexOf(' ', at + 1)) {
    const run = seed.text.slice(target.raw[at], target.raw[at + 1]);
    const ends = withLineFeeds(run).split('\n').length - 1;
    const [start, end] = [Number(page.raw[at]), Number(page.raw[at + 1])];
    let found: Found = 'none';
    for (let b = source.breaks[next]; b && b.offset < end; b = source.breaks[++next]) {
      if (b.offset >= start && found !== 'block') found = b.kind;
    }
    const fault = judge(ends, found, keep);
    if (!fault) continue;
    findings.push({
      code: 'break-untrue',
      ...fault,
      place: placeOf(file, Number(source.at[end])),
      related: [
        {
          file: seed.path,
          start: pointAt(lines, Number(target.raw[at])),
          message: 'the seed has it here',
        },
      ],
    });
  }
  return findings;
}

function judge(
  ends: number,
  found: Found,
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
