import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Served, serve } from '../../src/io/serve.ts';
import { cacheFolder } from '../../src/io/cache.ts';
import { root } from '../root.ts';
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
    /** The edition of this repository at `/` and under a path, and two editions made for the tests. */
    sites: { own: BuiltSite; nested: BuiltSite; languages: BuiltSite; unsafe: BuiltSite };
  }
}

/** Builds the sites of the tests; those of one edition one after the other, since they share what is kept of it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sites-')));
  const served: Served[] = [];
  const temporary = [join(folder, 'unsafe-edition')];
  const build = async (name: string, edition: string, base = '/', args: string[] = []) => {
    const out = join(folder, name);
    const printed = await runBuild(['--edition', edition, '--out', out, '--base', base, ...args]);
    const server = await serve(out, base, 0);
    if (!server) throw new Error('no port for the site');
    served.push(server);
    return { out, edition, base, address: server.address + base, printed };
  };
  const url = ['--url', 'https://example.org/some/edition/'];
  const [[own, nested], [languages, unsafe]] = await Promise.all([
    (async () => [await build('own', root), await build('nested', root, '/some/edition/', url)])(),
    (async () => [
      await build('languages', join(root, 'test/fixtures/languages'), '/some/languages/'),
      await build('unsafe', unsafeEdition(join(folder, 'unsafe-edition'))),
    ])(),
  ] as [Promise<[BuiltSite, BuiltSite]>, Promise<[BuiltSite, BuiltSite]>]);
  project.provide('sites', { own, nested, languages, unsafe });
  return () => {
    for (const server of served) server.close();
    for (const edition of temporary) rmSync(cacheFolder(edition), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
}

function runBuild(args: string[]): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['src/cli/main.ts', 'build', ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    let printed = '';
    child.stdout.on('data', (data) => (printed += String(data)));
    child.stderr.on('data', (data) => (printed += String(data)));
    child.on('close', (code) => {
      if (code === 0) done(printed);
      else fail(new Error(`build ${args.join(' ')} ended with ${code}:\n${printed}`));
    });
  });
}
