import { foundWhileReading } from './check.ts';

export const sumsMalformed = foundWhileReading('sums-malformed');
