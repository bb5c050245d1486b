import { foundWhileReading } from './check.ts';

export const elementUnknown = foundWhileReading('element-unknown');
