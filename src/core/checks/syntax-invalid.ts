import { foundWhileReading } from './check.ts';

/** The page cannot be read as MDX, for a reason other than the common ones that have a name of their own. */
export const syntaxInvalid = foundWhileReading('syntax-invalid');
