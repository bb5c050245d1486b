import { dateOf } from './documents.ts';
import { childrenOf, elementAt, elementsIn, firstIn, idsIn, type TeiElement } from './tree.ts';

/** What a file says of a letter: the entries, by their ids on the pages, and dates as ours have them. */
export type TeiLetter = Record<string, string | string[] | Record<string, string>>;

/** Returns the entry of a person, an organization or a place that an id of the file leads to; undefined where it leads to none. */
export type EntryOf = (id: string, as: 'writer' | 'place') => string | undefined;

/**
 * Returns who wrote a document to whom, as its head says it (`@type` from and to), or the `correspDesc` of its header;
 * undefined where neither leads to an entry. `sent` is the date that the document has itself.
 */
export function letterOf(
  document: TeiElement,
  { header, sent }: { header: TeiElement | undefined; sent: string | undefined },
  entryOf: EntryOf,
): TeiLetter | undefined {
  const head = document.name === 'text' ? undefined : childrenOf(document, 'head')[0];
  const described =
    document.name === 'text' ? elementAt(header, 'profileDesc', 'correspDesc') : undefined;
  const action = (type: string) =>
    described &&
    childrenOf(described, 'correspAction').find(({ attributes }) => attributes['type'] === type);
  const [sending, receiving] = [action('sent'), action('received')];
  const entries = (elements: readonly TeiElement[], as: 'writer' | 'place') => {
    const ids = elements.flatMap(({ attributes: { corresp, ref } }) =>
      [corresp, ref].flatMap(idsIn),
    );
    return [...new Set(ids.flatMap((id) => entryOf(id, as) ?? []))];
  };
  const people = (type: string, act: TeiElement | undefined) => [
    ...(head ? elementsIn(head, ({ attributes }) => attributes['type'] === type) : []),
    ...(act ? childrenOf(act, 'persName', 'orgName', 'name') : []),
  ];
  const from = entries(people('from', sending), 'writer');
  const to = entries(people('to', receiving), 'writer');
  if (from.length + to.length === 0) return undefined;
  const act = (element: TeiElement | undefined, known?: string) => {
    const date = dateOf(element && firstIn(element, 'date')) ?? known;
    const [place] = entries(element ? childrenOf(element, 'placeName') : [], 'place');
    return { ...(date !== undefined && { date }), ...(place !== undefined && { place }) };
  };
  const acts = { sent: act(sending, sent), received: act(receiving) };
  return {
    ...(from.length > 0 && { from }),
    ...(to.length > 0 && { to }),
    ...Object.fromEntries(Object.entries(acts).filter(([, one]) => Object.keys(one).length > 0)),
  };
}
