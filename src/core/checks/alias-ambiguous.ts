import { foundWhileReading } from './check.ts';

export const aliasAmbiguous = foundWhileReading('alias-ambiguous');
