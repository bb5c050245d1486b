import { foundWhileReading } from './check.ts';

/** A seed is text with signs in it that are none of the source’s: the tags of a web page, the times of subtitles. */
export const seedMarkup = foundWhileReading('seed-markup', 'warning');
