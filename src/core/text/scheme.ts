/** Returns the scheme of an address as a browser reads it: white space and controls inside it do not count. */
export function schemeOf(url: string): string | undefined {
  const bare = url.replace(/[\u0000-\u0020\u007F]/g, '');
  return /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(bare)?.[1]?.toLowerCase();
}

/**
 * Whether an address leads elsewhere than it seems to: browsers drop controls, read `\` and `//` their own way, and take
 * `http:page` for a page beside this one or for a host (WHATWG URL, §4.4).
 */
export function isHidden(url: string): boolean {
  return /[\u0000-\u0020\u007F\\]|^\/\/|^https?:(?!\/\/[^/])/i.test(url);
}
