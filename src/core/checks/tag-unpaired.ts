import { foundWhileReading } from './check.ts';

export const tagUnpaired = foundWhileReading('tag-unpaired');
