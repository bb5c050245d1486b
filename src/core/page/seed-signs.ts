import type { Finding } from '../problem.ts';
import { endOfMatch } from '../text/end-of-match.ts';
import { fold } from '../text/fold.ts';
import { attributesOf, openingEnd } from './element.ts';
import { offsetOf, type TextFile } from './file.ts';

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
  file: TextFile,
  seed: string,
): Pick<Finding, 'hint' | 'paste'> {
  if (!start || hint.startsWith('did you mean')) return {};
  const { text } = file;
  const at = offsetOf(file, start);
  // A note in the source text has to move, whatever its seed says.
  if (text.startsWith('[^', at)) return {};
  const found = signAt(text, at);
  const { sign } = found;
  if (sign === '') return {};
  if (seed.includes(found.words) && !standsWithout(seed, lineBefore(text, at), found)) return {};
  const written = end && text.slice(at, offsetOf(file, end));
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

/** Whether the seed has the words on both sides of a sign, and not the sign between them. */
function standsWithout(seed: string, before: string, { sign, rest }: FoundSign): boolean {
  const isBetween = before.trim() !== '' && rest.trim() !== '';
  return (
    isBetween && !seed.includes(fold(before + sign + rest)) && seed.includes(fold(before + rest))
  );
}

/** The last words of the line before an offset, without our own markup. */
function lineBefore(text: string, at: number): string {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 200), at);
  return withoutMarkup(line).slice(-40);
}

const ownMarkup = new RegExp(
  String.raw`</?(?:${[...attributesOf.keys()].join('|')})\b[^>]*>|\[\^[^\]\s]+\]`,
  'g',
);

function withoutMarkup(text: string): string {
  return text.replace(ownMarkup, '').replace(/\\(?=[!-/:-@[-`{-~])/g, '');
}

/** A sign, what it is with the word that follows, and that word, without our own markup. */
interface FoundSign {
  sign: string;
  words: string;
  rest: string;
}

/** How far a tag is looked through for its end, in UTF-16 units: what looks like one may have none. */
const longestTag = 2000;

/** The sign that stands at an offset; '' where none does. */
function signAt(text: string, at: number): FoundSign {
  const isTag = /^<\/?[A-Za-z][\w-]*[\s/>]/.test(text.slice(at, at + 40));
  const passage = isTag ? text.slice(at, at + longestTag) : '';
  const tag = passage.slice(0, openingEnd(passage, 0));
  if (tag !== '') {
    const after = withoutMarkup(text.slice(at + tag.length, at + tag.length + 200));
    const rest = after.slice(0, endOfMatch(/\s*[\p{L}\p{M}\p{N}]*/uy, after, 0));
    return { sign: tag, words: fold(tag), rest };
  }
  const written = withoutMarkup(text.slice(at, at + 200));
  const [, sign = '', rest = ''] =
    /^(\d{1,9}[.)](?=\s)|[^\p{L}\p{M}\p{N}\s]+)(\s*[\p{L}\p{M}\p{N}]*)/u.exec(written) ?? [];
  return { sign, words: fold(sign + rest), rest };
}
