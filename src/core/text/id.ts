import { isReserved } from './reserved-name.ts';

/** A word of lower-case letters, digits and single hyphens. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What the id of a file may be, for messages. */
export const fileIdForm =
  'lower-case letters a–z, digits and hyphens, and none of con, aux and the other names that Windows has for devices';

/** Whether an id may be that of a file: its name is made of it, and that of a folder of the site. */
export function isFileId(id: string): boolean {
  return idPattern.test(id) && !isReserved(id);
}
