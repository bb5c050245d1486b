import { foundWhileReading } from './check.ts';

/** A file in `content/references` cannot be read, or a work in it has a key that no citation could name. */
export const referenceInvalid = foundWhileReading('reference-invalid');
