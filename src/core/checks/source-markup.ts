import { foundWhileReading } from './check.ts';

export const sourceMarkup = foundWhileReading('source-markup');
