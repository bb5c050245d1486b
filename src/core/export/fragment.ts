import { decoded, partsOfAddress } from '../text/address.ts';

/** Returns the id that a chapter, or an anchor in it, has in one file: no id of a page holds two hyphens together. */
export function idInFile(chapter: string, anchor?: string): string {
  return anchor === undefined ? chapter : `${chapter}--${anchor}`;
}

/**
 * Returns the id in one file of what has this address on the site; undefined where the file lacks it.
 * @example
 * idForAddress('/sources/letter/#p2') // => 'source-letter--p2'
 */
export function idForAddress(address: string): string | undefined {
  const [path, written] = partsOfAddress(address);
  const fragment = written === undefined ? undefined : decoded(written);
  const [, list = '', id] =
    /^\/([a-z]+)\/(?:([a-z0-9-]+)\/)?$/.exec(path.replace(/\?.*/, '')) ?? [];
  if (list === 'sources' && id !== undefined) {
    const own = fragment === undefined || fragment === '' || fragment === 'main';
    return idInFile(`source-${id}`, own ? undefined : fragment);
  }
  if (list === 'glossary' && id !== undefined) return idInFile(list, `entry-${id}`);
  if (!['glossary', 'references', 'timeline'].includes(list) || id !== undefined) return undefined;
  return idInFile(list, fragment === '' ? undefined : fragment);
}
