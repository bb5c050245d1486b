import sharp from 'sharp';
import { drawCard } from '../core/render/pictures/card.ts';
import { cardContent } from '../core/view/card.ts';
import type { ShownEdition } from '../core/view/shown.ts';

// Fontconfig, which finds the fonts, prefers those for the locale of whoever builds: the same edition has the same card anywhere.
process.env['FC_LANG'] = 'en';

/** Returns the card of the edition as PNG, 1200 by 630 pixels, set in the serif that the machine has. */
export async function cardOf(shown: ShownEdition): Promise<Uint8Array> {
  const svg = drawCard(cardContent(shown));
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer();
}
