import { labelsOf } from '../core/render/labels.ts';
import { fold } from '../core/text/fold.ts';
import { say } from '../core/words/message.ts';
import { words as labels } from './words/apparatus.ts';
import { language, words } from './words/verifying.ts';
import {
  type SourceMarkup,
  readSourceMarkup,
  findSources,
  type Tree,
} from '../core/render/source-markup.ts';

/** The page as the browser has it. */
const tree: Tree<Node> = {
  name: (node) => (node instanceof Element ? node.localName : undefined),
  attributes: (node) => (node instanceof Element ? node.getAttributeNames() : []),
  attribute: (node, name) =>
    node instanceof Element ? (node.getAttribute(name) ?? undefined) : undefined,
  children: (node) => [...node.childNodes],
  words: (node) => (node instanceof Text ? node.data : ''),
  replaced: (node) =>
    node instanceof Element &&
    (node.shadowRoot !== null || [...node.children].some(isShadowTemplate)),
  labels: labelsOf(labels),
};

/** A parser that makes no shadow trees leaves what they are made of (HTML Standard, section 4.12.3). */
function isShadowTemplate(node: Element): boolean {
  return node.localName === 'template' && node.hasAttribute('shadowrootmode');
}

/** What a source on the page says, and the element that it stands in. */
export type ShownSource = SourceMarkup<Node> & { element: Element };

/** Reads the sources of a page by the public contract, in the order in which they stand. */
export function readSources(page = document): ShownSource[] {
  return findSources<Node>(page.documentElement, tree).map((path) => ({
    ...readSourceMarkup(path, tree),
    // What is found is an element: it has an attribute.
    element: path.at(-1) as Element,
  }));
}

/**
 * Says what of a source Margent did not write, or not set as the decoded seed asks, in a sentence; nothing where there is nothing. What wrote
 * the page came with this script.
 */
export function tellForeign(source: ShownSource | undefined, seed: string): string {
  if (!source) return '';
  const foreign =
    source.foreign.length > 0 || source.text !== fold(seed)
      ? source.foreign
      : source.unlike({ ...source.setting(seed), isEarlier: false });
  // In `dev`, faults are shown in the text.
  const [first, ...more] = foreign.filter(
    ({ node }) => !(import.meta.env.DEV && (node as Element).closest('.desk-fault')),
  );
  if (!first) return '';
  const { found } = first;
  return more.length === 0
    ? say(words.foreign, { found }, language)
    : say(words.foreignMore, { found, n: more.length }, language);
}
