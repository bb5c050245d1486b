import { decoderFor, isUtf8 } from '../core/edition/seed.ts';
import { childrenOf, type TeiElement } from '../core/tei/tree.ts';
import { decode, nameOfByte } from '../core/text/decode.ts';
import { markedEncoding } from '../core/text/format.ts';
import { type Lines, linesOf, pointAt, pointAtByte } from '../core/text/lines.ts';
import type { Point } from '../core/problem.ts';
import { Unconvertible } from './convert/converter.ts';
import { parseXml } from './convert/xml.ts';

/** A file of TEI that was read. */
export interface TeiFile {
  root: TeiElement;
  /** Where its lines begin. */
  lines: Lines;
}

/** Why a file of TEI cannot be read: what was found, at a place, and how to mend it. */
export class TeiFault extends Error {
  readonly place: Point;
  readonly hint: string;

  constructor(place: Point, found: string, hint: string) {
    super(found);
    this.place = place;
    this.hint = hint;
  }
}

/** The namespaces that are known, with the prefix that elements in them have here. */
const namespaces: Readonly<Record<string, string>> = {
  'http://www.tei-c.org/ns/1.0': '',
  'http://history.state.gov/frus/ns/1.0': 'frus',
  'http://www.w3.org/2001/XInclude': 'xi',
};

/** Reads TEI P5. Throws a `TeiFault` where it is none, or no XML, or names what lies outside of it. Linear in the file. */
export function readTei(bytes: Uint8Array): TeiFile {
  const text = decodeXml(bytes);
  const lines = linesOf(text);
  const fault = (at: number, found: string, hint: string) =>
    new TeiFault(pointAt(lines, at), found, hint);
  const around: TeiElement = { name: '', attributes: {}, at: 0, nodes: [] };
  const open = [around];
  try {
    parseXml(
      {
        name: '',
        text,
        prefixes: (namespace) =>
          Object.hasOwn(namespaces, namespace) ? namespaces[namespace] : undefined,
        refuse: (message, at) =>
          fault(
            Math.max(0, at - 1),
            `XML that is not well-formed, expected it to be: ${message.replace(/^[\d:]*\s*/, '')}`,
            'mend it there or a little before, in an editor that knows XML',
          ),
      },
      {
        open: (name, attributes, at) => {
          if (open.length === 1)
            refuseOther(name, attributes, (found, hint) => fault(at, found, hint));
          const element = { name, attributes, at, nodes: [] };
          open.at(-1)?.nodes.push(element);
          open.push(element);
        },
        close: () => void open.pop(),
        text: (words) => void open.at(-1)?.nodes.push(words),
        doctype: (at) => {
          throw fault(
            at,
            'document type declaration, expected none: nothing is read that lies outside of a file, and no entity is expanded',
            'take it out, and write characters in the place of its entities; in many editors, save the file with its entities resolved',
          );
        },
      },
    );
  } catch (error) {
    if (!(error instanceof Unconvertible)) throw error;
    throw new TeiFault({ line: 1, column: 1 }, error.message, error.hint);
  }
  const [root] = childrenOf(around);
  if (!root) throw fault(0, 'file without an element, expected TEI', 'name a file of TEI P5');
  return { root, lines };
}

function refuseOther(
  name: string,
  { xmlns }: Readonly<Record<string, string>>,
  fault: (found: string, hint: string) => TeiFault,
): void {
  if (name === 'TEI' || name === 'teiCorpus') {
    if (xmlns === 'http://www.tei-c.org/ns/1.0') return;
  }
  if (/^TEI(?:\.2)?$/.test(name))
    throw fault(
      `<${name}> in no namespace, expected TEI P5: <TEI xmlns="http://www.tei-c.org/ns/1.0">`,
      'where it is P4 or older, turn it into P5 (the TEI has a style sheet for that, p4top5.xsl); else add the namespace',
    );
  throw fault(
    `<${name}>, expected <TEI xmlns="http://www.tei-c.org/ns/1.0">`,
    'name a file of TEI P5; other texts are taken in by npm run new',
  );
}

/** Decodes XML as its mark says, else as it declares, else from UTF-8 (XML 1.0, appendix F). */
function decodeXml(bytes: Uint8Array): string {
  const marked = markedEncoding(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared =
    /^(?:\xEF\xBB\xBF)?<\?xml\s[^>]{0,100}\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
  const encoding = marked ?? declared ?? 'utf-8';
  const start = { line: 1, column: 1 };
  const isDeclaredUtf8 = /^utf-?8$/i.test(encoding);
  // A declaration that is read byte by byte stands in no encoding of two bytes or four.
  const isWide = /^(?:utf-?(?:16|32)|ucs-?[24]|iso-10646)/i.test(encoding);
  if (!marked && declared !== undefined && isWide)
    throw new TeiFault(
      start,
      `declaration of the encoding ${encoding}, expected another: each letter of the file is one byte`,
      'write encoding="UTF-8" in its first line, or the name of the encoding that the file has',
    );
  if (!marked && !isDeclaredUtf8 && isUtf8(bytes))
    throw new TeiFault(
      start,
      `declaration of the encoding ${encoding}, expected UTF-8: all letters of the file are as that writes them`,
      'write encoding="UTF-8" in its first line',
    );
  const decoded = decode(bytes, encoding, decoderFor);
  if ('text' in decoded) return decoded.text;
  if ('unknownEncoding' in decoded)
    throw new TeiFault(
      start,
      `encoding “${encoding}”, expected one that browsers know`,
      'save the file in UTF-8, and write encoding="UTF-8" in its first line',
    );
  throw new TeiFault(
    pointAtByte(bytes, decoded.badByte),
    `${nameOfByte(bytes, decoded.badByte)}, expected ${encoding}`,
    'name the encoding of the file in its first line, as in <?xml version="1.0" encoding="windows-1252"?>; or save it in UTF-8',
  );
}
