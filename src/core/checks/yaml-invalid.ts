import { foundWhileReading } from './check.ts';

/** The fields at the head of a file, or a `.yaml` file, cannot be read. */
export const yamlInvalid = foundWhileReading('yaml-invalid');
