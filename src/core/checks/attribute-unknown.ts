import { foundWhileReading } from './check.ts';

/** A tag carries an attribute that it does not have. */
export const attributeUnknown = foundWhileReading('attribute-unknown');
