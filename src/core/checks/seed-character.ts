import { foundWhileReading } from './check.ts';

export const seedCharacter = foundWhileReading('seed-character');
