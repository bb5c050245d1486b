import { SaxesParser } from 'saxes';
import { decoderFor } from '../../core/edition/seed.ts';
import { decode, nameOfByte } from '../../core/text/decode.ts';
import { markedEncoding } from '../../core/text/format.ts';
import { push } from '../../core/text/lookup.ts';
import { Unconvertible } from './converter.ts';
import { damaged } from './unzip.ts';

/** The attributes of an element by their names. */
export type Attributes = Readonly<Record<string, string>>;

/** What is done with what stands in XML. An element that is empty is opened and closed. */
export interface XmlEvents {
  /** Is told of a tag, whose “<” stands at a UTF-16 offset in the text. */
  open: (name: string, attributes: Attributes, at: number) => void;
  close: (name: string) => void;
  /** Text, references to characters read. */
  text: (words: string) => void;
  /** Is told of a document type declaration, and where it begins; passed over where nobody is. */
  doctype?: (at: number) => void;
}

/** How deep elements may lie in one another: in documents that people write it is some dozens, and what reads them slows down. */
const deepest = 500;

/** A part of a document, and the prefix by which its reader knows each namespace: none where it is empty. */
export interface XmlPart {
  name: string;
  bytes: Uint8Array;
  prefixes: (namespace: string) => string | undefined;
}

/**
 * Goes through a part of a document, which is XML in UTF-8 or UTF-16. What is in a namespace that `prefixes` does not know has
 * the name that is written. Throws `Unconvertible` with the place where it is not well-formed, or its elements lie too deep.
 */
export function readXml({ name, bytes, prefixes }: XmlPart, events: XmlEvents): void {
  const decoded = decode(bytes, markedEncoding(bytes) ?? 'utf-8', decoderFor);
  if (!('text' in decoded))
    throw damaged('badByte' in decoded ? `${name}: ${nameOfByte(bytes, decoded.badByte)}` : name);
  parseXml({ name, text: decoded.text, prefixes, refuse: damaged }, events);
}

/** XML as text, and what its faults are thrown as: a message that begins with the name, line and column, and a UTF-16 offset. */
export interface XmlText extends Omit<XmlPart, 'bytes'> {
  text: string;
  refuse: (message: string, at: number) => Error;
}

/** Goes through XML as `readXml` does. Declarations of entities are not read, and what they stand for is a fault. */
export function parseXml({ name, text, prefixes, refuse }: XmlText, events: XmlEvents): void {
  const parser = new SaxesParser({ fileName: name, xmlns: false });
  const known = createNames(prefixes);
  parser.on('error', ({ message }) => {
    throw refuse(message, parser.position);
  });
  const begin = (sign: string) => text.lastIndexOf(sign, parser.position - 1);
  parser.on('doctype', () => events.doctype?.(begin('<!DOCTYPE')));
  let at = 0;
  parser.on('opentagstart', () => {
    at = begin('<');
  });
  let depth = 0;
  parser.on('opentag', (tag) => {
    if (++depth > deepest) throw tooDeep(`${name}:${parser.line}:${parser.column}`);
    known.declare(tag.attributes);
    const own = Object.entries(tag.attributes);
    const attributes = own.map(([key, value]) => [known.nameOf(key, true), value] as const);
    events.open(known.nameOf(tag.name), Object.fromEntries(attributes), at);
  });
  parser.on('closetag', (tag) => {
    depth--;
    events.close(known.nameOf(tag.name));
    known.forget(tag.attributes);
  });
  parser.on('text', events.text);
  parser.on('cdata', events.text);
  parser.write(text).close();
}

function tooDeep(place: string): Unconvertible {
  return new Unconvertible(
    `file whose parts lie more than ${deepest} deep in one another (${place}), expected a text`,
    'open it in the program that it is from, and save its text alone',
  );
}

/**
 * Returns what names the elements and attributes of namespaces (Namespaces in XML 1.0). The parser’s own names go through all
 * that is open for each element, which takes minutes where thousands lie in one another.
 */
function createNames(prefixes: XmlPart['prefixes']) {
  const declared = new Map<string, string[]>();
  const prefixIn = (attribute: string) => /^xmlns(?:$|:)(.*)$/s.exec(attribute)?.[1];
  return {
    declare: (attributes: Attributes) => {
      for (const [name, namespace] of Object.entries(attributes)) {
        const prefix = prefixIn(name);
        if (prefix !== undefined) push(declared, prefix, namespace);
      }
    },
    forget: (attributes: Attributes) => {
      for (const name of Object.keys(attributes)) declared.get(prefixIn(name) ?? ':')?.pop();
    },
    nameOf: (name: string, isAttribute = false) => {
      const [, prefix = '', local = ''] = /^(?:([^:]*):)?(.*)$/s.exec(name) ?? [];
      // One without a prefix is in no namespace.
      if (isAttribute && prefix === '') return name;
      const own = prefixes(declared.get(prefix)?.at(-1) ?? '');
      if (own === '') return local;
      return own === undefined ? name : `${own}:${local}`;
    },
  };
}

/** Returns words as XML and HTML write them, also in an attribute. */
export function escaped(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** Returns the words that were `escaped`. */
export function unescaped(markup: string): string {
  return markup
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
