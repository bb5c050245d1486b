import { foundWhileReading } from './check.ts';

export const seedName = foundWhileReading('seed-name');
