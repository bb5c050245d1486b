import { foundWhileReading } from './check.ts';

/** A file of the edition has more than 5 MB. */
export const fileTooLarge = foundWhileReading('file-too-large');
