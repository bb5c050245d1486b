import { foundWhileReading } from './check.ts';

/** A file lacks a field that it must have. */
export const fieldMissing = foundWhileReading('field-missing');
