import type { Edition } from '../edition/edition.ts';
import { rawText } from '../page/file.ts';

/**
 * Returns what finds the text of a file of the edition as its places count it: with the byte order mark, or a seed decoded, as the
 * first source of it is. Linear: the seeds are gone through once for all that ask.
 */
export function createFileText({
  files,
  sources,
}: Pick<Edition, 'files' | 'sources'>): (path: string) => string | undefined {
  const seeds = new Map(sources.toReversed().map(({ seed, text }) => [seed?.path, text] as const));
  return (path) => {
    const file = files.get(path);
    return file ? rawText(file) : seeds.get(path);
  };
}
