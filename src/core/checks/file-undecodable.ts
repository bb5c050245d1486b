import { foundWhileReading } from './check.ts';

/** A file that you wrote is not in UTF-8, the encoding that all files of an edition share (seeds excepted). */
export const fileUndecodable = foundWhileReading('file-undecodable');
