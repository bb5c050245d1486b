import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HookParameters } from 'astro';
import { isLoopbackHost } from '../io/loopback.ts';
import { readTarget } from '../io/target.ts';

type Server = HookParameters<'astro:server:setup'>['server'];

/**
 * Refuses in `dev` what names several hosts, or another than this machine, and what Vite would do at the word of whoever
 * asks: nothing of ours needs an editor opened. To be put before all that answers.
 */
export function guardDev({ middlewares, httpServer }: Server, base: string): void {
  // Before all others, Astro's too: they know of paths alone.
  httpServer?.prependListener('request', (request: IncomingMessage) => {
    const target = readTarget(request);
    if (!target || target.path === request.url) return;
    request.url = target.path;
    request.headers.host = target.host;
    request.headersDistinct['host'] = target.host === undefined ? [] : [target.host];
  });
  const editor = ['/', base.replace(/\/?$/, '/')].map((path) => `${path}__open-in-editor`);
  middlewares.use((request, response, next) => {
    const target = readTarget(request);
    if (!target) return say(response, 400, 'Unexpected second host, expected one');
    if (!isLoopbackHost(target.host))
      return say(response, 403, 'Unexpected host, expected localhost');
    const [path = ''] = target.path.split('?');
    if (editor.some((one) => path === one || path.startsWith(`${one}/`)))
      return say(response, 404, 'Not found');
    next();
  });
}

function say(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
}
