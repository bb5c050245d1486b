import type { Reference } from '../edition/references.ts';

/** Returns works as CSL-JSON (Citation Style Language 1.0.2), each under the key that notes cite it by. */
export function cslJson(references: readonly Reference[]): string {
  return `${JSON.stringify(worksOf(references), undefined, 2)}\n`;
}

/** Returns the works with their keys as ids. */
export function worksOf(references: readonly Reference[]) {
  return references.map(({ key, work }) => ({ ...work, id: key, 'citation-key': key }));
}
