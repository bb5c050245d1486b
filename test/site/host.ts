import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** A plain host that can be stopped and started at the same address, given other files, and made to fail. */
export interface Host {
  /** Without a path: `http://localhost:4321`. */
  address: string;
  /** The folder that is served under each base path, the longest path first. */
  sites: Map<string, string>;
  /** What befalls a request for a path, before its file is sent. */
  trouble: (path: string, response: ServerResponse) => 'answered' | 'none';
  /** The paths that were asked for since this was emptied. */
  asked: string[];
  stop: () => Promise<void>;
  start: () => Promise<void>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** Starts a host. With `headers`, it reads the `_headers` of each site as some hosts do. */
export async function openHost(sites: Record<string, string>, headers = false): Promise<Host> {
  let server: Server | undefined;
  let port = 0;
  const host: Host = {
    address: '',
    sites: new Map(Object.entries(sites)),
    trouble: () => 'none',
    asked: [],
    start: () =>
      new Promise((done) => {
        server = createServer((request, response) => {
          const path = decodeURI((request.url ?? '/').replace(/\?.*/, ''));
          host.asked.push(path);
          if (host.trouble(path, response) === 'none') answer(host, path, response, headers);
        });
        server.listen(port, 'localhost', () => {
          port = (server?.address() as AddressInfo).port;
          host.address = `http://localhost:${port}`;
          done();
        });
      }),
    stop: () =>
      new Promise((done) => {
        server?.close(() => done());
        server?.closeAllConnections();
      }),
  };
  await host.start();
  return host;
}

function answer(host: Host, path: string, response: ServerResponse, headers: boolean): void {
  const bases = [...host.sites.keys()].sort((a, b) => b.length - a.length);
  const base = bases.find((prefix) => path.startsWith(prefix)) ?? '/';
  const folder = host.sites.get(base) ?? '';
  const file = join(folder, path.slice(base.length));
  if (headers) setHeaders(join(folder, '_headers'), path, response);
  if (existsSync(file) && statSync(file).isDirectory() && !path.endsWith('/')) {
    response.writeHead(301, { Location: `${path}/` }).end();
    return;
  }
  const found = path.endsWith('/') ? join(file, 'index.html') : file;
  const there = existsSync(found) && statSync(found).isFile();
  const sent = there ? found : join(folder, '404.html');
  response.setHeader('Content-Type', types[extname(sent)] ?? 'application/octet-stream');
  response.writeHead(there ? 200 : 404).end(existsSync(sent) ? readFileSync(sent) : '');
}

/** Sets the headers of every rule whose path fits, as Netlify and Cloudflare Pages do; `*` stands for anything. */
function setHeaders(file: string, path: string, response: ServerResponse): void {
  let fits = false;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (/^\//.test(line)) {
      const pattern = line.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
      fits = new RegExp(`^${pattern.join('.*')}$`).test(path);
    } else if (fits && /^ {2}\S/.test(line)) {
      const [, name = '', value = ''] = /^ {2}([^:]+): (.*)$/.exec(line) ?? [];
      const before = response.getHeader(name);
      response.setHeader(name, before === undefined ? value : `${String(before)}, ${value}`);
    }
  }
}
