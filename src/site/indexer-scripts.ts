import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The scripts of an index that search it: in the page, and in a worker. */
const scripts = ['pagefind.js', 'pagefind-worker.js'];

/** What is changed in each of them, and how often it stands there. */
const changes: [found: RegExp, times: number, written: string][] = [
  [
    /(async load(?:Filter)?Chunk\(hash\)\{)await (this\.cachedLoad\([^;]*\))\.catch\(\(\)=>\{\}\)/g,
    2,
    '$1return $2.then(()=>false,()=>true)',
  ],
  [
    /(await Promise\.all\(\[\.\.\.chunks,\.\.\.filter_chunks\]\))/g,
    1,
    'const lacking=($1).includes(true)',
  ],
  [/(timings:\{)(?=preload:realTime)/g, 1, '$1lacking,'],
];

/**
 * Makes the indexer's scripts in `folder` say with what they find whether a file was lacking that they asked for: as they come,
 * they pass over one that cannot be loaded, and answer as if its words were nowhere. It stands beside the times, all that
 * they hand on of each bundle by itself. Throws where they are others than are known.
 */
export function tellLacking(folder: string): void {
  for (const name of scripts) {
    const path = join(folder, name);
    let script = readFileSync(path, 'utf8');
    for (const [found, times, written] of changes) {
      const count = [...script.matchAll(found)].length;
      if (count !== times)
        throw new Error(
          `Unexpected script of the indexer (${path}), expected ${found.source} in it ${times} times, not ${count}: its version may be another`,
        );
      script = script.replace(found, written);
    }
    writeFileSync(path, script);
  }
}
