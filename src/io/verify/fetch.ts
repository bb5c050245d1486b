/** How often an address may lead to another one. */
const mostRedirects = 5;

/** How long a file may take to come, in milliseconds. */
const patience = 60_000;

/** What is fetched at the most, and what is thrown where that cannot be had. */
interface Limits {
  /** The address, which ends with a slash, below which everything has to lie. */
  within: URL;
  /** In bytes, as they are when they are unpacked. */
  limit: number;
  refuse: (why: string) => Error;
}

/** A file as its host sends it. */
export interface Sent {
  bytes: Uint8Array;
  /** The charset of its `Content-Type`, where that says one. */
  charset?: string;
}

/**
 * Fetches what is at an address, and follows it within its site; undefined where nothing is (404 and 410). Throws what
 * `refuse` makes of an answer that is too large, takes too long, leads elsewhere or is none.
 */
export async function fetchFile(
  address: URL,
  { within, limit, refuse }: Limits,
): Promise<Sent | undefined> {
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await follow(address, signal, { within, refuse });
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) throw refuse(`Unexpected answer ${response.status}, expected 200`);
    const [, charset] = charsetIn.exec(response.headers.get('content-type') ?? '') ?? [];
    return {
      bytes: await readBody(response, { limit, refuse }),
      ...(charset !== undefined && { charset }),
    };
  } catch (error) {
    throw told(error, refuse);
  }
}

const charsetIn = /;[\t ]*charset=[\t ]*"?([^\t ";]+)/i;

async function follow(
  address: URL,
  signal: AbortSignal,
  { within, refuse }: Pick<Limits, 'within' | 'refuse'>,
): Promise<Response> {
  let at = address;
  for (let count = 0; count <= mostRedirects; count++) {
    const response = await fetch(at, { redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    const next = URL.canParse(location, at) ? new URL(location, at) : undefined;
    if (!next || !isWithin(next, within))
      throw refuse(
        `Unexpected redirect to “${location}”, expected one within ${within.host}${within.pathname}`,
      );
    at = next;
  }
  throw refuse(`Unexpected redirect after ${mostRedirects} others, expected an answer`);
}

/** Whether an address lies below that of a site, or below the same with https in place of http. */
function isWithin({ protocol, host, pathname }: URL, site: URL): boolean {
  const isAsSafe = protocol === site.protocol || protocol === 'https:';
  return isAsSafe && host === site.host && pathname.startsWith(site.pathname);
}

async function readBody(
  response: Response,
  { limit, refuse }: Pick<Limits, 'limit' | 'refuse'>,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // To leave the loop ends the connection.
    if (bytes > limit) throw refuse(`Unexpected size, expected at most ${limit / 1e6} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Node tells why nothing came in the cause of an error that says only that nothing did. */
function told(error: unknown, refuse: Limits['refuse']): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'TimeoutError')
    return refuse(`Unexpected wait, expected an answer within ${patience / 1000} s`);
  const { cause } = error;
  if (!(error instanceof TypeError) || !(cause instanceof Error)) return error;
  const words = (cause as NodeJS.ErrnoException).code ?? cause.message;
  return refuse(`Unexpected failure, expected an answer: ${words}`);
}
