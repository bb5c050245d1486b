import type { IncomingMessage } from 'node:http';

/** What a request asks for. */
export interface RequestTarget {
  /** The name of the server, with its port; undefined where none is given. */
  host: string | undefined;
  /** The path and the query. */
  path: string;
}

/**
 * Returns what a request asks for: where that is a whole address, its host counts and not the header (RFC 9112, §3.2.2).
 * Undefined where it names several hosts, which is to be answered with 400 (§3.2).
 */
export function readTarget({
  url = '/',
  headersDistinct,
}: IncomingMessage): RequestTarget | undefined {
  const hosts = headersDistinct['host'] ?? [];
  if (hosts.length > 1) return undefined;
  const [, host, path] = /^https?:\/\/([^/?#]*)([^]*)/i.exec(url) ?? [];
  if (host === undefined || path === undefined) return { host: hosts[0], path: url };
  return { host, path: path.startsWith('/') ? path : `/${path}` };
}
