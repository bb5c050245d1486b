import { foundWhileReading } from './check.ts';

export const codeInPage = foundWhileReading('code-in-page');
