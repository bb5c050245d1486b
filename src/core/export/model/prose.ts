import type { z } from 'zod';
import type { ProseNode } from '../../page/model.ts';
import type { sourceModel } from './schema.ts';

type ProseData = z.input<typeof sourceModel>['before'];

/** Returns prose as data: its tree, without where in a file its words stand. */
export function proseData(nodes: readonly ProseNode[]): ProseData {
  const plain = (key: string, value: unknown) => (key === 'at' ? undefined : value);
  return JSON.parse(JSON.stringify(nodes, plain)) as ProseData;
}
