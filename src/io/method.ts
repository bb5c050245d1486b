import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers a request that asks for more than to read (RFC 9110, §15.5.6), and returns whether it was one. */
export function refuseMethod({ method }: IncomingMessage, response: ServerResponse): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  response.writeHead(405, { Allow: 'GET, HEAD', 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('Unexpected method, expected GET or HEAD\n');
  return true;
}
