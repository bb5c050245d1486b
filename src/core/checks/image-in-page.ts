import { foundWhileReading } from './check.ts';

export const imageInPage = foundWhileReading('image-in-page');
