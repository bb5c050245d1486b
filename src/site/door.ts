import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HookParameters } from 'astro';
import { withoutQuery } from '../core/text/address.ts';
import { isLoopbackHost } from '../io/loopback.ts';
import { readTarget } from '../io/target.ts';

type Server = HookParameters<'astro:server:setup'>['server'];

/**
 * Refuses in `dev` what names several hosts, or another than this machine, and what Vite would do at the word of whoever
 * asks: nothing of ours needs an editor opened. To be put before all that answers.
 */
export function guardDev({ middlewares, httpServer }: Server, base: string): void {
  // Whoever asks for another protocol, as `curl --http2` does, is answered in this one: Vite waits for WebSockets alone.
  if (httpServer) Object.assign(httpServer, { shouldUpgradeCallback: isForWebSocket });
  // Before all others, Astro's too: they know of paths alone.
  httpServer?.prependListener('request', (request: IncomingMessage) => {
    const target = readTarget(request);
    if (!target) return;
    const address = decodable(target.path);
    if (address === request.url) return;
    request.url = address;
    request.headers.host = target.host;
    request.headersDistinct['host'] = target.host === undefined ? [] : [target.host];
  });
  // Vite's server (connect) takes a path in capitals, and one with a dot or a slash behind it, for the same.
  const editor = ['/', base.replace(/\/?$/, '/')].map((path) =>
    `${path}__open-in-editor`.toLowerCase(),
  );
  middlewares.use((request, response, next) => {
    const target = readTarget(request);
    if (!target) return say(response, 400, 'Unexpected second host, expected one');
    if (!isLoopbackHost(target.host))
      return say(response, 403, 'Unexpected host, expected localhost');
    const [path = ''] = target.path.split('?');
    if (editor.some((one) => path.toLowerCase().startsWith(one)))
      return say(response, 404, 'Not found');
    next();
  });
}

function isForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

/** Returns an address whose path can be decoded: of one that cannot, Astro would show a stack trace, and nothing is there. */
function decodable(address: string): string {
  const [path, query] = withoutQuery(address);
  try {
    decodeURI(path);
    return address;
  } catch {
    return path.replaceAll('%', '%25') + query;
  }
}

function say(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
}
