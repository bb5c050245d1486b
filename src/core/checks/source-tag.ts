import { foundWhileReading } from './check.ts';

export const sourceTag = foundWhileReading('source-tag');
