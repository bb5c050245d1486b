import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Finding } from '../problem.ts';
import { didYouMean, nearest } from '../text/nearest.ts';
import { placeOf, type TextFile } from './file.ts';
import type { Attribute, Element } from './model.ts';
import { endOf, startOf } from './nodes.ts';

/** An element of the tree with the way to its place in the file. */
export interface ElementNode {
  node: MdxJsxFlowElement | MdxJsxTextElement;
  toFile: (offset: number) => number;
  file: TextFile;
}

/** The attributes of each element of the subset. */
export const attributesOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['Source', []],
  ['Claim', ['id', 'by', 'kind', 'verdict', 'via', 'date']],
  ['Term', ['id']],
]);

/**
 * Returns an element as data, but for what it holds. Yields element-unknown, html-in-page, attribute-unknown,
 * and code-in-page for an attribute whose value is an expression.
 */
export function readElement(
  { node, toFile, file }: ElementNode,
  scope: string,
  findings: Finding[],
): Omit<Element, 'empty'> {
  const at = toFile(startOf(node));
  const end = toFile(endOf(node));
  // A fragment, `<>`, has no name.
  const name = node.name ?? '';
  const known = attributesOf.get(name);
  if (!known) findings.push(unknownElement(name, file, at));
  const attributes: Record<string, Attribute> = {};
  for (const attribute of node.attributes) {
    const place = toFile(Number(attribute.position?.start.offset));
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      findings.push(code('code', file, place));
    } else if (!known) {
      continue;
    } else if (!known.includes(attribute.name)) {
      findings.push(unknownAttribute(name, known, attribute.name, file, place));
    } else if (attribute.value !== null && typeof attribute.value === 'object') {
      findings.push(code('expression as value', file, place));
    } else {
      attributes[attribute.name] = { value: attribute.value ?? '', at: place };
    }
  }
  const flow = node.type === 'mdxJsxFlowElement';
  return { name, attributes, at, end, opened: openingEnd(file.text, at), scope, flow };
}

/** Returns the UTF-16 offset past the `>` of the tag that begins at `at`; quoted values may hold a `>`. */
export function openingEnd(text: string, at: number): number {
  const match = /<(?:"[^"]*"|'[^']*'|[^>"'])*>?/y;
  match.lastIndex = at;
  return at + Number(match.exec(text)?.[0].length);
}

/** Returns element-unknown, or html-in-page where the name is none that an element of ours could have. */
export function unknownElement(name: string, file: TextFile, at: number): Finding {
  return /^[A-Z]/.test(name)
    ? {
        code: 'element-unknown',
        message: `Unexpected element “<${name}>”, expected <Source>, <Claim> or <Term>`,
        place: placeOf(file, at, at + name.length + 1),
        hint: `${didYouMean(name, [...attributesOf.keys()])}put a backslash before “<” if it is text, or take the tag out`,
      }
    : rawHtml(`<${name}>`, file, at);
}

/** Returns html-in-page for what begins as `what`. */
export function rawHtml(what: string, file: TextFile, at: number): Finding {
  const [, slash = '', name = ''] = /^<(\/?)([A-Za-z]+)>$/.exec(what) ?? [];
  const meant = nearest(name, attributesOf.keys());
  return {
    code: 'html-in-page',
    message: `Unexpected HTML “${what}”, expected Markdown`,
    place: placeOf(file, at, at + what.length),
    hint: `${meant === undefined ? '' : `did you mean “<${slash}${meant}>”? `}put a backslash before “<” if it is text, or take it out`,
  };
}

/** Returns attribute-unknown for `word`, where an element has only the attributes `known`. */
export function unknownAttribute(
  name: string,
  known: readonly string[],
  word: string,
  file: TextFile,
  at: number,
): Finding {
  return {
    code: 'attribute-unknown',
    message: `Unexpected attribute “${word}” of <${name}>, expected ${known.length > 0 ? `one of ${known.join(', ')}` : 'none'}`,
    place: placeOf(file, at, at + word.length),
    hint: `${didYouMean(word, known)}check its spelling, or take it out`,
  };
}

function code(what: string, file: TextFile, at: number): Finding {
  return {
    code: 'code-in-page',
    message: `Unexpected ${what} in a tag, expected a value between quotation marks`,
    place: placeOf(file, at),
    hint: 'write name="value"',
  };
}
