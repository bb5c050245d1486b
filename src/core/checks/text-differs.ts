import { foundWhileReading } from './check.ts';

/** The text between `<Source>` and `</Source>` is not the text of the seed. */
export const textDiffers = foundWhileReading('text-differs');
