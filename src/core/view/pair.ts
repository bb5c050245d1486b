import type { PageHead } from '../edition/published.ts';
import type { Rendering } from '../render/context.ts';
import { type NamedLink, linkToSource } from '../render/named-link.ts';
import type { SourceModel } from './models/source.ts';
import { sourceIndex } from './source-index.ts';

/** A source and its translations, as each names the others. */
export interface TranslationPair {
  /** The source that this one translates. */
  original?: NamedLink;
  /** Those that translate this one. */
  translations?: NamedLink[];
}

/** Returns which of the `shown` sources a page translates, and which translate it. */
export function translationPair(
  { id, data }: PageHead,
  shown: readonly SourceModel[],
  rendering: Pick<Rendering, 'edition' | 'href'>,
): TranslationPair {
  const link = ({ page }: SourceModel): NamedLink => linkToSource(page, rendering);
  const index = sourceIndex(shown);
  const original = index.byId.get(data['translation-of'] ?? '');
  const translations = index.translations.get(id);
  return {
    ...(original && { original: link(original) }),
    ...(translations && { translations: translations.map(link) }),
  };
}
