import { parseDocument, type YAMLSeq } from 'yaml';
import { append } from '../page/append.ts';
import { placeOf, type TextFile } from '../page/file.ts';
import { itemAt } from '../text/lookup.ts';
import { asParsed, readYaml } from '../page/yaml.ts';
import type { Finding, Place } from '../problem.ts';
import { parseEntries } from './bibtex/entries.ts';
import { worksIn } from './bibtex/inherit.ts';
import { readBibtex } from './bibtex/read.ts';
import { parseRecords } from './ris/records.ts';
import { readRis } from './ris/read.ts';
import { soundDate } from './csl-date.ts';
import { brokenStrings, jsonFault, repeatedNames } from './json.ts';
import {
  dateVariables,
  numberVariables,
  referencesSchema,
  textVariables,
  type Work,
} from './schema/reference.ts';
import { spoiltAddress } from './spoilt-address.ts';
import { overlong } from './work-length.ts';

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
export type ReferenceFormat = 'csl-json' | 'bibtex' | 'ris';

/** Returns the way in which a file holds references, by its ending. */
export function referenceFormat(path: string): ReferenceFormat {
  if (path.endsWith('.bib')) return 'bibtex';
  return path.endsWith('.ris') ? 'ris' : 'csl-json';
}

/** What a key may be made of: whatever `[@{key}]` can hold, and nothing that is not seen. */
const keyPattern = /^[^\s{}[\]\p{C}]+$/u;

/**
 * Reads the works of a file of CSL-JSON, BibTeX or RIS, as Zotero exports them; the key is `citation-key`, else `id`.
 * Yields reference-invalid, reference-part-unread, and for the fields of CSL-JSON what YAML yields, which JSON is.
 */
export function parseReferences(
  file: TextFile,
  format: ReferenceFormat,
): { references: Reference[]; findings: Finding[] } {
  const { works, findings } = format === 'csl-json' ? readJson(file) : fromFields(file, format);
  const placeOfWork = placesOfWorks(file);
  const references = works.flatMap(({ work, index }): Reference[] => {
    const key = String(work['citation-key'] ?? work.id).normalize('NFC');
    if (!keyPattern.test(key)) {
      findings.push(illFormedKey(key, placeOfWork(index)));
      return [];
    }
    const tooLong = overlong(key, work, () => placeOfWork(index));
    append(findings, tooLong);
    append(
      findings,
      spoiltAddress(key, work, () => placeOfWork(index)),
    );
    if (tooLong.length > 0) return [];
    return [{ key, work: withTexts(withDates(work)), file: file.path, index }];
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
  const repeated = repeatedNames(file.text);
  if (repeated.length > 0)
    return { works: [], findings: repeated.map((at) => repeatedName(placeOf(file, at))) };
  const broken = brokenStrings(file.text);
  if (broken.length > 0)
    return { works: [], findings: broken.map((at) => brokenString(placeOf(file, at))) };
  const read = referencesSchema.safeParse(value);
  if (read.success) return { works: inOrder(read.data as Work[]), findings: [] };
  // JSON is YAML but for its tabs. It is read again only to tell where the faults are.
  const spaced = { ...file, text: file.text.replaceAll('\t', ' ') };
  const { data = [], items = [], findings } = readYaml(spaced, referencesSchema);
  const works = inOrder(data as Work[]).map(({ work, index }) => {
    return { work, index: itemAt(items, index) };
  });
  return { works, findings };
}

function repeatedName(place: Place): Finding {
  return {
    code: 'reference-invalid',
    message: 'Unexpected second field of this name in a work, expected one',
    place,
    hint: 'take one of the two out, or make them one: the first would be lost',
  };
}

function brokenString(place: Place): Finding {
  return {
    code: 'reference-invalid',
    message: 'Unexpected half of a character in a text, expected whole ones',
    place,
    hint: 'write the character itself, in place of “\\ud…”',
  };
}

function invalidJson(file: TextFile): Finding {
  return {
    code: 'reference-invalid',
    message: 'Unexpected text in a file of references, expected CSL-JSON',
    place: placeOf(file, jsonFault(file.text)),
    hint: 'export the file again as CSL JSON; a comma or quotation mark is wrong at or before this place',
  };
}

/** Returns a work with its dates in one form. */
function withDates(work: Work): Work {
  const dates = dateVariables.flatMap((variable) => {
    const date = work[variable];
    const sound = date && soundDate(date);
    return sound ? [[variable, sound] as const] : [];
  });
  return { ...work, ...Object.fromEntries(dates) };
}

/** Returns a work in which what is a text is none but a text: JSON may have a number there. */
function withTexts(work: Work): Work {
  const given: Partial<Record<string, unknown>> = work;
  const texts = textVariables.flatMap((variable) => {
    const value = given[variable];
    return typeof value === 'number' && !numberVariables.has(variable)
      ? [[variable, String(value)] as const]
      : [];
  });
  return texts.length === 0 ? work : { ...work, ...Object.fromEntries(texts) };
}

function fromFields(file: TextFile, format: 'bibtex' | 'ris'): Works {
  const { works, findings } = format === 'bibtex' ? readBibtex(file) : readRis(file);
  const read = works.map(({ key, type, variables }) => ({ id: key, type, ...variables }));
  // What the tables of types and the readers make is CSL, which tests of all of them hold the schema to.
  return { works: inOrder(read as Work[]), findings };
}

function illFormedKey(key: string, place: Place): Finding {
  return {
    code: 'reference-invalid',
    message: `Unexpected key “${key}” of a work, expected one without spaces, braces and brackets`,
    place,
    hint: 'give the work another citation key, so that [@key] can name it',
  };
}

/** Returns a way to where the n-th work of a file begins. It parses the file again, once, when first asked. */
export function placesOfWorks(file: TextFile): (index: number) => Place {
  let starts: number[] | undefined;
  return (index) => placeOf(file, itemAt((starts ??= startsOfWorks(file)), index));
}

/** The UTF-16 offsets at which the works of a file begin. */
function startsOfWorks({ path, text }: TextFile): number[] {
  const format = referenceFormat(path);
  if (format === 'bibtex') return worksIn(parseEntries(text).entries).map(({ at }) => at);
  if (format === 'ris') return parseRecords(text).records.map(({ at }) => at);
  // A file that holds works holds a list of them.
  const { contents } = parseDocument<YAMLSeq.Parsed, false>(asParsed(text).replaceAll('\t', ' '), {
    prettyErrors: false,
    uniqueKeys: false,
  });
  return contents.items.map(({ range }) => range[0]);
}
