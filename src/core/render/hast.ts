/** An element or a text, as HTML will have it: hast, as far as it is used here. */
export type Node = Element | Text;

/** An element of HTML. */
export interface Element {
  type: 'element';
  tagName: string;
  properties: Record<string, string | number>;
  children: Node[];
}

/** Text in HTML, which is escaped when it is written. */
export interface Text {
  type: 'text';
  value: string;
}

/** Returns an element. A property that is undefined is left out. */
export function el(
  tagName: string,
  properties: Record<string, string | number | undefined> = {},
  children: (Node | string)[] = [],
): Element {
  const given: Element['properties'] = {};
  for (const [name, value] of Object.entries(properties)) {
    if (value !== undefined) given[name] = value;
  }
  return {
    type: 'element',
    tagName,
    properties: given,
    children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
  };
}

/** Returns a text as a node. */
export function text(value: string): Text {
  return { type: 'text', value };
}

/** Returns the words in nodes, as `textContent` has them (DOM Standard, §4.4). */
export function textContent(nodes: readonly Node[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : textContent(node.children)))
    .join('');
}

/** The elements used here that have no content and no end tag (HTML Standard, §13.1.2). */
const voids = new Set(['br', 'hr', 'img', 'link', 'meta']);

/**
 * Returns nodes as HTML. Only `&`, `<` and in attributes `"` become character references: HTML changes the
 * references of controls (HTML Standard, §13.2.5.80), so every other character is written as itself.
 */
export function html(nodes: readonly Node[]): string {
  let written = '';
  for (const node of nodes) {
    if (node.type === 'text') {
      written += escape(node.value);
      continue;
    }
    const { tagName, children } = node;
    written += startTag(node);
    if (!voids.has(tagName)) written += `${html(children)}</${tagName}>`;
  }
  return written;
}

/** Returns the start tag of an element: for content that is HTML already. */
export function startTag({ tagName, properties }: Element): string {
  let written = `<${tagName}`;
  for (const [name, value] of Object.entries(properties)) written += attribute(name, value);
  return `${written}>`;
}

/** A property is named as scripts name it: `dataSeed` for `data-seed`. */
function attribute(property: string, value: string | number): string {
  const name = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return ` ${name}="${escape(String(value)).replaceAll('"', '&quot;')}"`;
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
