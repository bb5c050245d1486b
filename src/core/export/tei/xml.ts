import type { Node } from '../../render/hast.ts';
import { writeXml } from '../../render/xhtml.ts';
import { codePointOf } from '../../text/code-point.ts';

/** What every document begins with. */
export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The namespace of TEI P5 (§1.1). */
export const namespace = 'http://www.tei-c.org/ns/1.0';

/** Returns nodes as XML, names of attributes as they are. What XML cannot hold is U+FFFD. */
export function serialize(nodes: readonly Node[]): string {
  const written = writeXml(nodes, {
    attributes: (name, value) => [[name, value]],
    isEmpty: ({ children }) => children.length === 0,
  });
  // A reader of XML would take it for a line feed (XML 1.0, §2.11).
  return written.replaceAll('\r', '&#13;');
}

/**
 * Returns a name for `xml:id` (an NCName), unlike that of any other words: letters of ASCII, digits, `.` and `-` stand as they
 * are, all else as the number of its character. `prefix` begins with a letter.
 * @example
 * xmlId('ref', 'müller_1898') // => 'ref-m_fc_ller_5f_1898'
 */
export function xmlId(prefix: string, words: string): string {
  const named = words.replace(/[^A-Za-z0-9.-]/gu, (character) => {
    return `_${codePointOf(character).toString(16)}_`;
  });
  return `${prefix}-${named}`;
}

/**
 * Returns an address as a pointer of TEI (§16.2, `teidata.pointer`), which is a URI without white space: what no URI may hold (RFC 3986)
 * is percent-encoded.
 */
export function pointer(address: string): string {
  const [host = ''] = /^[a-z][a-z0-9+.-]*:\/\/\[[\da-f:.]+\]/i.exec(address) ?? [];
  const rest = address
    .slice(host.length)
    .toWellFormed()
    .replace(/[^!#$%&'()*+,./0-9:;=?@A-Za-z_~-]/gu, encodeURIComponent)
    .replace(/%(?![\dA-Fa-f]{2})/g, '%25');
  // Of two fragments the second would be in the first.
  const [path = '', ...fragments] = rest.split('#');
  return host + (fragments.length === 0 ? path : `${path}#${fragments.join('%23')}`);
}
