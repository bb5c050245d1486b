import { foundWhileReading } from './check.ts';

export const syntaxInvalid = foundWhileReading('syntax-invalid');
