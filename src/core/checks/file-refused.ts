import { foundWhileReading } from './check.ts';

export const fileRefused = foundWhileReading('file-refused');
