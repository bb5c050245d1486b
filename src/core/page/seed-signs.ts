import type { Finding } from '../problem.ts';
import { fold } from '../text/fold.ts';
import { openingEnd } from './element.ts';
import type { TextFile } from './file.ts';

/** The faults of signs that Markdown or MDX reads as its own. */
const codes = new Set(['source-markup', 'code-in-page', 'html-in-page', 'element-unknown']);

/**
 * Returns the faults of markup in the source text with mends by what the seed says: a sign that it has gets a
 * backslash, one that it does not have goes, since a backslash would put it into the text.
 */
export function mendBySeed(findings: readonly Finding[], file: TextFile, seed: string): Finding[] {
  if (!findings.some(({ code }) => codes.has(code))) return [...findings];
  const words = fold(seed);
  return findings.map((finding) =>
    codes.has(finding.code) ? { ...finding, ...mendOf(finding, file, words) } : finding,
  );
}

function mendOf(
  { place: { start, end }, hint = '' }: Finding,
  { text, lines, dropped }: TextFile,
  seed: string,
): Pick<Finding, 'hint' | 'paste'> {
  if (!start || hint.startsWith('did you mean')) return {};
  const at = offsetOf(start, lines.starts, dropped);
  // A note in the source text has to move, whatever its seed says.
  if (text.startsWith('[^', at)) return {};
  const { sign, words } = signAt(text, at);
  if (sign === '' || seed.includes(words)) return {};
  const written = end && text.slice(at, offsetOf(end, lines.starts, dropped));
  const [, inside] = /^([*_]+)([^*_\r\n<>]+)\1$/.exec(written ?? '')?.slice(1) ?? [];
  const close = /^<(\w[^\s>]*)/.exec(sign)?.[1];
  const other = close
    ? `, and the “</${close}>” of it`
    : /^[*_`]+$/.test(sign)
      ? ' on either side'
      : '';
  return {
    hint: `the seed has no “${sign}” here: take it out${other}`,
    ...(inside !== undefined && { paste: inside }),
  };
}

function offsetOf(
  { line, column }: { line: number; column: number },
  starts: readonly number[],
  dropped: number,
): number {
  return Number(starts[line - 1]) + column - 1 - (line === 1 ? dropped : 0);
}

/** The sign that stands at an offset, and with it the word that follows, without our own markup in between. */
function signAt(text: string, at: number): { sign: string; words: string } {
  const isTag = /^<\/?[A-Za-z][\w-]*[\s/>]/.test(text.slice(at, at + 40));
  const tag = isTag ? text.slice(at, openingEnd(text, at)) : '';
  if (tag !== '') return { sign: tag, words: fold(tag) };
  const written = text
    .slice(at, at + 200)
    .replace(/<\/?(?:Claim|Term)\b[^>]*>|\[\^[^\]\s]+\]/g, '')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '');
  const [, sign = '', rest = ''] =
    /^(\d{1,9}[.)](?=\s)|[^\p{L}\p{M}\p{N}\s]+)(\s*[\p{L}\p{M}\p{N}]*)/u.exec(written) ?? [];
  return { sign, words: fold(sign + rest) };
}
