import { foundWhileReading } from './check.ts';

export const encodingDisguised = foundWhileReading('encoding-disguised', 'warning');
