import { foundWhileReading } from './check.ts';

/** Part of a work in a file of BibTeX or RIS has no place among what is known of works, or cannot be read. */
export const referencePartUnread = foundWhileReading('reference-part-unread', 'warning');
