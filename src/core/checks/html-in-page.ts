import { foundWhileReading } from './check.ts';

export const htmlInPage = foundWhileReading('html-in-page');
