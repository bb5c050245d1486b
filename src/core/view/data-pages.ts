import { filesOfSource } from '../edition/addresses.ts';
import type { SourceModel } from './models/source.ts';
import { once } from '../text/once.ts';
import { type Paged, paginate } from './paging.ts';
import type { ShownEdition } from './shown.ts';

/** A source with the files that it has as data. */
interface DataRow {
  id: string;
  title: string;
  /** Their paths under the base path, and names. */
  files: { path: string; name: string }[];
}

/** Returns the sources with their files of data, in pages; those that were superseded stand behind the others. */
export const dataPages = once((rendering: ShownEdition): Paged<string, DataRow> => {
  const { edition, shown, superseded } = rendering;
  const rows = [...shown, ...superseded].map((model): DataRow => {
    const { id, data } = model.page;
    const files = dataOfSource(model, edition).map((path) => ({
      path,
      name: path.slice(path.lastIndexOf('/') + 1),
    }));
    return { id, title: data.title, files };
  });
  return paginate({ path: '/data/', groups: [{ head: '', rows }], anchors: () => [] });
});

/** Returns the paths of the files that a source has as data, its seed first, under the base path. */
export function dataOfSource(
  { page, seed, showsScans }: SourceModel,
  { about }: ShownEdition['edition'],
): string[] {
  const hasManifest = about.url !== undefined && showsScans;
  return [`/${seed.path}`, ...filesOfSource(page.id, about.forms, hasManifest)];
}
