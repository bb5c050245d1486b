import { lookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** What is fetched at the most, and from where. */
export interface PublicLimits {
  /** In bytes. */
  limit: number;
  /** Whether addresses of this machine and of private networks may be asked, too. */
  isPrivate: boolean;
  /** In milliseconds, for the whole of an answer. */
  patience: number;
}

/** Why nothing was fetched, in words that complete “Unexpected …”. */
export class NotFetched extends Error {}

/** How often an address may lead to another one. */
const mostRedirects = 5;

/** Networks that are no part of the public internet (IANA, special-purpose address registries). */
const closed = new BlockList();
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
  ] as const),
  ...([
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const)
  closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ...([
    ['::', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2002::', 16],
  ] as const),
  ...([
    ['fc00::', 7],
    ['fe80::', 10],
    ['ff00::', 8],
  ] as const),
] as const)
  closed.addSubnet(net, bits, 'ipv6');

/**
 * Returns whether an IP address is one of this machine, of a private network, or of no host: who asks it, asks behind a wall.
 * @example
 * isClosed('127.0.0.1') // => true
 */
export function isClosed(address: string): boolean {
  return closed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Fetches what is at an address of http or https, follows where it leads to, and returns its bytes. Every host on the way is one of the public
 * internet, by the address that is connected to. Throws a NotFetched.
 */
export async function fetchPublic(address: string, limits: PublicLimits): Promise<Uint8Array> {
  let at = placeAt(address, undefined);
  for (let count = 0; count <= mostRedirects; count++) {
    const answer = await ask(at, limits);
    if (!('location' in answer)) return answer.bytes;
    at = placeAt(answer.location, at);
  }
  throw new NotFetched(`redirect after ${mostRedirects} others, expected an answer`);
}

function placeAt(address: string, from: URL | undefined): URL {
  const url = URL.canParse(address, from) ? new URL(address, from) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '')
    return url;
  const what = from ? 'redirect to' : 'address';
  throw new NotFetched(`${what} “${address.slice(0, 200)}”, expected one of http or https`);
}

type Answer = { bytes: Uint8Array } | { location: string };

async function ask(at: URL, { limit, isPrivate, patience }: PublicLimits): Promise<Answer> {
  const host = at.hostname.replace(/^\[|\]$/g, '');
  const refusal = () =>
    new NotFetched(
      `host “${host}” of this machine or a private network, expected a public one: --private allows it`,
    );
  if (!isPrivate && isIP(host) !== 0 && isClosed(host)) throw refusal();
  // The address that was looked at is the one that is connected to: a name could lead elsewhere the next time.
  const publicOnly: LookupFunction = (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const open = isPrivate ? found : found.filter((one) => !isClosed(one.address));
      const [first] = open;
      if (!first) return callback(refusal(), []);
      if (options.all) callback(null, open);
      else callback(null, first.address, first.family);
    });
  };
  const request = at.protocol === 'https:' ? requestHttps : requestHttp;
  const signal = AbortSignal.timeout(patience);
  const how = {
    lookup: publicOnly,
    headers: { accept: '*/*', 'accept-encoding': 'identity' },
    signal,
  };
  let response: IncomingMessage | undefined;
  try {
    response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(at, how, resolve).on('error', reject).end();
    });
    return await readAnswer(response, limit);
  } catch (error) {
    throw told(error, patience);
  } finally {
    response?.destroy();
  }
}

async function readAnswer(response: IncomingMessage, limit: number): Promise<Answer> {
  const { statusCode = 0, headers } = response;
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
    return { location: headers.location };
  }
  if (statusCode !== 200) throw new NotFetched(`answer ${statusCode}, expected 200`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return { bytes: unpacked(Buffer.concat(chunks), headers['content-encoding'], limit) };
}

/** What an answer is packed by, though nobody asked for that (RFC 9110, §8.4.1). */
const unpackers = new Map([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', brotliDecompressSync],
]);

function unpacked(bytes: Uint8Array, encoding: string | undefined, limit: number): Uint8Array {
  if (encoding === undefined || /^identity$/i.test(encoding)) return bytes;
  const unpack = unpackers.get(encoding.toLowerCase());
  if (!unpack)
    throw new NotFetched(`answer packed by “${encoding}”, expected one that is not, or by gzip`);
  try {
    return unpack(bytes, { maxOutputLength: limit });
  } catch (error) {
    throw isTooLarge(error) ? tooLarge(limit) : error;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function tooLarge(limit: number): NotFetched {
  return new NotFetched(`size, expected at most ${limit / 1e6} MB`);
}

function told(error: unknown, patience: number): unknown {
  if (!(error instanceof Error) || error instanceof NotFetched) return error;
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return new NotFetched(`wait, expected an answer within ${patience / 1000} s`);
  const code = (error as NodeJS.ErrnoException).code ?? error.message;
  return new NotFetched(`failure, expected an answer: ${code}`);
}
