import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { type ParsedNode, parseDocument, type YAMLSeq } from 'yaml';
import { placeOf, type TextFile } from '../page/file.ts';
import { readYaml } from '../page/yaml.ts';
import type { Finding, Place } from '../problem.ts';
import { jsonFault } from './json.ts';
import { referencesSchema, type Work } from './schema/reference.ts';

/** A work that annotations can cite. */
export interface Reference {
  key: string;
  /** The work in CSL-JSON. */
  work: Work;
  file: string;
  /** Which of the works of its file it is, from 0. */
  index: number;
}

/** The ways in which a file may hold references. */
export type ReferenceFormat = 'csl-json' | 'bibtex';

/** What a key may be made of. */
const keyPattern = /^[\w.:-]+$/;

/**
 * Reads the works of a file of CSL-JSON or BibTeX, as Zotero exports them; the key is `citation-key`, else `id`.
 * Yields reference-invalid, and for the fields of CSL-JSON what YAML yields, which JSON is.
 */
export function parseReferences(
  file: TextFile,
  format: ReferenceFormat,
): { references: Reference[]; findings: Finding[] } {
  const { works, findings } = format === 'bibtex' ? readBibtex(file) : readJson(file);
  const placeOfWork = placesOfWorks(file);
  const references = works.flatMap(({ work, index }): Reference[] => {
    const key = String(work['citation-key'] ?? work.id);
    if (keyPattern.test(key)) return [{ key, work, file: file.path, index }];
    findings.push(illFormedKey(key, placeOfWork(index)));
    return [];
  });
  return { references, findings };
}

/** Yields reference-repeated for every work whose key another has already; `texts` are the files by path. */
export function repeatedReferences(
  references: readonly Reference[],
  texts: ReadonlyMap<string, TextFile>,
): Finding[] {
  const first = new Map<string, Reference>();
  const places = new Map([...texts].map(([path, text]) => [path, placesOfWorks(text)]));
  const place = ({ file, index }: Reference) => places.get(file)?.(index) ?? { file };
  return references.flatMap((reference): Finding[] => {
    const other = first.get(reference.key);
    if (!other) {
      first.set(reference.key, reference);
      return [];
    }
    return [
      {
        code: 'reference-repeated',
        message: `Unexpected second work with the key “${reference.key}”, expected each key once`,
        place: place(reference),
        hint: 'take one of the two out, or give it another citation key',
        related: [{ ...place(other), message: 'the first is here' }],
      },
    ];
  });
}

/** The works of a file, each with its index in it, and the faults that keep others from being read. */
interface Works {
  works: { work: Work; index: number }[];
  findings: Finding[];
}

function inOrder(works: readonly Work[]): Works['works'] {
  return works.map((work, index) => ({ work, index }));
}

function readJson(file: TextFile): Works {
  let value: unknown;
  try {
    value = JSON.parse(file.text);
  } catch {
    return { works: [], findings: [invalidJson(file)] };
  }
  const read = referencesSchema.safeParse(value);
  if (read.success) return { works: inOrder(read.data as Work[]), findings: [] };
  // JSON is YAML but for its tabs. It is read again only to tell where the faults are.
  const spaced = { ...file, text: file.text.replaceAll('\t', ' ') };
  const { data = [], items = [], findings } = readYaml(spaced, referencesSchema);
  const works = inOrder(data as Work[]).map(({ work, index }) => {
    return { work, index: Number(items[index]) };
  });
  return { works, findings };
}

function invalidJson(file: TextFile): Finding {
  return {
    code: 'reference-invalid',
    message: 'Unexpected text in a file of references, expected CSL-JSON',
    place: placeOf(file, jsonFault(file.text)),
    hint: 'export the file again as CSL JSON; a comma or quotation mark is wrong at or before this place',
  };
}

function readBibtex(file: TextFile): Works {
  try {
    // The type is named so that nothing in the file can be taken for an address to fetch.
    const works = plugins.input.chain(file.text, {
      forceType: '@bibtex/text',
      generateGraph: false,
      strict: true,
      maxChainLength: 10,
      target: '@csl/list+object',
    });
    const isText = works.length === 0 && /\S/.test(file.text);
    return { works: inOrder(works), findings: isText ? [invalidBibtex(file, 0)] : [] };
  } catch (error) {
    return { works: [], findings: [invalidBibtex(file, offsetOf(error, file))] };
  }
}

/** The parser tells a place as `at line 2 col 10`. */
function offsetOf(error: unknown, file: TextFile): number {
  const places = String(error).matchAll(/line (\d+) col (\d+)/g);
  const [place] = [...places, ['', 1, 1]];
  const [line, column] = [Number(place?.[1]), Number(place?.[2])];
  return Math.min(Number(file.lines.starts[line - 1]) + column - 1, file.text.length);
}

function invalidBibtex(file: TextFile, offset: number): Finding {
  return {
    code: 'reference-invalid',
    message: 'Unexpected text in a file of references, expected BibTeX',
    place: placeOf(file, offset),
    hint: 'export the file again as BibTeX; a brace, comma or quotation mark is wrong at or before this place',
  };
}

function illFormedKey(key: string, place: Place): Finding {
  return {
    code: 'reference-invalid',
    message: `Unexpected key “${key}” of a work, expected letters, digits and “_”, “.”, “:”, “-”`,
    place,
    hint: 'give the work another citation key, so that [@key] can name it',
  };
}

/** Returns a way to where the n-th work of a file begins. It parses the file again, once, when first asked. */
function placesOfWorks(file: TextFile): (index: number) => Place {
  let starts: number[] | undefined;
  return (index) => placeOf(file, (starts ??= startsOfWorks(file))[index] ?? 0);
}

/** The UTF-16 offsets at which the works of a file begin. */
function startsOfWorks({ path, text }: TextFile): number[] {
  if (path.endsWith('.bib')) {
    const starts = text.matchAll(/^[\t ]*@(?!comment|string|preamble)\w+/gim);
    return [...starts].map(({ index }) => index);
  }
  // A file that holds works holds a list of them.
  const { contents } = parseDocument<YAMLSeq.Parsed<ParsedNode>, false>(text.replaceAll('\t', ' '));
  return contents.items.map(({ range }) => range[0]);
}
