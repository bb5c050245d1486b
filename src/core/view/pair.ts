import type { PageHead } from '../edition/published.ts';
import type { Rendering } from '../render/context.ts';
import { type NamedLink, linkToSource } from '../render/named-link.ts';
import type { SourceModel } from './models/source.ts';
import { sourceIndex } from './source-index.ts';

/** A source, its translations and its other texts, as each names the others. */
export interface TranslationPair {
  /** The source that this one translates. */
  original?: NamedLink;
  /** Those that translate this one. */
  translations?: NamedLink[];
  /** The source that this one is another text of. */
  witnessOf?: NamedLink;
  /** Those that are another text of this one. */
  witnesses?: NamedLink[];
}

/** Returns which of the `shown` sources a page translates or is another text of, and which are that of it. */
export function translationPair(
  { id, data }: PageHead,
  shown: readonly SourceModel[],
  rendering: Pick<Rendering, 'edition' | 'href'>,
): TranslationPair {
  const link = ({ page }: SourceModel): NamedLink => linkToSource(page, rendering);
  const index = sourceIndex(shown);
  const original = index.byId.get(data['translation-of'] ?? '');
  const translations = index.translations.get(id);
  const witnessOf = index.byId.get(data['witness-of'] ?? '');
  const witnesses = index.witnesses.get(id);
  return {
    ...(original && { original: link(original) }),
    ...(translations && { translations: translations.map(link) }),
    ...(witnessOf && { witnessOf: link(witnessOf) }),
    ...(witnesses && { witnesses: witnesses.map(link) }),
  };
}
