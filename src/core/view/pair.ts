import type { PageHead } from '../edition/published.ts';
import { pathOfTexts } from '../edition/texts.ts';
import type { Rendering } from '../render/context.ts';
import type { Node } from '../render/hast.ts';
import { type NamedLink, linkToSource, renderLink } from '../render/named-link.ts';
import { listed, said } from '../render/said.ts';
import type { Wording } from '../words/wording.ts';
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
  /** The address at which it stands beside these. */
  beside?: string;
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
  const group = index.groupOf.get(id);
  return {
    ...(original && { original: link(original) }),
    ...(translations && { translations: translations.map(link) }),
    ...(witnessOf && { witnessOf: link(witnessOf) }),
    ...(witnesses && { witnesses: witnesses.map(link) }),
    ...(group !== undefined && { beside: rendering.href(pathOfTexts(group)) }),
  };
}

/** Returns what is said of the other texts of a source, a line for each way that they are its. */
export function pairLines(pair: TranslationPair, wording: Wording): Node[][] {
  const { original, translations, witnessOf, witnesses } = pair;
  const words = wording.words.source;
  const one = (message: typeof words.original | typeof words.witnessOf, link: NamedLink) =>
    said(wording, message, { source: () => renderLink(link) }, {});
  const many = (message: typeof words.translations | typeof words.witnesses, links: NamedLink[]) =>
    said(wording, message, { sources: () => listed(wording, links.map(renderLink)) }, {});
  return [
    ...(original ? [one(words.original, original)] : []),
    ...(translations ? [many(words.translations, translations)] : []),
    ...(witnessOf ? [one(words.witnessOf, witnessOf)] : []),
    ...(witnesses ? [many(words.witnesses, witnesses)] : []),
  ];
}
