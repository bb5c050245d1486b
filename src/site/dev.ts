import type { HookParameters } from 'astro';
import { join } from 'node:path';
import { searchFiles } from './search.ts';
import { site } from './site.ts';

type Server = HookParameters<'astro:server:setup'>['server'];

const types: Record<string, string> = {
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

/** Reads the edition again when a file of it changes, reloads the browser, and serves the search index. */
export function watchEdition(server: Server, dir: string, base: string, provide: () => void): void {
  let index: ReturnType<typeof searchFiles> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const folders = ['content', 'seeds'].map((name) => join(dir, name));
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
  const prefix = `${base.replace(/\/$/, '')}/pagefind/`;
  server.middlewares.use((request, response, next) => {
    const path = request.url?.split('?')[0] ?? '';
    if (!path.startsWith(prefix)) return next();
    index ??= searchFiles(site());
    index
      .then((files) => {
        const file = files.find((f) => f.path === path.slice(prefix.length));
        if (!file) return next();
        response.setHeader(
          'Content-Type',
          types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
        );
        response.end(file.content);
      })
      .catch(next);
  });
}
