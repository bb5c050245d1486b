import { foundWhileReading } from './check.ts';

/** Two entries of the glossary go by the same name, and a text uses it. */
export const aliasAmbiguous = foundWhileReading('alias-ambiguous');
