import { foundWhileReading } from './check.ts';

/** Something in the edition's folders is not an ordinary file: a symbolic link, a folder with a file's name, or a file that may not be read. */
export const fileRefused = foundWhileReading('file-refused');
