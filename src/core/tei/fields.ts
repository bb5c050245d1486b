import { itemAt } from '../text/lookup.ts';
import { canonicalTag } from '../text/tags.ts';
import { boundsOf, dateOf } from './date.ts';
import { isDocument, type TeiDocument } from './documents.ts';
import { type Names, takeName } from './names.ts';
import { type Taken, takeAttributes, takeWords } from './taken.ts';
import { childrenOf, elementAt, elementsIn, firstIn, type TeiElement, wordsOf } from './tree.ts';

/** What a file says of one of its documents, as the fields of its page have it. */
export interface TeiFields {
  title: string;
  published?: string;
  place?: string;
  language?: string;
  summary?: string;
  /** Who wrote it: ids of entries, else names. */
  author?: string | string[];
}

/** What is known where the fields of a document are read. */
export interface FieldsContext {
  /** The header that tells of it. */
  header: TeiElement | undefined;
  /** The element around all of the file. */
  file: TeiElement;
  names: Names;
  taken: Taken;
}

/** Returns what a file says of a document; its header is asked where the document itself does not say it. */
export function fieldsOf({ element, id }: TeiDocument, context: FieldsContext): TeiFields {
  const { header, taken } = context;
  const isWhole = element.name === 'text';
  const head = isWhole ? undefined : childrenOf(element, 'head')[0];
  const said = isWhole ? header : undefined;
  const sent = said && sentIn(said);
  const around = [linesOf(element)[0], sent, elementAt(said, 'profileDesc', 'creation')];
  const within = (name: string) => around.flatMap((one) => (one && firstIn(one, name)) ?? []);
  const date = within('date').find((one) => dateOf(one) !== undefined);
  const place = within('placeName').find(hasWords);
  const fields = {
    published: dateOf(date, taken) ?? boundsOf(element, taken),
    place: place && takeWords(taken, place).replace(/(?<![,.;: ])[,.;: ]+$/, ''),
    language: languageOf(element, context),
    summary: said && summaryOf(said, taken),
    author: authorOf({ head, sent, said }, context),
  };
  const title = head && hasWords(head) ? takeWords(taken, head) : titleOf(said, taken);
  const known = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return { title: title ?? id, ...Object.fromEntries(known) };
}

function hasWords(element: TeiElement): boolean {
  return wordsOf(element) !== '';
}

/** The title in a header, with those below it. */
function titleOf(header: TeiElement | undefined, taken: Taken): string | undefined {
  const statement = elementAt(header, 'fileDesc', 'titleStmt');
  const titles = statement ? childrenOf(statement, 'title').filter(hasWords) : [];
  return titles.length === 0 ? undefined : takeTitle(titles, taken);
}

/** Returns a title with those that are below it (`@type` sub): “Letters: A selection”. `titles` has at least one. */
export function takeTitle(titles: readonly TeiElement[], taken: Taken): string {
  const main = titles.find(({ attributes }) => attributes['type'] === 'main') ?? titles[0];
  // A series below another is none of its titles.
  const isBelow = (one: TeiElement) =>
    one !== main && /^sub(?!-?series)/.test(one.attributes['type'] ?? '');
  const all = [...titles.filter((one) => one === main), ...titles.filter(isBelow)];
  for (const one of all) takeAttributes(taken, one, 'type');
  const words = all.map((one) => takeWords(taken, one));
  return words
    .map((one, n) => `${n === 0 ? '' : /[.:;!?]$/.test(itemAt(words, n - 1)) ? ' ' : ': '}${one}`)
    .join('');
}

/** The language that a document says it is in, else its header, else the file. */
function languageOf(element: TeiElement, { header, file, taken }: FieldsContext) {
  const all = header ? elementsIn(header, ({ name }) => name === 'language') : [];
  const used = all.length === 1 ? all : [];
  const said = [
    { one: element, key: 'xml:lang' },
    ...used.map((one) => ({ one, key: 'ident' })),
    { one: file, key: 'xml:lang' },
  ];
  for (const { one, key } of said) {
    const tag = canonicalTag(one.attributes[key] ?? '');
    if (tag === undefined) continue;
    takeAttributes(taken, one, key);
    return tag;
  }
  return undefined;
}

/** What a header says that a document is about. */
function summaryOf(header: TeiElement, taken: Taken): string | undefined {
  const abstract = elementAt(header, 'profileDesc', 'abstract');
  const contents = firstIn(header, 'msContents');
  const found = [abstract, contents && firstIn(contents, 'summary')].find(
    (one) => one && hasWords(one),
  );
  return found && takeWords(taken, found);
}

/** Returns what a header says of its one text that no field is for, a paragraph each: how what bears it looks, and what is noted on its sending. */
export function aroundOf(
  { element }: TeiDocument,
  { header, taken }: Pick<FieldsContext, 'header' | 'taken'>,
): string[] {
  if (!header || element.name !== 'text') return [];
  const physical = elementsIn(header, ({ name }) => name === 'physDesc').flatMap((one) =>
    childrenOf(one),
  );
  const letter = elementAt(header, 'profileDesc', 'correspDesc');
  const noted = letter ? childrenOf(letter, 'note') : [];
  return [...physical, ...noted].filter(hasWords).map((one) => takeWords(taken, one));
}

/** Who sent a letter, when and from where, as the header has it. */
function sentIn(header: TeiElement): TeiElement | undefined {
  const actions = elementsIn(header, ({ name }) => name === 'correspAction');
  return actions.find(({ attributes }) => attributes['type'] === 'sent');
}

/** The datelines of a document itself, and not of one in it. */
function linesOf(element: TeiElement): TeiElement[] {
  return childrenOf(element, 'dateline', 'opener', 'closer', 'body', 'front', 'div').flatMap(
    (child) => {
      if (child.name === 'dateline') return [child];
      return isDocument(child) ? [] : linesOf(child);
    },
  );
}

interface Told {
  head: TeiElement | undefined;
  sent: TeiElement | undefined;
  said: TeiElement | undefined;
}

/** Whom a document is by: who has `@type` from in its head, else who sent it, else the authors of its header. */
function authorOf({ head, sent, said }: Told, { names, taken }: FieldsContext) {
  const from = head ? elementsIn(head, ({ attributes }) => attributes['type'] === 'from') : [];
  const senders = sent ? childrenOf(sent, 'persName', 'orgName', 'name', 'rs') : [];
  const statement = elementAt(said, 'fileDesc', 'titleStmt');
  const stated = statement ? childrenOf(statement, 'author') : [];
  const [people = []] = [from, senders, stated]
    .map((all) => all.filter(hasWords))
    .filter((all) => all.length > 0);
  const all = [
    ...new Set(
      people.map((one) => {
        for (const each of leading(one)) {
          const [entry] = names.of(each);
          if (entry) return takeName(each, { entry, names, taken });
        }
        return takeWords(taken, one);
      }),
    ),
  ];
  for (const one of people) if (from.includes(one)) takeAttributes(taken, one, 'type');
  // Who is stated beside, by the same name, is taken, too.
  for (const one of stated)
    for (const each of leading(one)) {
      const [entry] = names.of(each);
      if (all.includes(wordsOf(each))) takeWords(taken, each);
      else if (entry && all.includes(entry.id)) takeName(each, { entry, names, taken });
    }
  return all.length > 1 ? all : all[0];
}

/** What may lead to whom an element names: itself, or the name in it. */
function leading(element: TeiElement): TeiElement[] {
  return [element, ...childrenOf(element, 'persName', 'orgName', 'name', 'rs')];
}
