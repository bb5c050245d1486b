import { authorityAddress, isAddress } from './authorities.ts';
import { dateOf } from './date.ts';
import { takeTitle } from './fields.ts';
import { type Taken, takeAttributes, takeWords } from './taken.ts';
import {
  childrenOf,
  collapsed,
  elementAt,
  elementsIn,
  firstIn,
  mapOf,
  type TeiElement,
  wordsOf,
} from './tree.ts';

/** A work as CSL-JSON has it. */
export type TeiWork = Record<string, unknown> & { 'citation-key': string };

/** What describes a work. */
const describing = new Set(['bibl', 'biblStruct', 'biblFull']);

/**
 * Returns the works that a file has: those of its lists that have an id, and the one that it is made from, or of its own header
 * where it is a volume with several documents; `source` is the key of that.
 */
export function worksOf(
  root: TeiElement,
  { volume, isVolume, taken }: { volume: string; isVolume: boolean; taken: Taken },
): { works: TeiWork[]; source?: string } {
  const header = childrenOf(root, 'teiHeader')[0];
  const file = elementAt(header, 'fileDesc');
  const source = elementAt(file, 'sourceDesc');
  const bibl = source && elementsIn(source, ({ name }) => describing.has(name))[0];
  const keys = new Set<string>();
  const works: TeiWork[] = [];
  const take = (element: TeiElement | undefined, key: string) => {
    const work = element && !keys.has(key) ? workOf(element, key, taken) : undefined;
    if (!work) return undefined;
    keys.add(key);
    works.push(work);
    return key;
  };
  const own =
    take(bibl, keyOf(bibl?.attributes['xml:id'] ?? volume)) ??
    (isVolume ? take(file, keyOf(volume)) : undefined);
  if (bibl && own !== undefined) takeAttributes(taken, bibl, 'xml:id');
  for (const element of elementsIn(root, ({ name }) => describing.has(name))) {
    const id = element.attributes['xml:id'];
    if (id !== undefined && take(element, keyOf(id))) takeAttributes(taken, element, 'xml:id');
  }
  return { works, ...(own !== undefined && { source: own }) };
}

function keyOf(id: string): string {
  return id.replace(/[^\w.:-]+/g, '-');
}

/** What a part of a work is called in CSL, by its unit (TEI P5, `biblScope`). */
const units = mapOf({
  ...{ volume: 'volume', vol: 'volume', issue: 'issue', no: 'issue', number: 'issue' },
  ...{ page: 'page', pages: 'page', pp: 'page', chapter: 'chapter-number', part: 'part-number' },
});

/** What a number of a work is called in CSL, by its type. */
const numbers = mapOf({ doi: 'DOI', isbn: 'ISBN', issn: 'ISSN' });

/** The work that an element describes: one that has a title. What stands in its own descriptions of other works is not asked. */
function workOf(element: TeiElement, key: string, taken: Taken): TeiWork | undefined {
  const all = partsOf(element);
  const of = (...names: string[]) =>
    all.filter((one) => names.includes(one.name) && wordsOf(one) !== '');
  const series = of('title').filter(({ attributes }) => attributes['level'] === 's');
  const titles = of('title').filter(({ attributes }) => attributes['level'] !== 's');
  const [title] = titles;
  if (!title) return undefined;
  const level = title.attributes['level'];
  const own = titles.filter(({ attributes }) => attributes['level'] === level);
  const container = titles.find(({ attributes }) => attributes['level'] !== level);
  const isPart = level === 'a' && container !== undefined;
  const isArticle = isPart && container.attributes['level'] === 'j';
  const words = (one: TeiElement | undefined) => (one ? takeWords(taken, one) : '');
  for (const one of [title, ...(isPart ? [container] : [])]) takeAttributes(taken, one, 'level');
  const said: Record<string, string> = {
    title: takeTitle(own, taken),
    'container-title': isPart ? words(container) : '',
    'collection-title': words(series[0]),
    publisher: words(of('publisher')[0]),
    'publisher-place': words(of('pubPlace')[0]),
    archive: words(of('repository')[0]),
    edition: words(of('edition')[0]),
    note: notesOf(element).map(words).join(' '),
  };
  for (const one of of('biblScope')) {
    const field = units.get(one.attributes['unit'] ?? '');
    if (field === undefined || said[field] !== undefined) continue;
    said[field] = words(one);
    takeAttributes(taken, one, 'unit');
  }
  for (const one of of('idno')) {
    const type = one.attributes['type'] ?? '';
    const address = authorityAddress(wordsOf(one), type);
    const number = numbers.get(type.toLowerCase());
    const [field, value] = number === undefined ? ['URL', address] : [number, wordsOf(one)];
    if (value === undefined || said[field] !== undefined) continue;
    said[field] = value;
    takeWords(taken, one);
    takeAttributes(taken, one, 'type');
  }
  for (const one of all.filter(({ name }) => name === 'ptr' || name === 'ref')) {
    const { target = '' } = one.attributes;
    if (!isAddress(target) || said['URL'] !== undefined) continue;
    said['URL'] = target;
    takeAttributes(taken, one, 'target');
  }
  const date = all.find((one) => one.name === 'date' && (wordsOf(one) !== '' || dateOf(one)));
  const isTranslator = ({ attributes }: TeiElement) =>
    /^(?:trl|translator)$/.test(attributes['role'] ?? '');
  const people = (elements: readonly TeiElement[]) => elements.map((one) => nameOf(one, taken));
  const editors = of('editor');
  const translator = people(editors.filter(isTranslator));
  for (const one of editors.filter(isTranslator)) takeAttributes(taken, one, 'role');
  const [author, editor] = [
    people(of('author')),
    people(editors.filter((one) => !isTranslator(one))),
  ];
  return {
    'citation-key': key,
    id: key,
    type: isArticle ? 'article-journal' : isPart ? 'chapter' : 'book',
    ...Object.fromEntries(Object.entries(said).filter(([, one]) => one !== '')),
    ...(author.length > 0 && { author }),
    ...(editor.length > 0 && { editor }),
    ...(translator.length > 0 && { translator }),
    ...(date && { issued: issuedOf(date, taken) }),
  };
}

