import { foundWhileReading } from './check.ts';

export const referenceRepeated = foundWhileReading('reference-repeated');
