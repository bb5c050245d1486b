import { foundWhileReading } from './check.ts';

/** There is no `content/edition.yaml`. */
export const editionMissing = foundWhileReading('edition-missing');
