import { isAbsolute, relative } from 'node:path';
import type { Edition, Source } from '../core/edition/edition.ts';
import { nearest } from '../core/text/nearest.ts';
import { UsageError } from './options.ts';

/** Returns the source whose page is named: by its id, or by its path as it is from here or from the edition in `dir`. */
export function sourceOf({ sources }: Edition, name: string, dir: string): Source {
  const path = isAbsolute(name) ? relative(dir, name) : name;
  const id = path
    .replaceAll('\\', '/')
    .replace(/^.*\//, '')
    .replace(/\.mdx$/, '');
  const source = sources.find(({ page }) => page.id === id);
  if (source) return source;
  const ids = sources.map(({ page }) => page.id);
  const near = nearest(id, ids);
  const others = ids.length > 12 ? [...ids.slice(0, 12), '…'] : ids;
  const choice =
    near === undefined ? `one of ${others.join(', ') || 'none yet'}` : `a page, such as ${near}`;
  throw new UsageError(`Unexpected page “${name}”, expected ${choice}`);
}
