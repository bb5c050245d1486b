import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfm } from 'micromark-extension-gfm';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { mdxjs } from 'micromark-extension-mdxjs';
import { rememberBrackets } from './brackets.ts';
import { budgetFor } from './budget.ts';
import './edit-map.ts';
import type { Excess } from './excess.ts';
import type { Construct, TokenizerState, Syntax } from './micromark.ts';

/** A text read as MDX, or as far as it can be read without. */
export type Parsed = { tree: Root; error?: undefined } | Unparsed;

/** A tree without MDX, and the error that kept it from being read as that, with its UTF-16 offset where it is told. */
export interface Unparsed {
  tree: Root;
  error: { message: string; at?: number; excess?: Excess };
}

/**
 * Parses source text: CommonMark, MDX and footnote marks. GFM's autolinks, tables and strikethrough stay out,
 * since no escape can keep them from changing text.
 */
export function parseSourceText(text: string): Parsed {
  return parse(text, { syntax: [gfmFootnote()], tree: [gfmFootnoteFromMarkdown()] });
}

/**
 * Parses editors' prose: CommonMark, MDX and GFM. Of GFM's autolinks those inside brackets stay text: they are made
 * from the finished tree, by nodes that no longer know where they stand.
 */
export function parseProse(text: string): Parsed {
  return parse(text, {
    syntax: [rememberBrackets(gfm(), text), keysInBraces],
    tree: gfmFromMarkdown().map(({ transforms: _, ...tree }) => tree),
  });
}

/** What is read beside CommonMark and MDX, and how its tree is made. */
interface Grammar {
  syntax: readonly Syntax[];
  tree: ReturnType<typeof gfmFromMarkdown>;
}

/**
 * The MDX parser throws at its first error, with no tree. The page is then read again as Markdown, so that
 * what else is wrong with it can be told in the same run: tags as parts of their paragraphs, since a block of
 * HTML would hide all that stands in it.
 */
function parse(text: string, grammar: Grammar): Parsed {
  const { syntax, tree } = grammar;
  const budget = budgetFor(text);
  try {
    const mdx = {
      extensions: [...syntax, anyNote, mdxjs({ acorn: budget.acorn }), budget.syntax],
      mdastExtensions: [tree, mdxFromMarkdown()],
    };
    return { tree: shallow(fromMarkdown(text, mdx)) };
  } catch (error) {
    const described = describe(error as Thrown);
    return described.excess
      ? { tree: empty, error: described }
      : parseWithoutMdx(text, grammar, described);
  }
}

function parseWithoutMdx(
  text: string,
  { syntax, tree }: Grammar,
  error: Unparsed['error'],
): Unparsed {
  const withoutBlocks = { disable: { null: ['codeIndented', 'htmlFlow'] } };
  try {
    const extensions = [...syntax, anyNote, withoutBlocks, budgetFor(text).syntax];
    return { tree: shallow(fromMarkdown(text, { extensions, mdastExtensions: [tree] })), error };
  } catch (thrown) {
    const described = describe(thrown as Thrown);
    return { tree: empty, error: described.excess ? described : error };
  }
}

const empty: Root = { type: 'root', children: [] };

/** How many things may stand inside one another: what reads a tree goes as deep as it is. */
const maxDepth = 100;

/** Returns the tree, and throws where it is deeper than anybody could mean. */
function shallow(tree: Root): Root {
  let level: Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) {
      const message = `more than ${maxDepth} things inside one another`;
      throw Object.assign(new Error(message), { place: level[0]?.position });
    }
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return tree;
}

/**
 * What the label of a definition may be. Behind an exclamation mark the parser does not look at a label itself,
 * and would go round for ever in an empty one.
 */
const label = /^(?:\\[[\\\]]|\\(?![[\\\]])|[^\\\t\n\r [\]])+$/;

/** Stands in for the list of the defined labels, which the parser keeps. */
const everyLabel = Object.assign([], { includes: (text: string) => label.test(text) });

/**
 * Has every footnote mark read as one. Without a definition the parser takes a mark for text, and neither the
 * place nor the number of an undefined note would be known; and the marks of the source text are defined outside it.
 */
const beforeNotes: Construct = {
  tokenize(_, __, nok) {
    this.parser.gfmFootnotes = everyLabel;
    return nok;
  },
};
const anyNote: Syntax = {
  // Else each definition is looked for among all that came before it.
  document: { 91: beforeNotes },
  text: { 91: beforeNotes, 93: beforeNotes },
};

/**
 * Returns whether the brace at an offset (UTF-16) opens the key of a citation, `[@{…}]`, which is read as text, where MDX would see
 * an expression.
 */
export function opensKey(text: string, at: number): boolean {
  const inBraces = /(?<=@)\{[^\s\\{}]*\}/y;
  inBraces.lastIndex = at;
  return inBraces.test(text);
}

/** Has such a key read as text. */
const keyInBraces: Construct = {
  tokenize(effects, ok, nok) {
    const inside: TokenizerState = (code) => {
      if (code === null || code < 33 || code === 92 || code === 123) return nok(code);
      effects.consume(code);
      if (code !== 125) return inside;
      effects.exit('data');
      return ok;
    };
    const open: TokenizerState = (code) => {
      if (code !== 123) return nok(code);
      effects.consume(code);
      return inside;
    };
    return (code) => {
      effects.enter('data');
      effects.consume(code);
      return open;
    };
  },
};

/** Has the key of a citation in braces, `[@{…}]`, read as text wherever MDX is read. */
export const keysInBraces: Syntax = { text: { 64: keyInBraces } };

/** What the parser throws: on purpose a vfile-message, which has a reason; else a slip of its own. */
interface Thrown {
  message: string;
  reason?: string;
  place?: { offset?: number; start?: { offset?: number } };
  excess?: Excess;
}

function describe({ message, reason = message, place, excess }: Thrown): Unparsed['error'] {
  const at = place?.offset ?? place?.start?.offset;
  return { message: reason, ...(at !== undefined && { at }), ...(excess && { excess }) };
}
