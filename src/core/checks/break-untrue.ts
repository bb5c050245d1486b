import { foundWhileReading } from './check.ts';

export const breakUntrue = foundWhileReading('break-untrue');
