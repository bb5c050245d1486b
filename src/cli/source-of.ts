import type { Edition, Source } from '../core/edition/edition.ts';
import { nearest } from '../core/text/nearest.ts';
import { type Around, readName } from './named-page.ts';
import { UsageError } from './options.ts';

/** Returns the source whose page is named, as `readName` reads it. */
export function sourceOf({ sources }: Edition, name: string, around: Around): Source {
  const { folder = 'sources', id } = readName(name, around);
  const source = folder === 'sources' && sources.find(({ page }) => page.id === id);
  if (source) return source;
  const ids = sources.map(({ page }) => page.id);
  const near = nearest(id, ids);
  const others = ids.length > 12 ? [...ids.slice(0, 12), '…'] : ids;
  const choice =
    near === undefined ? `one of ${others.join(', ') || 'none yet'}` : `a page, such as ${near}`;
  throw new UsageError(`Unexpected page “${name}”, expected ${choice}`);
}
