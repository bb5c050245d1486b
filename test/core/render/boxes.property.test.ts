import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setBoxes } from '../../../src/core/render/boxes.ts';
import { el, type Element, type Node, text, textContent } from '../../../src/core/render/hast.ts';

const words = fc.string({
  unit: fc.constantFrom('a', 'ש', 'ب', '7', ' ', ' ', '\u00A0', '\t', '\n'),
  maxLength: 12,
});
const { nodes } = fc.letrec<{ node: Node; nodes: Node[] }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    words.map(text),
    tie('nodes').map((inner) => el('b', { id: 'x' }, inner)),
    fc.constant(el('bdi', { id: 'n', dataApparatus: '' }, ['[1  2]'])),
  ),
  nodes: fc.array(tie('node'), { maxLength: 5 }),
}));

test('each cell of a table stands in one box, and what is around and among its words stays', () => {
  fc.assert(
    fc.property(nodes, (given) => {
      const boxed = setBoxes(given);
      expect(textContent(boxed)).toBe(textContent(given));
      expect(leavesOf(boxed).join('')).toBe(leavesOf(given).join(''));
      const boxes = elementsOf(boxed).filter(({ tagName }) => tagName === 'span');
      expect(boxes.map((one) => wordsOf([one]))).toEqual(
        wordsOf(given).match(/[^\t\n \u00A0]+(?:[ \u00A0][^\t\n \u00A0]+)*/g) ?? [],
      );
      const addresses = (all: readonly Node[]) =>
        elementsOf(all).filter(({ properties }) => properties['id'] !== undefined).length;
      expect(addresses(boxed)).toBe(addresses(given));
    }),
  );
});

function elementsOf(nodes: readonly Node[]): Element[] {
  return nodes.flatMap((node) =>
    node.type === 'text' ? [] : [node, ...elementsOf(node.children)],
  );
}

function wordsOf(nodes: readonly Node[]): string {
  return textContent(withoutApparatus(nodes));
}

function withoutApparatus(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.type === 'text') return [node];
    if (node.tagName === 'bdi') return [];
    return [{ ...node, children: withoutApparatus(node.children) }];
  });
}

/** The characters in nodes, each with how many elements of the source it stands in. */
function leavesOf(nodes: readonly Node[], depth = 0): string[] {
  return nodes.flatMap((node) =>
    node.type === 'text'
      ? [...node.value].map((character) => `${depth}${character}`)
      : leavesOf(node.children, depth + Number(node.tagName === 'b')),
  );
}
