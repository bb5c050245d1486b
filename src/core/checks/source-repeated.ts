import { foundWhileReading } from './check.ts';

export const sourceRepeated = foundWhileReading('source-repeated');
