import { foundWhileReading } from './check.ts';

export const seedUndecodable = foundWhileReading('seed-undecodable');
