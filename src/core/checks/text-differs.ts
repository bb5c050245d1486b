import { foundWhileReading } from './check.ts';

export const textDiffers = foundWhileReading('text-differs');
