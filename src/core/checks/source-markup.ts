import { foundWhileReading } from './check.ts';

/** Inside `<Source>` Markdown has made something of a sign of the source: emphasis, a list, a link, code. */
export const sourceMarkup = foundWhileReading('source-markup');
