import { isAbsolute, relative } from 'node:path';
import type { UseTarget } from '../core/edit/uses.ts';
import { folderOf, pathOf } from '../core/edit/uses.ts';
import type { Edition } from '../core/edition/edition.ts';
import { didYouMean } from '../core/text/nearest.ts';
import { UsageError } from './options.ts';

/**
 * Returns the source, the entry or the comparison that is named: by its id, by its folder and id where several have it
 * (`glossary/gazette`), or by the path of its file.
 */
export function namedPage({ files }: Edition, name: string, dir: string): UseTarget {
  const path = (isAbsolute(name) ? relative(dir, name) : name).replaceAll('\\', '/');
  const [, folder, id = ''] =
    /^(?:.*\/)?(?:(sources|glossary|comparisons)\/)?([^/]*?)(?:\.mdx|\/)?$/.exec(path) ?? [];
  const all = kinds.map((kind): UseTarget => ({ kind, id }));
  const wanted = all.filter((target) => folder === undefined || folderOf(target) === folder);
  const [found, ...others] = wanted.filter((target) => files.has(pathOf(target)));
  if (found && others.length > 0) {
    const named = [found, ...others];
    throw new UsageError(
      `Unexpected “${name}”, which is ${named.map(({ kind }) => calledOf(kind)).join(' and ')}, expected ${named.map((one) => `${folderOf(one)}/${id}`).join(' or ')}`,
    );
  }
  if (found) return found;
  const ids = [...files.keys()].flatMap(
    (file) => /^content\/(?:sources|glossary|comparisons)\/(.*)\.mdx$/.exec(file)?.[1] ?? [],
  );
  throw new UsageError(
    `Unexpected “${name}”, expected the id of a source, an entry or a comparison ${didYouMean(id, ids)}`.trim(),
  );
}

const kinds = ['source', 'entry', 'comparison'] as const;

function calledOf(kind: UseTarget['kind']): string {
  return `${kind === 'entry' ? 'an' : 'a'} ${kind}`;
}
