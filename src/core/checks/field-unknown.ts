import { foundWhileReading } from './check.ts';

export const fieldUnknown = foundWhileReading('field-unknown');
