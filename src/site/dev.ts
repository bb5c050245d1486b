import type { HookParameters } from 'astro';
import { join } from 'node:path';
import { root } from '../io/root.ts';
import { filesOf } from './files.ts';
import { helpFolders } from './help.ts';
import { searchFiles } from './search.ts';
import { site } from './site.ts';

type Server = HookParameters<'astro:server:setup'>['server'];

const types: Record<string, string> = {
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

/**
 * Reads the edition again when a file of it or of the help changes, reloads the browser, and serves the search
 * index.
 */
export function watchEdition(server: Server, dir: string, base: string, provide: () => void): void {
  let index: ReturnType<typeof searchFiles> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const folders = [
    ...['content', 'seeds'].map((name) => join(dir, name)),
    ...helpFolders.map((name) => join(root, name)),
  ];
  server.watcher.add(folders);
  server.watcher.on('all', (_event, path) => {
    if (!folders.some((folder) => path.startsWith(folder))) return;
    // An editor writes several files at once, and some in two steps.
    clearTimeout(timer);
    timer = setTimeout(() => {
      provide();
      index = undefined;
      for (const environment of Object.values(server.environments)) {
        environment.hot.send('astro:content-changed', {});
      }
      server.environments.client.hot.send({ type: 'full-reload', path: '*' });
    }, 50);
  });
  const prefix = base.replace(/\/$/, '');
  const fileFor = async (path: string): Promise<Uint8Array | string | undefined> => {
    const file = filesOf(site()).get(path.slice(1));
    if (file) return file();
    if (!path.startsWith('/pagefind/')) return undefined;
    index ??= searchFiles(site());
    return (await index).find((file) => `/pagefind/${file.path}` === path)?.content;
  };
  // Before Vite's own: it would take a seed of the tool's own folder for a module to transform.
  server.middlewares.use((request, response, next) => {
    // The address as it was asked for: Vite takes the base path off the other.
    const path = (request.originalUrl ?? request.url)?.split('?')[0] ?? '';
    if (!path.startsWith(`${prefix}/`)) return next();
    fileFor(path.slice(prefix.length))
      .then((content) => {
        if (!content) return next();
        const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
        response.setHeader('Content-Type', path.includes('/seeds/') ? 'text/plain' : type);
        response.end(content);
      })
      .catch(next);
  });
}
