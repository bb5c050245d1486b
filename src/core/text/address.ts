/** Returns a text with its percent signs decoded (RFC 3986, section 2.1), as it stands where they are none. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Parts an address at its first “#”: others are part of the fragment, which is undefined where there is none. */
export function partsOfAddress(address: string): [path: string, fragment: string | undefined] {
  const at = address.indexOf('#');
  return at < 0 ? [address, undefined] : [address.slice(0, at), address.slice(at + 1)];
}

/** Parts an address before its first “?”: others are part of the query, which is empty where there is none (RFC 3986, section 3.4). */
export function withoutQuery(address: string): [path: string, query: string] {
  const at = address.indexOf('?');
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at)];
}

/** Returns whether a text is an address on the web that can be followed, whatever it holds behind its host. */
export function isWebAddress(text: string): boolean {
  return /^\s*https?:\/\/[^/\s]/i.test(text);
}
