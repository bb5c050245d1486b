import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { basename, extname, join, resolve, sep } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  // Without a charset: a seed is in whatever encoding it was received.
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.epub': 'application/epub+zip',
};

const folderWithoutSlash = '';

/** A folder that is being served. */
export interface Served {
  /** Without a path: `http://localhost:4321`. */
  address: string;
  close: () => void;
}

/**
 * Serves the files of `folder` under `base` on loopback, as a plain host would: `index.html` for a folder, a
 * redirect where its slash is missing, `404.html` for what is not there. Returns undefined when the port cannot
 * be had.
 */
export function serve(folder: string, base: string, port: number): Promise<Served | undefined> {
  const server = createServer((request, response) => {
    const [path = '/', query] = (request.url ?? '/').split(/(?=\?)/, 2);
    const found = find(resolve(folder), base, path);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (found === folderWithoutSlash) {
      response.writeHead(301, { Location: `${path}/${query ?? ''}` }).end();
    } else {
      send(found ?? join(folder, '404.html'), found === undefined ? 404 : 200, response);
    }
  });
  return new Promise((done) => {
    server.once('error', () => done(undefined));
    server.listen(port, 'localhost', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      done({ address: `http://localhost:${bound}`, close });
    });
  });
}

function send(file: string, status: number, response: ServerResponse): void {
  const stream = createReadStream(file);
  // The site may be built anew while it is served.
  stream.on('error', () => response.writeHead(404).end());
  stream.on('open', () => {
    const type =
      basename(file) === 'SHA256SUMS' ? 'text/plain' : types[extname(file).toLowerCase()];
    response.writeHead(status, { 'Content-Type': type ?? 'application/octet-stream' });
    stream.pipe(response);
  });
}

/** Returns the file for a path, or undefined; an empty name for a folder whose slash is missing. */
function find(root: string, base: string, url: string): string | undefined {
  const path = decoded(url);
  if (path === undefined || path.includes('\0')) return undefined;
  if (`${path}/` === base) return folderWithoutSlash;
  if (!path.startsWith(base)) return undefined;
  const file = resolve(root, path.slice(base.length));
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  if (isFile(file)) return path.endsWith('/') ? undefined : file;
  const index = join(file, 'index.html');
  if (!isFile(index)) return undefined;
  return path.endsWith('/') ? index : folderWithoutSlash;
}

function decoded(url: string): string | undefined {
  try {
    return decodeURIComponent(url);
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