/** What a description is made of, without what describes other works or manuscripts in it. */
function partsOf(element: TeiElement): TeiElement[] {
  const isOther = ({ name }: TeiElement) =>
    describing.has(name) || name === 'sourceDesc' || name === 'relatedItem' || name === 'note';
  return childrenOf(element).flatMap((child) => (isOther(child) ? [] : [child, ...partsOf(child)]));
}

/** The notes on a work. */
function notesOf(element: TeiElement): TeiElement[] {
  const all = [element, ...childrenOf(element, 'notesStmt', 'monogr', 'analytic')];
  return all.flatMap((one) => childrenOf(one, 'note')).filter((one) => wordsOf(one) !== '');
}

function nameOf(element: TeiElement, taken: Taken): Record<string, string> {
  const [surname, forename] = ['surname', 'forename'].map((name) => firstIn(element, name));
  if (!surname || !forename || wordsOf(surname) === '' || wordsOf(forename) === '')
    return { literal: takeWords(taken, element) };
  return { family: takeWords(taken, surname), given: takeWords(taken, forename) };
}

function issuedOf(date: TeiElement, taken: Taken): Record<string, unknown> {
  const said = dateOf(date, taken);
  const words = said ?? takeWords(taken, date);
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(collapsed(words))?.slice(1);
  if (said !== undefined && said === wordsOf(date)) takeWords(taken, date);
  return parts ? { 'date-parts': [parts.filter(Boolean).map(Number)] } : { literal: words };
}

/** Whether an element of the description of a source says in words what it is: a work has a title, and a number of some system a type. */
function isProse(element: TeiElement): boolean {
  const isWork = firstIn(element, 'title') !== undefined;
  return element.name !== 'bibl' || !(isWork || element.attributes['type'] !== undefined);
}

/** Returns what a header says of where a document comes from, as the fields of its page have it. */
export function provenanceOf(header: TeiElement | undefined, taken: Taken): Record<string, string> {
  const file = elementAt(header, 'fileDesc');
  const source = elementAt(file, 'sourceDesc');
  const identifier = source && firstIn(source, 'msIdentifier');
  const history = source && firstIn(source, 'history');
  const published = elementAt(file, 'publicationStmt');
  const address = (published ? childrenOf(published, 'idno') : []).find((one) =>
    isAddress(wordsOf(one)),
  );
  const words = (elements: readonly TeiElement[]) =>
    elements.flatMap((one) => (wordsOf(one) === '' ? [] : [takeWords(taken, one)]));
  const availability = elementAt(published, 'availability');
  const fields = {
    'source-url': words(address ? [address] : []).join(''),
    received: [
      ...words(source ? childrenOf(source, 'p', 'ab', 'bibl').filter(isProse) : []),
      words(identifier ? childrenOf(identifier) : []).join(', '),
      ...words(history ? childrenOf(history) : []),
    ]
      .filter(Boolean)
      .join(' '),
    rights: words(availability ? [availability] : []).join(''),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, one]) => one !== ''));
}
