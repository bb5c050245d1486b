import { foundWhileReading } from './check.ts';

/** The page starts a new paragraph or line where the seed does not, or runs on where the seed has a blank line. */
export const breakUntrue = foundWhileReading('break-untrue');
