import { Scalar } from 'yaml';
import { describe, expect, test } from 'vitest';
import { endOf, labelOf, nodesOf, startOf } from '../../../src/core/page/nodes.ts';
import { parseProse } from '../../../src/core/page/syntax.ts';
import { rangeOfNode } from '../../../src/core/page/yaml-range.ts';

describe('a node that was parsed', () => {
  test('has a place, and the name of a note as it is written', () => {
    const { children } = parseProse('A.[^Note]\n\n[^Note]: B.\n').tree;
    const [mark] = nodesOf('footnoteReference', children);
    expect(mark && [startOf(mark), endOf(mark), labelOf(mark)]).toEqual([2, 9, 'Note']);
  });
});

describe('a node that was made', () => {
  test('has no place that could be told', () => {
    expect(() => startOf({})).toThrow('Unexpected node without a position');
    expect(() => endOf({})).toThrow(TypeError);
    expect(() => rangeOfNode(new Scalar('a'))).toThrow(TypeError);
  });

  test('may name its note by what identifies it alone', () => {
    expect(labelOf({ type: 'footnoteReference', identifier: 'note' })).toBe('note');
  });
});
