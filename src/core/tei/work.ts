import { dateOf } from './documents.ts';
import {
  childrenOf,
  collapsed,
  elementAt,
  elementsIn,
  firstIn,
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
  { volume, isVolume }: { volume: string; isVolume: boolean },
): { works: TeiWork[]; source?: string } {
  const header = childrenOf(root, 'teiHeader')[0];
  const file = elementAt(header, 'fileDesc');
  const source = elementAt(file, 'sourceDesc');
  const bibl = source && elementsIn(source, ({ name }) => describing.has(name))[0];
  const keys = new Set<string>();
  const works: TeiWork[] = [];
  const take = (element: TeiElement | undefined, key: string) => {
    const work = element && workOf(element, key);
    if (!work || keys.has(key)) return undefined;
    keys.add(key);
    works.push(work);
    return key;
  };
  const own =
    take(bibl, keyOf(bibl?.attributes['xml:id'] ?? volume)) ??
    (isVolume ? take(file, keyOf(volume)) : undefined);
  for (const element of elementsIn(root, ({ name }) => describing.has(name))) {
    const id = element.attributes['xml:id'];
    if (id !== undefined) take(element, keyOf(id));
  }
  return { works, ...(own !== undefined && { source: own }) };
}

function keyOf(id: string): string {
  return id.replace(/[^\w.:-]+/g, '-');
}

/** The work that an element describes: one that has a title. */
function workOf(element: TeiElement, key: string): TeiWork | undefined {
  const titles = elementsIn(element, ({ name }) => name === 'title').filter(
    (one) => wordsOf(one) !== '',
  );
  const [title, container] = [titles[0], titles[1]];
  if (!title) return undefined;
  const level = title.attributes['level'];
  const isPart = level === 'a' && container !== undefined;
  const isArticle = isPart && container.attributes['level'] === 'j';
  const date = elementsIn(element, ({ name }) => name === 'date').find(
    (one) => wordsOf(one) !== '' || dateOf(one),
  );
  const said = {
    title: wordsOf(title),
    'container-title': isPart ? wordsOf(container) : '',
    publisher: wordsOf(firstIn(element, 'publisher')),
    'publisher-place': wordsOf(firstIn(element, 'pubPlace')),
    archive: wordsOf(firstIn(element, 'repository')),
  };
  const people = (name: string) =>
    elementsIn(element, (one) => one.name === name)
      .map(nameOf)
      .filter((one) => Object.values(one)[0] !== '');
  const [author, editor] = [people('author'), people('editor')];
  return {
    'citation-key': key,
    id: key,
    type: isArticle ? 'article-journal' : isPart ? 'chapter' : 'book',
    ...Object.fromEntries(Object.entries(said).filter(([, words]) => words !== '')),
    ...(author.length > 0 && { author }),
    ...(editor.length > 0 && { editor }),
    ...(date && { issued: issuedOf(date) }),
  };
}

function nameOf(element: TeiElement): Record<string, string> {
  const [family, given] = ['surname', 'forename'].map((name) => wordsOf(firstIn(element, name)));
  return family && given ? { family, given } : { literal: wordsOf(element) };
}

function issuedOf(date: TeiElement): Record<string, unknown> {
  const words = collapsed(dateOf(date) ?? wordsOf(date));
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(words)?.slice(1);
  return parts ? { 'date-parts': [parts.filter(Boolean).map(Number)] } : { literal: words };
}

/** What a header says of where a file comes from, as the fields of its pages have it. */
export function provenanceOf(root: TeiElement): Record<string, string> {
  const file = elementAt(childrenOf(root, 'teiHeader')[0], 'fileDesc');
  const source = elementAt(file, 'sourceDesc');
  const identifier = source && firstIn(source, 'msIdentifier');
  const kept = (identifier ? childrenOf(identifier) : []).map((one) => wordsOf(one));
  const said = (source ? childrenOf(source, 'p', 'ab') : []).map((one) => wordsOf(one));
  const published = elementAt(file, 'publicationStmt');
  const addresses = (published ? childrenOf(published, 'idno') : []).map((one) => wordsOf(one));
  const fields = {
    'source-url':
      addresses.find((one) => /^https?:\/\/[^\s/]+/i.test(one) && URL.canParse(one)) ?? '',
    received: [...said, kept.filter(Boolean).join(', ')].filter(Boolean).join(' '),
    rights: wordsOf(elementAt(published, 'availability')),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, words]) => words !== ''));
}
