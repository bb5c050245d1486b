import sharp from 'sharp';
import { drawCard } from '../core/render/pictures/card.ts';
import { count } from '../core/text/count.ts';
import type { Site } from './site.ts';

/** Returns the card of the edition as PNG, 1200 by 630 pixels, set in the serif that the machine has. */
export async function cardOf({ edition, shown, url }: Site): Promise<Uint8Array> {
  const { title, description = '', appearance } = edition.about;
  const claims = shown.flatMap(({ claims }) => claims);
  const svg = drawCard({
    title,
    description,
    accent: appearance?.accent?.light,
    sans: appearance?.font === 'sans',
    verdicts: [...edition.verdicts.values()].map(({ id, tone }) => ({
      tone,
      count: claims.filter(({ verdict }) => verdict === id).length,
    })),
    foot: [
      count(shown.length, 'source'),
      ...(claims.length > 0 ? [count(claims.length, 'claim')] : []),
      ...(url === '' ? [] : [url.replace(/^https?:\/\//, '')]),
    ].join(' · '),
  });
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer();
}
