import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Served, serve } from '../../src/io/serve.ts';
import { cacheFolder } from '../../src/io/cache.ts';
import { openBuilder } from '../builder.ts';
import { root } from '../root.ts';
import { signEdition } from '../sign.ts';
import { writeEdition } from '../bench/generate.ts';
import { lengthenLists } from './long-lists.ts';
import { unsafeEdition } from './unsafe.ts';

/** A built site that is being served. */
export interface BuiltSite {
  /** Its folder. */
  out: string;
  /** The folder of its edition. */
  edition: string;
  /** The path it is served under, with a slash at both ends. */
  base: string;
  /** The address of its home page. */
  address: string;
  /** What the build printed. */
  printed: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The edition of this repository at `/` and under a path, and five editions made for the tests. */
    sites: {
      own: BuiltSite;
      nested: BuiltSite;
      languages: BuiltSite;
      /** In Persian and English: no other has pages in two languages. */
      two: BuiltSite;
      /** Its interface and all of its words are in Persian: it has a page of every kind. */
      persian: BuiltSite;
      unsafe: BuiltSite;
      /** Its lists have several pages, and its list of hashes is signed. */
      large: BuiltSite;
    };
  }
}

/** With so many sources of 12 claims each, claims, chains and references stand on several pages; what lengthens them does the rest. */
const sourcesOfLarge = 60;

/** Builds the sites of the tests, one after the other. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sites-')));
  const served: Served[] = [];
  const largeEdition = join(folder, 'large-edition');
  const temporary = [join(folder, 'unsafe-edition'), largeEdition];
  const builder = openBuilder();
  const build = async (name: string, edition: string, base = '/', args: string[] = []) => {
    const out = join(folder, name);
    const words = ['build', '--edition', edition, '--out', out, '--base', base, ...args];
    const { code, stdout, stderr } = await builder.order({ words, cwd: root, env: {} });
    const printed = stdout + stderr;
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}:\n${printed}`);
    const server = await serve(out, base, 0);
    if (!server) throw new Error('no port for the site');
    served.push(server);
    return { out, edition, base, address: server.address + base, printed };
  };
  const address = ['--url', 'https://example.org/some/edition/'];
  const fixture = (name: string) => join(root, 'test/fixtures', name);
  writeEdition(largeEdition, sourcesOfLarge);
  lengthenLists(largeEdition, sourcesOfLarge);
  signEdition(largeEdition);
  try {
    const sites = {
      own: await build('own', root),
      nested: await build('nested', root, '/some/edition/', address),
      languages: await build('languages', fixture('languages'), '/some/languages/'),
      two: await build('two', fixture('two'), '/some/two/'),
      persian: await build('persian', fixture('persian')),
      unsafe: await build('unsafe', unsafeEdition(join(folder, 'unsafe-edition'))),
      large: await build('large', largeEdition, '/some/large/'),
    };
    project.provide('sites', sites);
  } finally {
    await builder.close();
  }
  return () => {
    for (const server of served) server.close();
    for (const edition of temporary) rmSync(cacheFolder(edition), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
}
