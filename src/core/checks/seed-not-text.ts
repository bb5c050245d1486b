import { foundWhileReading } from './check.ts';

/** A file in `seeds/` is no plain text: a document of a word processor, a PDF, a picture. */
export const seedNotText = foundWhileReading('seed-not-text');
