import type { Place, Problem } from '../problem.ts';
import { isInvisible } from '../text/names.ts';

/**
 * Returns the faults as one JSON array, for other programs: lines and columns 1-based, columns in UTF-16 units,
 * ends exclusive; a position that is not known is left out. What cannot be seen is written as `\u` escapes.
 */
export function json(problems: readonly Problem[]): string {
  const list = problems.map(({ code, severity, message, place, hint, related = [] }) => ({
    code,
    severity,
    message,
    ...position(place),
    endLine: place.end?.line,
    endColumn: place.end?.column,
    hint,
    related: related.map((other) => ({ ...position(other), message: other.message })),
  }));
  return `${JSON.stringify(list, null, 2).replace(unusual, escapeUnits)}\n`;
}

function position({ file, start }: Place) {
  return { file, line: start?.line, column: start?.column };
}

/** Beside all but plain ASCII, `##[`, which GitHub's runner takes for a command anywhere on a line. */
const unusual = /[^\n\x20-\x7E]|(?<=##)\[/gu;

function escapeUnits(character: string): string {
  if (character !== '[' && !isInvisible(character)) return character;
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
