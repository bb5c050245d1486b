import { SaxesParser } from 'saxes';
import { decoderFor } from '../../core/edition/seed.ts';
import { decode, nameOfByte } from '../../core/text/decode.ts';
import { markedEncoding } from '../../core/text/format.ts';
import { damaged } from './unzip.ts';

/** What is done with what stands in XML. An element that is empty is opened and closed. */
export interface XmlEvents {
  open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  close: (name: string) => void;
  /** Text, references to characters read. */
  text: (words: string) => void;
}

/**
 * Goes through a part of a document, which is XML in UTF-8 or UTF-16. Throws `Unconvertible` with the place where it is not
 * well-formed.
 */
export function readXml(name: string, bytes: Uint8Array, { open, close, text }: XmlEvents): void {
  const decoded = decode(bytes, markedEncoding(bytes) ?? 'utf-8', decoderFor);
  if (!('text' in decoded))
    throw damaged('badByte' in decoded ? `${name}: ${nameOfByte(bytes, decoded.badByte)}` : name);
  const parser = new SaxesParser({ fileName: name, xmlns: false });
  parser.on('error', ({ message }) => {
    throw damaged(message);
  });
  parser.on('opentag', (tag) => open(tag.name, tag.attributes));
  parser.on('closetag', (tag) => close(tag.name));
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(decoded.text).close();
}
