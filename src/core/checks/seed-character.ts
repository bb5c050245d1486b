import { foundWhileReading } from './check.ts';

/** The seed holds a character that no web page can carry: U+0000, or half of a character. */
export const seedCharacter = foundWhileReading('seed-character');
