import { foundWhileReading } from './check.ts';

export const referenceInvalid = foundWhileReading('reference-invalid');
