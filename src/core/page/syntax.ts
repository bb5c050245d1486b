import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfm } from 'micromark-extension-gfm';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { mdxjs } from 'micromark-extension-mdxjs';

/** A tree, and the error that kept it from being read as MDX, with its UTF-16 offset where it is told. */
export interface Parsed {
  tree: Root;
  error?: { message: string; at?: number };
}

/**
 * Parses source text: CommonMark, MDX and footnote marks. GFM's autolinks, tables and strikethrough stay out,
 * since no escape can keep them from changing text.
 */
export function parseSourceText(text: string): Parsed {
  return parse(text, [gfmFootnote()], [gfmFootnoteFromMarkdown()]);
}

/** Parses editors' prose: CommonMark, MDX and GFM whole. */
export function parseProse(text: string): Parsed {
  return parse(text, [gfm()], [gfmFromMarkdown()]);
}

type Extensions = Parameters<typeof fromMarkdown>[1] extends infer O
  ? O extends { extensions?: infer E; mdastExtensions?: infer M }
    ? { syntax: NonNullable<E>; tree: NonNullable<M> }
    : never
  : never;

/**
 * The MDX parser throws at its first error, with no tree. The page is then read again as Markdown, so that
 * what else is wrong with it can be told in the same run.
 */
function parse(text: string, syntax: Extensions['syntax'], tree: Extensions['tree']): Parsed {
  const marked = text + definitions(text);
  try {
    return {
      tree: fromMarkdown(marked, {
        extensions: [...syntax, mdxjs()],
        mdastExtensions: [...tree, mdxFromMarkdown()],
      }),
    };
  } catch (error) {
    return {
      tree: fromMarkdown(marked, {
        extensions: [...syntax, { disable: { null: ['codeIndented'] } }],
        mdastExtensions: tree,
      }),
      error: describe(error),
    };
  }
}

/**
 * Returns a definition for every footnote label that occurs, to stand past the end of the text: without one
 * the parser takes a reference for text, and neither place nor number of an undefined note would be known.
 * Where a definition stands in the text itself, that one is first, and wins.
 */
function definitions(text: string): string {
  const labels = new Set<string>();
  for (const match of text.matchAll(/\[\^((?:\\[[\]\\]|[^[\]\s\\])+)\]/g))
    labels.add(match[1] ?? '');
  return [...labels].map((label) => `\n\n[^${label}]: x`).join('');
}

/** The shape of what micromark throws (vfile-message). */
interface SyntaxMessage {
  reason: string;
  place?: { offset?: number; start?: { offset?: number } };
}

function describe(error: unknown): { message: string; at?: number } {
  if (!isSyntaxMessage(error)) throw error;
  const at = error.place?.offset ?? error.place?.start?.offset;
  return at === undefined ? { message: error.reason } : { message: error.reason, at };
}

function isSyntaxMessage(error: unknown): error is SyntaxMessage & Error {
  return error instanceof Error && 'reason' in error && typeof error.reason === 'string';
}
