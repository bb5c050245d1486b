import { foundWhileReading } from './check.ts';

export const editionMissing = foundWhileReading('edition-missing');
