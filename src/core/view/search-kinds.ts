import { entryKinds } from '../edition/schema/entry.ts';
import { labelOf, type Rendering } from '../render/context.ts';

/**
 * Returns what kinds of claims and entries are called on pages in a further language, by what they are called in the first, in
 * which the index has them; undefined on pages in that.
 */
export function kindsForSearch(
  own: Pick<Rendering, 'edition' | 'wording'>,
  first: Pick<Rendering, 'edition' | 'wording'>,
): Record<string, string> | undefined {
  if (own === first) return undefined;
  const ofClaims = [...first.edition.kinds.values()].map(
    ({ id, label }) => [label, labelOf(own.edition.kinds, id)] as const,
  );
  const ofEntries = entryKinds.map(
    (kind) => [first.wording.words.glossary[kind], own.wording.words.glossary[kind]] as const,
  );
  return Object.fromEntries([...ofEntries, ...ofClaims]);
}
