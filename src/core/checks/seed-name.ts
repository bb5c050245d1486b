import { foundWhileReading } from './check.ts';

/** A file in `seeds/` has a name that seeds cannot have. */
export const seedName = foundWhileReading('seed-name');
