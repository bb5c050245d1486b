import { annotations } from '../core/export/annotations.ts';
import { namesOf } from './names.ts';
import type { Site } from './site.ts';

/**
 * Returns the files of the site that are no pages, by their paths in it: the seeds as they were received, the
 * list of their hashes, the names that the search suggests, and the annotations of each source. What is in one is
 * made when it is asked for.
 */
export function filesOf(site: Site): Map<string, () => Uint8Array | string> {
  const { edition, shown, url } = site;
  const sums = 'seeds/SHA256SUMS';
  const files = new Map<string, () => Uint8Array | string>([
    [sums, () => edition.files.get(sums)?.text ?? ''],
    ['search/names.json', () => namesOf(site)],
  ]);
  for (const { path, bytes } of edition.seeds.values()) files.set(path, () => bytes);
  for (const source of shown) {
    const path = `sources/${source.page.id}/annotations.json`;
    files.set(path, () => annotations(source, edition, url));
  }
  return files;
}
