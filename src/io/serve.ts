import type { FileHandle } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { withoutQuery } from '../core/text/address.ts';
import { isLoopbackHost } from './loopback.ts';
import { mediaType } from './media-types.ts';
import { refuseMethod } from './method.ts';
import { parseRange } from './range.ts';
import { readTarget } from './target.ts';
import {
  isOutOfFiles,
  openInside,
  parseAddress,
  serializeFolder,
  type SiteAddress,
} from './site-file.ts';

/** A folder that is being served. */
export interface Served {
  /** Without a path: `http://localhost:4321`. */
  address: string;
  close: () => void;
}

/** How many requests of one connection may wait for those before them: browsers send one after the other. */
const mostWaiting = 1_000;

/**
 * Serves the files of `folder` under `base` on loopback, as a plain host would: `index.html` for a folder, a
 * redirect where its slash is missing, a `404.html` for what is not there, parts of files, and nothing where a browser
 * has the file as it is. Until `isBuilt` there is nothing yet (503), whatever lies in `folder`.
 * A connection that asks for more than can wait is ended. Returns undefined when the port cannot be had.
 */
export function serve(
  folder: string,
  base: string,
  port: number,
  isBuilt: () => boolean = () => true,
): Promise<Served | undefined> {
  // Of what a reader asks for at once, in one connection, one file is open at a time.
  const queues = new WeakMap<Socket, { last: Promise<void>; waiting: number }>();
  const server = createServer((request, response) => {
    const { socket } = request;
    const queue = queues.get(socket) ?? { last: Promise.resolve(), waiting: 0 };
    queues.set(socket, queue);
    if (queue.waiting === mostWaiting) {
      socket.destroy();
      return;
    }
    queue.waiting++;
    queue.last = queue.last
      .then(() =>
        socket.destroyed ? undefined : answer(request, response, { folder, base, isBuilt }),
      )
      .catch((error: unknown) => fail(error, response))
      .finally(() => {
        queue.waiting--;
      });
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

/** A reader who goes away in the middle is no fault, and neither is a site that goes. */
function fail(error: unknown, response: ServerResponse): void {
  if (isOutOfFiles(error) && !response.headersSent) say(response, 503, 'Too many files are open');
  else response.destroy();
}

/** The folder of a site, and the path that its addresses begin with. */
interface SiteFolder {
  folder: string;
  base: string;
  isBuilt: () => boolean;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, base, isBuilt }: SiteFolder,
): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  const target = readTarget(request);
  if (!target) return say(response, 400, 'Unexpected second host, expected one');
  if (!isLoopbackHost(target.host)) {
    return say(response, 403, 'Unexpected host, expected localhost');
  }
  if (refuseMethod(request, response)) return;
  if (!isBuilt()) {
    response.setHeader('Retry-After', '5');
    return say(response, 503, 'The site is being built');
  }
  const [path, query] = withoutQuery(target.path);
  const asked = parseAddress(path, base);
  const names = asked?.isFolder ? [...asked.names, 'index.html'] : asked?.names;
  const file = names && (await openInside(folder, names));
  if (names && file) return closing(file, () => send(file, names, response));
  if (asked && (await isFolder(folder, asked))) {
    response.setHeader('Location', serializeFolder(asked, base) + query);
    return say(response, 301, 'A folder');
  }
  return sendMissing(folder, asked?.names ?? [], response);
}

async function isFolder(folder: string, { names, isFolder }: SiteAddress): Promise<boolean> {
  if (isFolder) return false;
  const index = await openInside(folder, [...names, 'index.html']);
  await index?.close();
  return index !== undefined;
}

function say(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
}

/** Closes a file when what is done with it is done, whatever becomes of the reader: one left open ends the process. */
async function closing(file: FileHandle, use: () => Promise<void>): Promise<void> {
  try {
    await use();
  } finally {
    await file.close();
  }
}

/** Sends a file, the part of it that is asked for, or that it is the one that the browser has. */
async function send(
  file: FileHandle,
  names: readonly string[],
  response: ServerResponse,
): Promise<void> {
  const { headers, method } = response.req;
  const stat = await file.stat({ bigint: true });
  const size = Number(stat.size);
  // Another for each file that ever lay there: a build writes all of them anew.
  const tag = `"${stat.ino.toString(36)}-${stat.mtimeNs.toString(36)}-${stat.size.toString(36)}"`;
  // The site may be built anew while it is read.
  const common = { ETag: tag, 'Accept-Ranges': 'bytes', 'Cache-Control': 'no-cache' };
  for (const [name, value] of Object.entries(common)) response.setHeader(name, value);
  if (holds(headers['if-none-match'], tag)) return void response.writeHead(304).end();
  const isSame = [undefined, tag].includes(headers['if-range']?.toString());
  // What asks for the head alone asks for that of the whole (RFC 9110, §14.2).
  const range = isSame && method === 'GET' ? parseRange(headers.range, size) : undefined;
  if (range === 'unsatisfiable') {
    response.setHeader('Content-Range', `bytes */${size}`);
    return say(response, 416, 'Unexpected range');
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  response.writeHead(range ? 206 : 200, {
    'Content-Type': mediaType(names.at(-1) ?? ''),
    'Content-Length': end - start + 1,
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  await sendBytes(file, { start, end }, response);
}

/** Whether a list of tags, as If-None-Match has it, holds this one (RFC 9110, §13.1.2). */
function holds(tags: string | undefined, tag: string): boolean {
  const list = (tags ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return list.includes(tag) || list.includes('*');
}

/** Sends the `404.html` of what is not there: pages in a further language have one of their own. */
async function sendMissing(
  folder: string,
  names: readonly string[],
  response: ServerResponse,
): Promise<void> {
  const [own] = names;
  const file =
    (own === undefined ? undefined : await openInside(folder, [own, '404.html'])) ??
    (await openInside(folder, ['404.html']));
  if (!file) return say(response, 404, 'Not found');
  return closing(file, async () => {
    const { size } = await file.stat();
    response.writeHead(404, { 'Content-Type': mediaType('404.html'), 'Content-Length': size });
    await sendBytes(file, { start: 0, end: size - 1 }, response);
  });
}

/**
 * Returns what passes so many bytes on, and throws where there are fewer, since a file may be cut off meanwhile: the next answer of
 * the connection would be taken for the rest.
 */
function allOf(length: number) {
  return async function* (chunks: AsyncIterable<Buffer>) {
    let left = length;
    for await (const chunk of chunks) {
      left -= chunk.length;
      yield chunk;
    }
    if (left > 0) throw new Error(`the file is ${left} bytes shorter than it was`);
  };
}

/** Sends bytes of a file, as long as somebody reads them. */
async function sendBytes(
  file: FileHandle,
  { start, end }: { start: number; end: number },
  response: ServerResponse,
): Promise<void> {
  if (response.req.method === 'HEAD' || end < start) return void response.end();
  const { socket } = response.req;
  const gone = new AbortController();
  const leave = () => gone.abort();
  // An answer that waits behind another is not told that the reader went away.
  socket.once('close', leave);
  if (socket.destroyed) leave();
  try {
    const read = file.createReadStream({ start, end });
    await pipeline(read, allOf(end - start + 1), response, { signal: gone.signal });
  } finally {
    socket.off('close', leave);
  }
}
