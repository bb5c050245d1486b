import { foundWhileReading } from './check.ts';

/** So many signs that the parser compares each with all others, or goes so deep, that reading would take minutes. */
export const markupExcessive = foundWhileReading('markup-excessive');
