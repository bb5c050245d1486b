import { foundWhileReading } from './check.ts';

export const fieldInvalid = foundWhileReading('field-invalid');
