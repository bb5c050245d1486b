import { foundWhileReading } from './check.ts';

/** The line that begins the source text is not `<Source>` and nothing else. */
export const sourceTag = foundWhileReading('source-tag');
