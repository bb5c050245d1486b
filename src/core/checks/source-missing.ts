import { foundWhileReading } from './check.ts';

export const sourceMissing = foundWhileReading('source-missing');
