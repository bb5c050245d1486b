import { foundWhileReading } from './check.ts';

export const seedTooLarge = foundWhileReading('seed-too-large');
