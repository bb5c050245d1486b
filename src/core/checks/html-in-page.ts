import { foundWhileReading } from './check.ts';

/** The page holds a tag of HTML, or a `<` that could begin one. */
export const htmlInPage = foundWhileReading('html-in-page');
