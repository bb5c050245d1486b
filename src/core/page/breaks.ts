import { linesOf, pointAt, withLineFeeds } from '../text/lines.ts';
import { positionAt } from '../text/positions.ts';
import type { ReportingFile } from './file.ts';
import type { TextPair } from './pair.ts';

type Found = 'block' | 'line' | 'none';

/**
 * Reports break-untrue for each break that the seed does not have, and for each blank line of the seed (with
 * `keep`, each line end) that is no break of the page. Both must fold to the same. Linear in the text.
 */
export function refuseUntrueBreaks(
  { source, page, seed, target }: TextPair,
  file: ReportingFile,
  keep: boolean,
): void {
  const lines = linesOf(seed.text);
  let next = 0;
  for (let at = page.text.indexOf(' '); at >= 0; at = page.text.indexOf(' ', at + 1)) {
    const run = seed.text.slice(target.raw[at], target.raw[at + 1]);
    const ends = withLineFeeds(run).split('\n').length - 1;
    const [start, end] = [positionAt(page.raw, at), positionAt(page.raw, at + 1)];
    let found: Found = 'none';
    for (let b = source.breaks[next]; b && b.offset < end; b = source.breaks[++next]) {
      if (b.offset >= start && found !== 'block') found = b.kind;
    }
    const fault = judge(ends, found, keep);
    if (!fault) continue;
    const here = pointAt(lines, positionAt(target.raw, at));
    file.report('break-untrue', positionAt(source.at, end), fault.message, {
      hint: fault.hint,
      related: [{ file: seed.path, start: here, message: 'the seed has it here' }],
    });
  }
}

function judge(
  ends: number,
  found: Found,
  keep: boolean,
): { message: string; hint: string } | undefined {
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
