import { filesOfSource } from '../edition/addresses.ts';
import { once } from './once.ts';
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
  const rows = [...shown, ...superseded].map(({ page, seed, showsScans }): DataRow => {
    const own = filesOfSource(
      page.id,
      edition.about.forms,
      edition.about.url !== undefined && showsScans,
    );
    return {
      ...{ id: page.id, title: page.data.title },
      files: [`/${seed.path}`, ...own].map((path) => ({
        path,
        name: path.slice(path.lastIndexOf('/') + 1),
      })),
    };
  });
  return paginate({ path: '/data/', groups: [{ head: '', rows }], anchors: () => [] });
});
