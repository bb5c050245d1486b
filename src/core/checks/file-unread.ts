import { foundWhileReading } from './check.ts';

/** A file lies in the folders of the edition that nothing reads. */
export const fileUnread = foundWhileReading('file-unread', 'warning');
