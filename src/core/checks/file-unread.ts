import { foundWhileReading } from './check.ts';

export const fileUnread = foundWhileReading('file-unread', 'warning');
