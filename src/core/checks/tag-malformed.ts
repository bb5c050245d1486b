import { foundWhileReading } from './check.ts';

/** A tag is not written as tags are: quotation marks are missing around a value, or there is no `>` at its end. */
export const tagMalformed = foundWhileReading('tag-malformed');
