import type { CardContent } from '../render/pictures/card.ts';
import type { ShownEdition } from './shown.ts';

/** Returns what the card of an edition says, in the edition's language. */
export function cardContent({ edition, shown, url, wording }: ShownEdition): CardContent {
  const { title, description = '', language, appearance } = edition.about;
  const { words, say } = wording;
  const claims = shown.flatMap(({ claims }) => claims);
  return {
    title,
    description,
    language,
    accent: appearance?.accent?.light,
    sans: appearance?.font === 'sans',
    verdicts: [...edition.verdicts.values()].map(({ id, tone }) => ({
      tone,
      count: claims.filter(({ verdict }) => verdict === id).length,
    })),
    foot: [
      say(words.counts.sources, { n: shown.length }),
      ...(claims.length > 0 ? [say(words.counts.claims, { n: claims.length })] : []),
      ...(url === '' ? [] : [url.replace(/^https?:\/\//, '')]),
    ].join(' · '),
  };
}
