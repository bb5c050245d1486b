import { foundWhileReading } from './check.ts';

export const fieldMissing = foundWhileReading('field-missing');
