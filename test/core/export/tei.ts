import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { expect } from 'vitest';
import { editionTei } from '../../../src/core/export/tei/edition.ts';
import { sourceTei } from '../../../src/core/export/tei/source.ts';
import { fold } from '../../../src/core/text/fold.ts';
import type { ShownEdition } from '../../../src/core/view/shown.ts';
import { root } from '../../root.ts';

/** A document of TEI, as a reader that the export has no part in has it. */
export interface ReadTei {
  /** All `xml:id`s, and all that points to elements. */
  ids: string[];
  pointers: string[];
  /** Returns the texts of what an XPath finds, where `tei` is the prefix. */
  find: (path: string) => string[];
}

/** Throws where a document is not valid. */
type Validate = (document: XmlDocument) => void;

const namespaces = { tei: 'http://www.tei-c.org/ns/1.0' };

/** Reads a document. Throws where it is not well-formed, or not valid. */
export function readTei(xml: string, validate: Validate = () => {}): ReadTei {
  const document = XmlDocument.fromString(xml);
  try {
    validate(document);
  } catch (error) {
    throw new Error(`${String(error)}\n${xml}`);
  }
  const find = (path: string) => document.find(path, namespaces).map((node) => node.content);
  const pointers = ['target', 'ref', 'ana'].flatMap((name) => find(`//@${name}`));
  return {
    ids: find('//@xml:id'),
    pointers: pointers.flatMap((value) => value.split(' ')),
    find,
  };
}

/** The schema of all of TEI P5, which lies beside the repository where somebody has put it. To read it takes ten seconds. */
const schema = ['../shared', '../../shared']
  .map((folder) => join(root, folder, 'schemas/tei_all.rng'))
  .find((path) => existsSync(path));

/** Returns what holds documents to the schema; undefined where that is not at hand. */
export function openSchema(): Validate | undefined {
  if (schema === undefined) return undefined;
  const grammar = RelaxNGValidator.fromDoc(XmlDocument.fromString(readFileSync(schema, 'utf8')));
  return (document) => grammar.validate(document);
}

/** What XML cannot hold. */
const impossible = /[\0-\x08\x0B\x0E-\x1F\uFFFE\uFFFF]/g;

/**
 * Writes all documents of an edition and reads them: each says what its seed says, names nothing twice, and points to nothing that is
 * not there.
 */
export function expectTei(shown: ShownEdition, validate?: Validate): ReadTei[] {
  const edition = readTei(editionTei(shown), validate);
  const sources = shown.edition.sources.map((source) => {
    const read = readTei(sourceTei(source, shown), validate);
    const body = read.find('/tei:TEI/tei:text/tei:body').join('');
    expect(fold(body)).toBe(fold(source.text.replace(impossible, '\uFFFD')));
    return read;
  });
  for (const read of [edition, ...sources]) {
    expect(new Set(read.ids).size).toBe(read.ids.length);
    const shared = edition.ids.map((id) => `../../tei.xml#${id}`);
    const known = new Set([...read.ids.map((id) => `#${id}`), ...shared]);
    const inside = read.pointers.filter((one) => /^(?:\.\.\/\.\.\/tei\.xml)?#/.test(one));
    expect(inside.filter((one) => !known.has(one))).toEqual([]);
  }
  return [edition, ...sources];
}
