import type { Finding, Place } from '../problem.ts';
import { nameKey } from '../text/matching.ts';
import { once } from '../text/once.ts';
import type { Mention, Terms } from './mention.ts';

/** What linking knows of a page, or of prose that stands by itself, while it goes through it. */
export interface Linking {
  terms: Terms;
  unlinked: Set<string>;
  /** The entry that an alias means from here on, by the key of its name. */
  senses: Map<string, string>;
  mentions: Mention[];
  findings: Finding[];
  /** Aliases told as ambiguous already. */
  reported: Set<string>;
}

/** What the frontmatter of a page says on linking. */
export interface LinkingRules {
  unlinked?: string[] | undefined;
  senses?: Record<string, string> | undefined;
}

/** Returns the state in which linking begins, before anything is mentioned. */
export function startLinking(terms: Terms, { unlinked, senses = {} }: LinkingRules = {}): Linking {
  return {
    terms,
    unlinked: new Set(unlinked),
    senses: new Map(Object.entries(senses).map(([alias, id]) => [nameKey(alias), id])),
    mentions: [],
    findings: [],
    reported: new Set(),
  };
}

/** A `<Term>` tells which entry its words mean from here on. */
export function settle(words: string, entry: string, linking: Linking): void {
  linking.senses.set(nameKey(words), entry);
}

/** A name, and the entries that have it. */
interface SharedName {
  entries: readonly string[];
  alias: string;
}

/** Returns the entry that a name means; yields alias-ambiguous, once for each name, where nothing tells. */
export function senseOf(
  { entries, alias }: SharedName,
  linking: Linking,
  place: () => Place,
): string | undefined {
  const key = nameKey(alias);
  const [first, ...others] = entries;
  if (first === undefined || others.length === 0) return first;
  const sense = linking.senses.get(key);
  if (sense !== undefined && asSet(entries).has(sense)) return sense;
  if (!linking.reported.has(key))
    linking.findings.push(ambiguous({ alias, entries, first }, place(), linking));
  linking.reported.add(key);
  return undefined;
}

/** Of a name that thousands share: it is looked into wherever a text says it. */
const asSet = once((entries: readonly string[]) => new Set(entries));

/** How many of those that share a name are told. */
const most = 10;

function ambiguous(
  { alias, entries, first }: SharedName & { first: string },
  place: Place,
  { terms }: Linking,
): Finding {
  const more = entries.length > most ? [`${entries.length - most} more`] : [];
  const sharing = [...entries.slice(0, most), ...more].join(' and ');
  return {
    code: 'alias-ambiguous',
    message: `Unexpected “${alias}”, expected a name of one entry: ${sharing} share it`,
    place,
    alias,
    hint: `put <Term id="${first}"> before these words and </Term> after them, or add “senses: { ${alias}: ${first} }” to the frontmatter of a source page`,
    related: (terms.places.get(nameKey(alias)) ?? []).slice(0, most).map((other) => ({
      ...other,
      message: 'one of the entries has it here',
    })),
  };
}
