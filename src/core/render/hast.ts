import type { Element, ElementContent, Properties, Root, Text } from 'hast';
import { toHtml } from 'hast-util-to-html';

export type Node = ElementContent;

/** Returns an element. A property that is undefined or false is left out. */
export function el(
  tagName: string,
  properties: Record<string, string | number | boolean | undefined> = {},
  children: (Node | string)[] = [],
): Element {
  const given: Properties = {};
  for (const [name, value] of Object.entries(properties)) {
    if (value !== undefined && value !== false) given[name] = value;
  }
  return {
    type: 'element',
    tagName,
    properties: given,
    children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
  };
}

export function text(value: string): Text {
  return { type: 'text', value };
}

/**
 * Returns nodes as HTML. Only `&` and `<` become character references: HTML changes the references of controls
 * (HTML Standard, §13.2.5.80), so every other character is written as itself.
 */
export function html(nodes: readonly Node[]): string {
  const root: Root = { type: 'root', children: [...nodes] };
  return toHtml(root, {
    allowDangerousCharacters: true,
    characterReferences: { useNamedReferences: true },
  });
}
