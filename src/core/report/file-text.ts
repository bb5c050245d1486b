import type { Edition } from '../edition/edition.ts';
import { rawText } from '../page/file.ts';

/** Returns the text of a file of the edition as its places count it: with the byte order mark, or a seed decoded. */
export function fileText({ files, sources }: Edition, path: string): string | undefined {
  const file = files.get(path);
  return file ? rawText(file) : sources.find(({ seed }) => seed?.path === path)?.text;
}
