import type { IncomingMessage } from 'node:http';
import { isLoopbackHost } from '../../io/loopback.ts';

const peers = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Why a request is refused: a status of HTTP, and words for whoever sent it. */
export interface Refused {
  status: 403 | 405 | 413 | 415;
  message: string;
}

/**
 * Returns why a request must not change a file, undefined where it may: it was sent from this machine, to this
 * machine by a name of its own (another name may lead here for a moment: DNS rebinding), and by a page that this
 * server itself has served. What a form or link of another site could send is refused at that.
 */
export function refuse({ method, headers, socket }: IncomingMessage): Refused | undefined {
  if (method !== 'POST') return { status: 405, message: 'Unexpected method, expected POST' };
  if (!peers.has(socket.remoteAddress ?? '')) return forbidden('sender, expected this machine');
  const host = headers.host ?? '';
  const port = socket.localPort;
  if (!isLoopbackHost(host) || port === undefined || !host.endsWith(`:${port}`)) {
    return forbidden('host, expected localhost and the port of this server');
  }
  if (headers.origin !== `http://${host}`)
    return forbidden('origin, expected a page of this server');
  if (!['same-origin', undefined].includes(headers['sec-fetch-site']?.toString())) {
    return forbidden('site, expected a page of this server');
  }
  if (!/^application\/json(?:$|;)/.test(headers['content-type'] ?? '')) {
    return { status: 415, message: 'Unexpected type of content, expected application/json' };
  }
  return undefined;
}

function forbidden(what: string): Refused {
  return { status: 403, message: `Unexpected ${what}` };
}
