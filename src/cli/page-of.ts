import type { UseTarget } from '../core/edit/uses.ts';
import { folderOf, pathOf } from '../core/edit/uses.ts';
import type { Edition } from '../core/edition/edition.ts';
import { didYouMean } from '../core/text/nearest.ts';
import { type Around, readName } from './named-page.ts';
import { UsageError } from './options.ts';

/** Returns the source, the entry or the comparison that is named, as `readName` reads it; one that is of a folder is looked for there alone. */
export function namedPage({ files }: Edition, name: string, around: Around): UseTarget {
  const { folder, id } = readName(name, around);
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
  const folders = wanted.map((target) => folderOf(target)).join('|');
  const own = new RegExp(`^content/(?:${folders})/(.*)\\.mdx$`);
  const ids = [...files.keys()].flatMap((file) => own.exec(file)?.[1] ?? []);
  const expected =
    folder === undefined ? 'a source, an entry or a comparison' : `a page in content/${folder}`;
  const near = didYouMean(id, ids).trim();
  throw new UsageError(
    `Unexpected “${name}”, expected the id of ${expected}${near === '' ? '' : `: ${near}`}`,
  );
}

const kinds = ['source', 'entry', 'comparison'] as const;

function calledOf(kind: UseTarget['kind']): string {
  return `${kind === 'entry' ? 'an' : 'a'} ${kind}`;
}
