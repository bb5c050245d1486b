import { SaxesParser } from 'saxes';
import type { ReportingFile } from '../../page/file.ts';
import type { Range } from '../../text/range.ts';

/** An element of an XML file; the places are stretches of its text in UTF-16 units. */
export interface XmlElement {
  name: string;
  /** The beginning of its tag. */
  at: Range;
  attributes: Map<string, XmlAttribute>;
  children: XmlElement[];
  /** The text that stands directly in it. */
  text: string;
}

/** The value of an attribute, and where it stands, without quotation marks. */
export interface XmlAttribute {
  value: string;
  at: Range;
}

/** How deep elements may stand in one another: styles of the repository have 18 at the most. */
const deepest = 64;

/** How many UTF-16 units the value of an attribute has at the most: in styles of the repository it is 346. */
const longest = 2000;

/** A fault of an XML file. */
interface XmlFault {
  at: number;
  found: string;
  hint: string;
}

/**
 * Returns the root of an XML file; undefined where it is not well-formed, after style-invalid has been told of the first place
 * at which it is not. There are no entities but the five of XML, and no document type: nothing that is named twice grows.
 */
export function parseXml(file: ReportingFile): XmlElement | undefined {
  const { text } = file;
  const parser = new SaxesParser({ position: false, xmlns: false });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let start = 0;
  let fault: XmlFault | undefined;
  const refuse = (at: number, found: string, hint: string) => {
    fault ??= { at, found, hint };
  };
  // It goes on to the end, and what it says of that is not told.
  parser.on('error', ({ message }) => {
    const found = `XML that is not well-formed (${message.replace(/\.$/, '')})`;
    refuse(Math.max(0, parser.position - 1), found, wellFormed);
  });
  parser.on('doctype', () => {
    const at = text.lastIndexOf('<!DOCTYPE', parser.position);
    refuse(
      at,
      'document type (DTD)',
      'take it out, and write what its entities stand for in their place',
    );
  });
  parser.on('opentagstart', () => {
    start = text.lastIndexOf('<', parser.position - 1);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = new Map(Object.entries(attributes));
    const own = attributesAt(text, start, parser.position).flatMap(
      ([key, at]): [string, XmlAttribute][] => {
        const value = values.get(key);
        return value === undefined ? [] : [[key, { value, at }]];
      },
    );
    const long = own.find(([, { value }]) => value.length > longest);
    if (long) refuse(long[1].at.start, `value of more than ${longest} characters`, 'shorten it');
    if (open.length >= deepest)
      refuse(start, `element within ${deepest} others`, 'put part of it into a macro');
    const at = { start, end: start + name.length + 1 };
    const element: XmlElement = { name, at, attributes: new Map(own), children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const add = (words: string) => {
    const element = open.at(-1);
    if (element) element.text += words;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  if (fault === undefined) return root;
  const { at, found, hint } = fault;
  file.report('style-invalid', at, `Unexpected ${found}, expected a style of CSL 1.0`, { hint });
  return undefined;
}

const wellFormed =
  'take the file once more from where it is from, or look for what an editor has left half-written';

/** Returns the names of the attributes in a tag, and where their values stand. */
function attributesAt(text: string, start: number, end: number): [string, Range][] {
  const tag = text.slice(start, end);
  return [...tag.matchAll(/(?<=\s)([^\s=<"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ({ 0: whole, 1: name = '', 2: double, 3: single = '', index }) => {
      const last = start + index + whole.length - 1;
      return [name, { start: last - (double ?? single).length, end: last }];
    },
  );
}

/** An element as it is written. */
export interface WrittenElement {
  name: string;
  attributes: Iterable<readonly [string, string]>;
  children: readonly (WrittenElement | string)[];
}

/** Returns an element as XML, without white space of its own. */
export function serializeXml({ name, attributes, children }: WrittenElement): string {
  const own = [...attributes].map(([key, value]) => ` ${key}="${escape(value)}"`);
  const inner = children.map((one) => (typeof one === 'string' ? escape(one) : serializeXml(one)));
  return `<${name}${own.join('')}>${inner.join('')}</${name}>`;
}

function escape(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
