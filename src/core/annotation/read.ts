import type { RootContent } from 'mdast';
import { renditions } from '../page/rendition.ts';
import { fold } from '../text/fold.ts';
import { idPattern } from '../text/id.ts';
import { longestBody, readBody } from './body.ts';
import type { ForeignAnnotation, OwnAnnotation, OwnCite, Selection, Unread } from './model.ts';
import { selectionsOf } from './selectors.ts';
import { type Json, isRecord, listOf, wordsOf } from './values.ts';

/** What was read of a file of annotations. */
export interface ReadAnnotations {
  annotations: ForeignAnnotation[];
  unread: Unread[];
}

/**
 * Reads annotations: those of the W3C model (a list, an annotation, a page or a collection with its first page in it), as Recogito and we
 * write them; and what Hypothesis exports (`annotations`), or its API answers (`rows`). Returns undefined for what is none of these.
 */
export function readAnnotations(data: unknown): ReadAnnotations | undefined {
  const unread: Unread[] = [];
  const rows = rowsOf(data, unread);
  if (!rows) return undefined;
  const annotations = rows.flatMap(({ where, row }) => {
    if (!isRecord(row)) {
      unread.push({ where, found: 'what is no annotation' });
      return [];
    }
    const length = wordsSaid(row).reduce((sum, words) => sum + words.length, 0);
    if (length > longestBody) {
      const found = `body of ${length} characters, expected at most ${longestBody}`;
      unread.push({ where, found });
      return [];
    }
    return isOfHypothesis(row) ? hypothesis(row, where) : w3c(row, where, unread);
  });
  return { annotations, unread };
}

function wordsSaid({ text, body, bodyValue }: Json): string[] {
  const values = listOf(body).map((one) => (isRecord(one) ? one['value'] : one));
  return [text, bodyValue, ...values].map(wordsOf);
}

interface Row {
  where: string;
  row: unknown;
}

function rowsOf(data: unknown, unread: Unread[]): Row[] | undefined {
  const named = (name: string, rows: unknown) =>
    listOf(rows).map((row, n) => ({ where: `${name}[${n}]`, row }));
  if (Array.isArray(data)) return named('', data);
  if (!isRecord(data)) return undefined;
  for (const name of ['items', 'annotations', 'rows'] as const)
    if (Array.isArray(data[name])) return [...named(name, data[name]), ...further(data, unread)];
  const { first } = data;
  if (isRecord(first) && Array.isArray(first['items']))
    return [...named('first.items', first['items']), ...further(first, unread)];
  if (typeof first === 'string') {
    unread.push({
      where: 'first',
      found: `page at “${first}”, expected it in the file: nothing is fetched`,
    });
    return [];
  }
  return 'target' in data ? [{ where: 'the annotation', row: data }] : undefined;
}

/** Pages that stand elsewhere are not fetched. */
function further({ next }: Json, unread: Unread[]): [] {
  if (next !== undefined)
    unread.push({
      where: 'next',
      found: `page at “${wordsOf(next)}”, expected it in the file: nothing is fetched`,
    });
  return [];
}

/** The objects of Hypothesis have their words in `text`, where the standard has a body. */
function isOfHypothesis(row: Json): boolean {
  return Array.isArray(row['target']) && typeof row['uri'] === 'string' && !('body' in row);
}

function hypothesis(row: Json, where: string): ForeignAnnotation[] {
  const { id, text, tags, user, created, references, uri } = row;
  const name = isRecord(row['user_info']) ? wordsOf(row['user_info']['display_name']) : '';
  const creator = name === '' ? wordsOf(user).replace(/^acct:/, '') : name;
  const answers = listOf(references).map(wordsOf)[0];
  const day = dayOf(created);
  return [
    {
      where,
      ...(typeof id === 'string' && { id }),
      ...(answers && { answers }),
      on: wordsOf(uri),
      selections: listOf(row['target']).flatMap((target) => selectionsOf(target, false)),
      body: readBody(wordsOf(text), 'text/markdown'),
      tags: listOf(tags).map(wordsOf).filter(Boolean),
      purposes: [],
      ...(creator !== '' && { creator }),
      ...(day !== undefined && { created: day }),
    },
  ];
}

/** The address of a target: its own, or that of what it is a part of (Web Annotation Data Model, §4). */
function addressOf(target: unknown): string {
  if (!isRecord(target)) return wordsOf(target);
  const { source, id } = target;
  return isRecord(source) ? wordsOf(source['id']) : wordsOf(source ?? id);
}

