import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
};

/**
 * Serves the files of `folder` under `base` on loopback, as a plain host would: `index.html` for a folder,
 * `404.html` for what is not there. Returns the address without a slash at its end; undefined when the port is taken.
 */
export function serve(folder: string, base: string, port: number): Promise<string | undefined> {
  const server = createServer((request, response) => {
    const file = fileFor(folder, base, request.url ?? '/');
    const found = file !== undefined;
    const path = file ?? join(folder, '404.html');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (!existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(found ? 200 : 404, {
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    });
    createReadStream(path).pipe(response);
  });
  return new Promise((done) => {
    server.once('error', () => done(undefined));
    server.listen(port, 'localhost', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      done(`http://localhost:${bound}`);
    });
  });
}

function fileFor(folder: string, base: string, url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url.split(/[?#]/)[0] ?? '/');
  } catch {
    return undefined;
  }
  if (!path.startsWith(base) || path.includes('\0')) return undefined;
  const file = resolve(folder, path.slice(base.length));
  if (file !== resolve(folder) && !file.startsWith(resolve(folder) + sep)) return undefined;
  for (const candidate of [file, join(file, 'index.html')]) {
    if (existsSync(candidate) && statSync(candidate).isFile()) return candidate;
  }
  return undefined;
}
