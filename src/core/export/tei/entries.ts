import { writeDegrees } from '../../page/coordinates.ts';
import { placed } from '../../edition/places.ts';
import type { PublishedEntry } from '../../edition/published.ts';
import type { EntryData } from '../../edition/schema/entry.ts';
import { timelineAnchors } from '../../edition/timeline-anchors.ts';
import { el, type Element, type Node, text } from '../../render/hast.ts';
import { itemAt } from '../../text/lookup.ts';
import { named, sharedId, type TeiContext } from './context.ts';
import { datable, dateText } from './date.ts';
import { plain, teiProse } from './prose.ts';
import { pointer, xmlId } from './xml.ts';

type Kind = EntryData['kind'];

/** The lists that entries stand in by their kind, and the elements that they are there (TEI P5, §13.3 and §3.8). */
const lists: readonly { tag: string; item: string; name: string; of: Kind[] }[] = [
  { tag: 'listPerson', item: 'person', name: 'persName', of: ['person'] },
  { tag: 'listOrg', item: 'org', name: 'orgName', of: ['organization'] },
  { tag: 'listPlace', item: 'place', name: 'placeName', of: ['place', 'facility'] },
];

/** Returns the entries of an edition as lists; those of events have the rows of the timeline, too. */
export function teiEntries(entries: readonly PublishedEntry[], context: TeiContext): Element[] {
  const of = (kinds: readonly Kind[]) => entries.filter(({ data }) => kinds.includes(data.kind));
  const filled = lists.map(({ tag, item, name, of: kinds }) => ({
    tag,
    items: of(kinds).map((entry) => entity(entry, { item, name, context })),
  }));
  const events = [...of(['event']).map((entry) => event(entry, context)), ...rows(context)];
  const terms = of(['term', 'agreement']).flatMap((entry) => term(entry, context));
  return [
    ...[...filled, { tag: 'listEvent', items: events }].flatMap(({ tag, items }) =>
      items.length === 0 ? [] : [el(tag, {}, items)],
    ),
    ...(terms.length === 0 ? [] : [el('list', { type: 'gloss' }, terms)]),
  ];
}

/** A person, an organization or a place. */
function entity(
  { id, data, linked }: PublishedEntry,
  { item, name, context }: { item: string; name: string; context: TeiContext },
): Element {
  const type = data.kind === 'facility' ? 'facility' : undefined;
  return el(item, { 'xml:id': sharedId.entry(id), type }, [
    el(name, {}, [data.term]),
    ...data.aliases.map((alias) => el(name, { type: 'alias' }, [alias])),
    ...location(data),
    ...(data.roles ?? []).map((role) => state(role, context)),
    ...dates(data),
    ...sameAs(data),
    definition({ id, linked }, context),
  ]);
}

/** What the editors say of an entry. */
function definition(
  { id, linked }: Pick<PublishedEntry, 'id' | 'linked'>,
  context: TeiContext,
): Element {
  return el('note', {}, teiProse(linked, { ...context, page: `/glossary/${id}/` }));
}

/** Where a place lies. What is none may be said to lie somewhere, which is warned of; a person has no place for it. */
function location({ kind, coordinates }: EntryData): Element[] {
  if (!coordinates || !placed.includes(kind)) return [];
  const { latitude, longitude } = coordinates;
  return [
    el('location', {}, [el('geo', {}, [`${writeDegrees(latitude)} ${writeDegrees(longitude)}`])]),
  ];
}

function state(
  { role, organization, from, to }: NonNullable<EntryData['roles']>[number],
  context: TeiContext,
): Element {
  const where = organization === undefined ? [] : [text(', '), named(context, organization)];
  const when =
    from === undefined && to === undefined ? {} : datable(`${from ?? '..'}/${to ?? '..'}`);
  return el('state', { type: 'role', ...when }, [el('label', {}, [text(role), ...where])]);
}

function dates({ dates: given = {} }: EntryData): Element[] {
  return Object.entries(given).map(([label, date]) =>
    el('event', { type: label, ...datable(date) }, [el('label', {}, [label])]),
  );
}

function sameAs({ 'same-as': addresses = [] }: EntryData): Element[] {
  return addresses.map((address) => el('idno', { type: 'URI' }, [address]));
}

function event({ id, data, linked }: PublishedEntry, context: TeiContext): Element {
  return el('event', { 'xml:id': sharedId.entry(id), ...datable(data.date ?? '') }, [
    ...sameAs(data),
    el('eventName', {}, [data.term]),
    ...data.aliases.map((alias) => el('eventName', { type: 'alias' }, [alias])),
    definition({ id, linked }, context),
  ]);
}

/** The rows of the timeline that are no entry’s. */
function rows(context: TeiContext): Element[] {
  const { timeline } = context.edition;
  const anchors = timelineAnchors(timeline.map(({ date }) => date));
  return timeline.map(({ date, linked, prose }, index) =>
    el('event', { 'xml:id': xmlId('row', itemAt(anchors, index)), ...datable(date) }, [
      el('label', {}, [plain(prose)]),
      el('note', {}, teiProse(linked, { ...context, page: '/timeline/' })),
    ]),
  );
}

/** A term, or an agreement: what a list of them has as a label and what is said of it. */
function term({ id, data, linked }: PublishedEntry, context: TeiContext): Element[] {
  const aliases = data.aliases.map((alias) => el('term', { type: 'alias' }, [alias]));
  const when = Object.entries(data.dates ?? {}).map(([type, date]) =>
    el('date', { type, ...datable(date) }, [dateText(date)]),
  );
  const links = (data['same-as'] ?? []).map((address) =>
    el('ref', { type: 'same-as', target: pointer(address) }, [address]),
  );
  const said: Node[] = [...aliases, ...when, ...links].flatMap((one) => [one, text(' ')]);
  return [
    el('label', {}, [el('term', { type: data.kind }, [data.term])]),
    el('item', { 'xml:id': sharedId.entry(id) }, [...said, definition({ id, linked }, context)]),
  ];
}
