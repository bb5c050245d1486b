import { count } from '../core/text/count.ts';
import { withLineFeeds } from '../core/text/lines.ts';

/** How many lines with nothing but a number tell that they are those of pages. */
const fewestNumbers = 3;

/**
 * Returns what of a text may be none of the source's own: what somebody has put around it who published it, and what the
 * pages have left that it was typed or scanned from. All of it is a part of the seed, and stays.
 */
export function foreignParts(text: string): string[] {
  const lines = withLineFeeds(text).split('\n');
  return [...gutenberg(lines), ...pageNumbers(lines), ...partedWords(lines)];
}

/** The licence of Project Gutenberg stands before one line and after another. */
function gutenberg(lines: readonly string[]): string[] {
  const at = (pattern: RegExp) => lines.findIndex((line) => pattern.test(line)) + 1;
  const [start, end] = [at(/^\*{3} ?START OF TH/), at(/^\*{3} ?END OF TH/)];
  const around = [
    ...(start > 0 ? [`up to line ${start}`] : []),
    ...(end > 0 ? [`from line ${end} on`] : []),
  ];
  return around.length === 0
    ? []
    : [
        `${around.join(' and ')} stands what Project Gutenberg has put around the text, and it is in the seed: for the text alone, take a copy without it`,
      ];
}

function pageNumbers(lines: readonly string[]): string[] {
  const numbers = lines.filter((line) =>
    /^[\t ]*[[(-]?[\t ]?\d{1,4}[\t ]?[\])-]?[\t ]*$/.test(line),
  );
  return numbers.length < fewestNumbers
    ? []
    : [
        `${count(numbers.length, 'line')} with a number alone, as pages have: they stay in the text`,
      ];
}

function partedWords(lines: readonly string[]): string[] {
  const parted = lines.filter(
    (line, index) =>
      /\p{L}[-\u00AD\u2010]$/u.test(line) && /^[\t ]*\p{Ll}/u.test(lines[index + 1] ?? ''),
  ).length;
  return parted === 0
    ? []
    : [
        `${count(parted, 'word')} parted by a hyphen at the end of a line, left as in the text; the search finds such words whole`,
      ];
}
