import type { Nodes, Root, RootContent } from 'mdast';
import { fromParse5 } from 'hast-util-from-parse5';
import { toMdast } from 'hast-util-to-mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { budgetFor } from '../page/budget.ts';

/** How long a body may be, in UTF-16 units: a page with many signs in a paragraph takes long to read, for everybody. */
export const longestBody = 20_000;

/** How deep what a body has may stand in one another. */
const deepest = 200;

/** Returns what a body says by its format (IANA media type): HTML and Markdown as trees, all else as paragraphs of words. */
export function readBody(value: string, format: string): RootContent[] {
  if (/\bhtml\b/i.test(format)) return readHtml(value);
  return /\bmarkdown\b/i.test(format) ? readMarkdown(value) : paragraphs(value);
}

function readHtml(value: string): RootContent[] {
  const fragment = parseFragment(value);
  // What walks a tree goes as deep as it is.
  if (isDeep(fragment)) return paragraphs(value);
  // That of a fragment is a root.
  return (toMdast(fromParse5(fragment)) as Root).children;
}

function readMarkdown(value: string): RootContent[] {
  try {
    const extensions = [gfm(), budgetFor(value).syntax];
    return fromMarkdown(value, { extensions, mdastExtensions: [gfmFromMarkdown()] }).children;
  } catch {
    // It would take longer to read than anybody’s words do.
    return paragraphs(value);
  }
}

function paragraphs(value: string): RootContent[] {
  return value
    .split(/(?:\r\n?|\n){2,}/)
    .filter((words) => words.trim() !== '')
    .map((words) => ({
      type: 'paragraph',
      children: words
        .trim()
        .split(/\r\n?|\n/)
        .flatMap((line, n): Extract<Nodes, { type: 'text' | 'break' }>[] => [
          ...(n > 0 ? [{ type: 'break' } as const] : []),
          { type: 'text', value: line.trim() },
        ]),
    }));
}

function isDeep(tree: DefaultTreeAdapterTypes.Node): boolean {
  let level = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
  return false;
}
