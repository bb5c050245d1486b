import { foundWhileReading } from './check.ts';

/** A field at the head of a file has a value that cannot be read: a date that is none, an id with spaces, a word that is not in the list of those allowed. */
export const fieldInvalid = foundWhileReading('field-invalid');
