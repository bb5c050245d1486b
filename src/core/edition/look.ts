import { rangeOf, type TextFile } from '../page/file.ts';
import type { Place } from '../problem.ts';
import type { Holder } from './holders.ts';
import type { EditionData } from './schema/edition.ts';

/** Returns what of the look of an edition are images, as its file names them: its logo and its icon. */
export function readLook(
  { data, fields }: { data: EditionData; fields: Record<string, Place> },
  file: TextFile,
): Pick<Holder, 'file' | 'images'> {
  const images = (['logo', 'icon'] as const).flatMap((name) => {
    const url = data.appearance?.[name];
    const { start = 0, end = 0 } =
      rangeOf(file, { file: file.path, ...fields[`appearance.${name}`] }) ?? {};
    // The title stands beside them: they need no words of their own.
    return url === undefined ? [] : [{ url, alt: '', at: start, end }];
  });
  return { file: file.path, images };
}
