import { foundWhileReading } from './check.ts';

export const attributeUnknown = foundWhileReading('attribute-unknown');
