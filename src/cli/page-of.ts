import { isAbsolute, relative } from 'node:path';
import type { UseTarget } from '../core/edit/uses.ts';
import { pathOf } from '../core/edit/uses.ts';
import type { Edition } from '../core/edition/edition.ts';
import { didYouMean } from '../core/text/nearest.ts';
import { UsageError } from './options.ts';

/**
 * Returns the source or the entry that is named: by its id, by its folder and id where both have it (`glossary/gazette`),
 * or by the path of its file.
 */
export function namedPage({ files }: Edition, name: string, dir: string): UseTarget {
  const path = (isAbsolute(name) ? relative(dir, name) : name).replaceAll('\\', '/');
  const [, folder, id = ''] =
    /^(?:.*\/)?(?:(sources|glossary)\/)?([^/]*?)(?:\.mdx|\/)?$/.exec(path) ?? [];
  const all: UseTarget[] = [
    { kind: 'source', id },
    { kind: 'entry', id },
  ];
  const wanted = all.filter(
    ({ kind }) => folder === undefined || (folder === 'sources') === (kind === 'source'),
  );
  const [found, other] = wanted.filter((target) => files.has(pathOf(target)));
  if (found && other) {
    throw new UsageError(
      `Unexpected “${name}”, which is a source and an entry, expected sources/${id} or glossary/${id}`,
    );
  }
  if (found) return found;
  const ids = [...files.keys()].flatMap(
    (file) => /^content\/(?:sources|glossary)\/(.*)\.mdx$/.exec(file)?.[1] ?? [],
  );
  throw new UsageError(
    `Unexpected “${name}”, expected the id of a source or an entry ${didYouMean(id, ids)}`.trim(),
  );
}