function w3c(row: Json, where: string, unread: Unread[]): ForeignAnnotation[] {
  const { target, motivation } = row;
  // Recogito itself keeps who made it, and when, in the target; in the model these are of what it is on.
  const { creator, created } = 'bodies' in row && isRecord(target) ? { ...target, ...row } : row;
  if (target === undefined) {
    unread.push({ where, found: 'object without a target, expected an annotation' });
    return [];
  }
  if (motivation === 'linking' && /\/annotations\.json#[a-z0-9-]+$/.test(wordsOf(row['id']))) {
    unread.push({
      where,
      found: 'link of Margent to a comparison, which is no annotation of a page',
    });
    return [];
  }
  const own = ownOf(row);
  // The verdict and the sentence of a claim have fields of their own.
  const bodies = bodiesOf(row).filter(
    ({ purpose }) => own?.type !== 'claim' || purpose === 'commenting',
  );
  const purposes = [...listOf(motivation).map(wordsOf), ...bodies.map(({ purpose }) => purpose)];
  const name = nameOf(creator);
  const day = dayOf(created);
  const id = wordsOf(row['id'] ?? row['@id']);
  const on = addressOf(listOf(target)[0]);
  return [
    {
      where,
      ...(id !== '' && { id }),
      ...(on !== '' && { on }),
      selections: listOf(target).flatMap((one): Selection[] => selectionsOf(one, true)),
      body: bodies.flatMap(({ nodes }) => nodes),
      tags: bodies.flatMap(({ tag }) => tag ?? []),
      purposes: [...new Set(purposes)].filter((one) => !/^(?:|commenting|tagging)$/.test(one)),
      ...(name !== '' && { creator: name }),
      ...(day !== undefined && { created: day }),
      ...(own && { own }),
    },
  ];
}

interface Body {
  purpose: string;
  tag?: string;
  nodes: RootContent[];
}

/** What the bodies say (§3.2): words, tags, and the addresses of what stands elsewhere. */
function bodiesOf({ body, bodies, bodyValue }: Json): Body[] {
  const given = [
    ...listOf(body ?? bodies),
    ...(typeof bodyValue === 'string' ? [{ value: bodyValue }] : []),
  ];
  return given.flatMap((one): Body[] => {
    if (typeof one === 'string') return [{ purpose: '', nodes: linkTo(one) }];
    if (!isRecord(one)) return [];
    const purpose = wordsOf(one['purpose']);
    const value = wordsOf(one['value']);
    if (purpose === 'tagging') return [{ purpose, tag: value, nodes: [] }];
    const address = wordsOf(one['source'] ?? one['id']);
    if (value === '') return [{ purpose, nodes: /^https?:/.test(address) ? linkTo(address) : [] }];
    return [{ purpose, nodes: readBody(value, wordsOf(one['format'])) }];
  });
}

function linkTo(url: string): RootContent[] {
  return [
    {
      type: 'paragraph',
      children: [{ type: 'link', url, children: [{ type: 'text', value: url }] }],
    },
  ];
}

function nameOf(creator: unknown): string {
  return listOf(creator)
    .map((one) =>
      fold(isRecord(one) ? wordsOf(one['name'] ?? one['nickname'] ?? one['id']) : wordsOf(one)),
    )
    .filter(Boolean)
    .join(', ');
}

/** The day of a time of ISO 8601. */
function dayOf(time: unknown): string | undefined {
  return /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(wordsOf(time))?.[0];
}

const elements = new Map([...renditions.keys()].map((name) => [name.toLowerCase(), name]));

/** What we wrote beside the standard: a claim, what of an original is told, a note. */
function ownOf(row: Json): OwnAnnotation | undefined {
  const id = wordsOf(row['id']);
  const [, kind = '', name = ''] = /\/sources\/[^/]+\/#(claim|note)-([^#]+)$/.exec(id) ?? [];
  const isId = idPattern.test(name);
  const cites = listOf(row['margent:cites']).filter(isRecord).map(citeOf);
  if (kind === 'note' && isId) return { type: 'note', id: name, cites };
  const told = (key: string) => wordsOf(row[`margent:${key}`]);
  if (kind === 'claim' && isId && 'margent:verdict' in row) {
    const [date, asOf] = [told('date'), told('as-of')];
    const says = listOf(row['body']).find(
      (one) => isRecord(one) && one['purpose'] === 'describing',
    );
    return {
      ...{ type: 'claim', id: name, kind: told('kind'), verdict: told('verdict') },
      chain: listOf(row['margent:chain']).map(wordsOf),
      cites,
      ...(date !== '' && { date }),
      ...(asOf !== '' && { asOf }),
      ...(isRecord(says) && { says: wordsOf(says['value']) }),
    };
  }
  const { body } = row;
  const element = isRecord(body) ? elements.get(wordsOf(body['value'])) : undefined;
  if (!element || !isRecord(body) || !/annotations\.json#original-\d+$/.test(id)) return undefined;
  const given = isRecord(body['margent:attributes']) ? body['margent:attributes'] : {};
  const attributes = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, wordsOf(value)]),
  );
  return { type: 'rendition', name: element, attributes };
}

function citeOf({ key, relation, locator }: Json): OwnCite {
  return {
    ...{ key: wordsOf(key), relation: wordsOf(relation) },
    ...(typeof locator === 'string' && { locator }),
  };
}
