import { foundWhileReading } from './check.ts';

/** A file has a field that its kind of file does not have. */
export const fieldUnknown = foundWhileReading('field-unknown');
