import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { endOfMatch } from '../text/end-of-match.ts';
import { didYouMean, nearest } from '../text/nearest.ts';
import type { FilePassage, ReportingFile } from './file.ts';
import { type Attribute, homeElements, type MarkupElement } from './model.ts';
import { endOf, startOf } from './nodes.ts';
import { renditions } from './rendition.ts';

/** The attributes of each element of the subset. */
export const attributesOf: ReadonlyMap<string, readonly string[]> = new Map<
  string,
  readonly string[]
>([
  ['Source', []],
  ['Claim', ['id', 'by', 'kind', 'verdict', 'via', 'date', 'as-of']],
  ['Term', ['id']],
  ['Row', ['id', 'source', 'line']],
  ...[...renditions].map(([name, rules]): [string, string[]] => [name, Object.keys(rules)]),
  ...homeElements.map((name): [string, string[]] => [name, []]),
]);

/** The file that says what stands on the front page. */
export const homePath = 'content/home.mdx';
/** Whether a file is that, or its translation. */
const isHome = (path: string): boolean => /^content\/home(?:\.[\w-]+)?\.mdx$/.test(path);

/** Those of the front page, and those of all other files. */
const ofHome: readonly string[] = [...homeElements, 'Term'];
const ofPages = [...attributesOf.keys()].filter(
  (name) => !homeElements.some((one) => one === name),
);

/**
 * Returns an element as data, but for what it holds. Reports element-unknown, html-in-page, attribute-unknown,
 * and code-in-page for an attribute whose value is an expression.
 */
export function readElement(
  node: MdxJsxFlowElement | MdxJsxTextElement,
  { file, toFile, scope }: FilePassage,
): Omit<MarkupElement, 'empty'> {
  const at = toFile(startOf(node));
  const end = toFile(endOf(node));
  // A fragment, `<>`, has no name.
  const name = node.name ?? '';
  const known = attributesOf.get(name);
  if (!known) refuseElement(name, at, file);
  const attributes: Record<string, Attribute> = {};
  for (const attribute of node.attributes) {
    const place = toFile(startOf(attribute));
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      refuseCode('code', place, file);
    } else if (!known) {
      continue;
    } else if (!known.includes(attribute.name)) {
      refuseAttribute(attribute.name, { name, known, at: place }, file);
    } else if (attribute.value !== null && typeof attribute.value === 'object') {
      refuseCode('expression as value', place, file);
    } else {
      attributes[attribute.name] = { value: attribute.value ?? '', at: place };
    }
  }
  const flow = node.type === 'mdxJsxFlowElement';
  return { name, attributes, at, end, opened: openingEnd(file.text, at), scope, flow };
}

/**
 * Returns the UTF-16 offset past the `>` of the tag that begins at `at`; quoted values may hold a `>`.
 * @example
 * openingEnd('<Claim id="a>b">c', 0) // => 16
 */
export function openingEnd(text: string, at: number): number {
  return endOfMatch(/<(?:"[^"]*"|'[^']*'|[^>"'])*>?/y, text, at);
}

/** Reports element-unknown, or html-in-page where the name is none that an element of ours could have. */
export function refuseElement(name: string, at: number, file: ReportingFile): void {
  if (!/^[A-Z]/.test(name)) return refuseHtml(`<${name}>`, at, file);
  const known = isHome(file.path) ? ofHome : ofPages;
  file.report(
    'element-unknown',
    { start: at, end: at + name.length + 1 },
    `Unexpected element “<${name}>”, expected one of ${known.map((one) => `<${one}>`).join(', ')}`,
    {
      hint: `${didYouMean(name, known)}put a backslash before “<” if it is text, or take the tag out`,
    },
  );
}

/** Reports html-in-page for what begins as `what`. */
export function refuseHtml(what: string, at: number, file: ReportingFile): void {
  const [, slash = '', name = ''] = /^<(\/?)([A-Za-z]+)>$/.exec(what) ?? [];
  const meant = nearest(name, attributesOf.keys());
  file.report(
    'html-in-page',
    { start: at, end: at + what.length },
    `Unexpected HTML “${what}”, expected Markdown`,
    {
      hint: `${meant === undefined ? '' : `did you mean “<${slash}${meant}>”? `}put a backslash before “<” if it is text, or take it out`,
    },
  );
}

/** Reports attribute-unknown for a word that stands at `at`, in a tag of the element `name`. */
export function refuseAttribute(
  word: string,
  { name, known, at }: { name: string; known: readonly string[]; at: number },
  file: ReportingFile,
): void {
  file.report(
    'attribute-unknown',
    { start: at, end: at + word.length },
    `Unexpected attribute “${word}” of <${name}>, expected ${known.length > 0 ? `one of ${known.join(', ')}` : 'none'}`,
    { hint: `${didYouMean(word, known)}check its spelling, or take it out` },
  );
}

function refuseCode(what: string, at: number, file: ReportingFile): void {
  file.report(
    'code-in-page',
    at,
    `Unexpected ${what} in a tag, expected a value between quotation marks`,
    { hint: 'write name="value"' },
  );
}
