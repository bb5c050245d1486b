import { foundWhileReading } from './check.ts';

/** The page holds a picture. */
export const imageInPage = foundWhileReading('image-in-page');
