import { foundWhileReading } from './check.ts';

export const fileUndecodable = foundWhileReading('file-undecodable');
