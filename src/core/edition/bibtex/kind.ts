import type { BibEntry } from './entries.ts';
import type { Fields } from './fields.ts';
import { genres, subtypes, types } from './types.ts';

/** Returns the type of CSL that an entry is of, and its genre. */
export function kindOf(
  entry: BibEntry,
  fields: Fields,
): { type: string; genre: string | undefined } {
  const named = fields.text('type');
  const subtype = fields.text('entrysubtype');
  const known = genres.get((named ?? '').toLowerCase());
  const byEntry = { phdthesis: 'phdthesis', mastersthesis: 'mathesis', techreport: 'techreport' }[
    entry.type
  ];
  const narrower = subtypes.get((subtype ?? '').toLowerCase());
  const type = types.get(entry.type) ?? 'document';
  // Of an article, and of nothing else, it tells what it stands in.
  const isFit = (type === 'article-journal') === (narrower?.startsWith('article-') ?? false);
  const fitting = isFit ? narrower : undefined;
  const genre = known ?? named ?? (byEntry && genres.get(byEntry));
  return { type: fitting ?? type, genre: genre ?? (fitting ? undefined : subtype) };
}
