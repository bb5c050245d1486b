import type { Edition } from './edition.ts';
import type { TextFile } from '../page/file.ts';

/** Returns a file of the edition that something was read from. One that is not there is a bug of ours. */
export function fileOf(edition: Pick<Edition, 'files'>, path: string): TextFile {
  const file = edition.files.get(path);
  if (!file) throw new Error(`No file ${path} in the edition`);
  return file;
}
