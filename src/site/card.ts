import sharp from 'sharp';
import { drawCard } from '../core/render/pictures/card.ts';
import type { Site } from './site.ts';

/** Returns the card of the edition as PNG, 1200 by 630 pixels, set in the serif that the machine has. */
export async function cardOf({ edition, shown, url }: Site): Promise<Uint8Array> {
  const { title, description = '' } = edition.about;
  const claims = shown.flatMap(({ page }) => page.claims);
  const svg = drawCard({
    title,
    description,
    verdicts: [...edition.verdicts.values()].map(({ id, tone }) => ({
      tone,
      count: claims.filter(({ verdict }) => verdict === id).length,
    })),
    foot: [
      `${shown.length} ${shown.length === 1 ? 'source' : 'sources'}`,
      `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`,
      ...(url === '' ? [] : [url.replace(/^https?:\/\//, '')]),
    ].join(' · '),
  });
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer();
}
