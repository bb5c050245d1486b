import { type Extent, gapReasons, readExtent } from '../page/rendition.ts';
import type { Wording } from '../words/wording.ts';

/** Returns the words that stand for a gap: `[3 words, illegible]`. */
export function gapText(
  { extent: said = '', reason: id = '' }: { extent?: string; reason?: string },
  wording: Wording,
): string {
  const { say, words } = wording;
  const extent = readExtent(said);
  const reason = gapReasons.find((one) => one === id);
  if (extent && reason)
    return `[${say(words.gaps.because, { extent: sayExtent(extent, wording), reason: words.marks[reason] })}]`;
  if (extent) return `[${sayExtent(extent, wording)}]`;
  return `[${reason ? words.marks[reason] : words.gaps.gap}]`;
}

function sayExtent(
  { number: n, unit, isAbout }: Extent,
  { say, words: { gaps } }: Wording,
): string {
  const extent = say(gaps[`${unit}s`], { n });
  return isAbout ? say(gaps.about, { extent }) : extent;
}
