import { dateOf } from './date.ts';
import type { EntryKind } from './entries.ts';
import { type Names, takeName } from './names.ts';
import { type Taken, takeAttributes } from './taken.ts';
import { childrenOf, elementAt, elementsIn, firstIn, type TeiElement } from './tree.ts';

/** What a file says of a letter: the entries, by their ids on the pages, and dates as ours have them. */
export type TeiLetter = Record<string, string | string[] | Record<string, string>>;

/** What is known where a letter is read. */
interface LetterContext {
  header: TeiElement | undefined;
  /** The date that the document has itself. */
  sent: string | undefined;
  names: Names;
  taken: Taken;
}

/** What may write a letter, and where one may be. */
const writers: ReadonlySet<EntryKind> = new Set(['person', 'organization'] as const);
const places: ReadonlySet<EntryKind> = new Set(['place'] as const);

/**
 * Returns who wrote a document to whom, as its head says it (`@type` from and to), or the `correspDesc` of its header;
 * undefined where neither leads to an entry.
 */
export function letterOf(
  document: TeiElement,
  { header, sent, names, taken }: LetterContext,
): TeiLetter | undefined {
  const isWhole = document.name === 'text';
  const head = isWhole ? undefined : childrenOf(document, 'head')[0];
  const described = isWhole ? elementAt(header, 'profileDesc', 'correspDesc') : undefined;
  const action = (type: string) =>
    described &&
    childrenOf(described, 'correspAction').find(({ attributes }) => attributes['type'] === type);
  const acts = { sent: action('sent'), received: action('received') };
  const entries = (elements: readonly TeiElement[], kinds: ReadonlySet<EntryKind>) => {
    const all = elements.flatMap((element) => {
      const found = names.of(element).filter(({ kind }) => kinds.has(kind));
      takeAttributes(taken, element, ...names.by(element, found));
      for (const entry of found) takeName(element, { entry, names, taken });
      return found;
    });
    return [...new Set(all.map(({ id }) => id))];
  };
  const people = (type: string, act: TeiElement | undefined) => {
    const inHead = head ? elementsIn(head, ({ attributes }) => attributes['type'] === type) : [];
    const all = [...inHead, ...(act ? childrenOf(act, 'persName', 'orgName', 'name', 'rs') : [])];
    const found = entries(all, writers);
    if (found.length > 0) for (const one of inHead) takeAttributes(taken, one, 'type');
    return found;
  };
  const [from, to] = [people('from', acts.sent), people('to', acts.received)];
  if (from.length + to.length === 0) return undefined;
  const told = Object.entries(acts).flatMap(([type, element]) => {
    const own = dateOf(element && firstIn(element, 'date'), taken);
    const date = own ?? (type === 'sent' ? sent : undefined);
    const [place] = entries(element ? childrenOf(element, 'placeName') : [], places);
    if (element) takeAttributes(taken, element, 'type');
    const act = { ...(date !== undefined && { date }), ...(place !== undefined && { place }) };
    return Object.keys(act).length > 0 ? [[type, act] as const] : [];
  });
  return {
    ...(from.length > 0 && { from }),
    ...(to.length > 0 && { to }),
    ...Object.fromEntries(told),
  };
}
