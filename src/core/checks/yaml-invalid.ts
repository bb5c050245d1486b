import { foundWhileReading } from './check.ts';

export const yamlInvalid = foundWhileReading('yaml-invalid');
