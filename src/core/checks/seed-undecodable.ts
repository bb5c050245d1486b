import { foundWhileReading } from './check.ts';

/** The seed holds a byte that is no character in the encoding in which it is read: UTF-8, unless its page names another. */
export const seedUndecodable = foundWhileReading('seed-undecodable');
