import { foundWhileReading } from './check.ts';

export const fileTooLarge = foundWhileReading('file-too-large');
