import { parseDocument, type Scalar, visit } from 'yaml';
import { findBody } from './body.ts';
import type { TextFile } from './file.ts';
import { frontmatterEnd } from './frontmatter.ts';
import type { Range } from '../text/range.ts';
import { asParsed } from './yaml.ts';

/** A range of a file, and how characters that it does not hold are written in it. */
export interface AuthoredRange extends Range {
  /** As character references, as escapes with `\`, or not at all. */
  notation: 'references' | 'escapes' | 'none';
}

/** Returns what a contributor writes in a file: all of it, but for the text of the seed in a source page. */
export function authoredRanges(file: TextFile): AuthoredRange[] {
  const { path, text } = file;
  const end = text.length;
  if (path.endsWith('.yaml')) return inYaml(text, end);
  if (path.endsWith('.json')) return [{ start: 0, end, notation: 'escapes' }];
  if (path.endsWith('.csl')) return [{ start: 0, end, notation: 'references' }];
  if (!path.endsWith('.mdx')) return [{ start: 0, end, notation: 'none' }];
  const start = frontmatterEnd(file);
  const body = path.startsWith('content/sources/') ? findBody(file, start).body : undefined;
  const prose = [
    { start, end: body?.start ?? end },
    ...(body ? [...tagsIn(text, body), { start: body.end, end }] : []),
  ];
  return [
    ...inYaml(text, start),
    ...prose.map((stretch): AuthoredRange => ({ ...stretch, notation: 'references' })),
  ];
}

/** The tags in the source text are not of the seed, be they well-formed or not. */
function tagsIn(text: string, { start, end }: Range) {
  const tag = /(?<!\\)<\/?(?:Claim|Term)(?![A-Za-z])[^<>]*/g;
  return [...text.slice(start, end).matchAll(tag)].map(({ 0: { length }, index }) => {
    return { start: start + index, end: start + index + length };
  });
}

/** Only what stands between double quotation marks has escapes. */
function inYaml(text: string, end: number): AuthoredRange[] {
  const stretches: AuthoredRange[] = [];
  const yaml = text.slice(0, end);
  let done = 0;
  const visitor = {
    Scalar: (_: unknown, { type, range }: Scalar) => {
      if (type !== 'QUOTE_DOUBLE' || !range) return;
      stretches.push({ start: done, end: range[0], notation: 'none' });
      stretches.push({ start: range[0], end: range[1], notation: 'escapes' });
      done = range[1];
    },
  };
  if (yaml.includes('\\')) {
    const fields = asParsed(yaml).replace(/^---|---[\t \r\n]*$/g, '   ');
    visit(parseDocument(fields, { prettyErrors: false, uniqueKeys: false }), visitor);
  }
  return [...stretches, { start: done, end, notation: 'none' }];
}
