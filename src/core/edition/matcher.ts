import { itemAt } from '../text/lookup.ts';
import { fold } from '../text/fold.ts';
import { type Folding, foldings } from '../text/matching.ts';
import { once } from '../text/once.ts';
import { unspaced } from '../text/scripts.ts';

/** A place where a name stands: UTF-16 offsets in the text, the end exclusive. */
export interface NameMatch {
  start: number;
  end: number;
  /** The ids of the entries that have this name, sorted: more than one means that it is ambiguous. */
  entries: readonly string[];
  /** The name, folded, as the first of the entries writes it. */
  alias: string;
}

/** Finds the names of a glossary in texts. */
export interface Matcher {
  /** Returns them in their order; `language` is that of the text (BCP 47). */
  find: (text: string, language?: string) => NameMatch[];
}

interface Name {
  /** Its length, folded, in UTF-16 units. */
  length: number;
  /** The entries that have it, by how they write it, but for white space and case. */
  entries: Map<string, Set<string>>;
  alias: string;
}

/** A node of a trie of reversed names. */
interface Node {
  next: Map<number, Node>;
  /** The node of the longest proper suffix of this one's path that the trie holds. */
  fail?: Node;
  /** The longest name that this node's path ends with. */
  name?: Name;
}

/** What finds names: those that go by their case, those that do not, and the characters met as yet. */
interface Automata {
  exact: Node;
  folded: Node;
  characters: Characters;
}

/**
 * Makes a matcher of names, each with the entry it belongs to. A match is leftmost, then longest; matches do not
 * overlap. Names and texts are folded for matching, in every way that they may be read. Of entries whose names are
 * folded to the same, those go first that write theirs as the text does. Case counts for a name of two capitals or
 * more, which then goes before a name of the same letters for which it does not. A name begins and ends where no
 * letter, digit or mark adjoins, save on a side where its own character is of a script written without spaces.
 *
 * It is Aho and Corasick's automaton (1975), run from right to left: so the longest name that it knows of at an
 * offset is the longest that begins there, and `find` is linear in the text however many names there are.
 * `language` is that of the names (BCP 47).
 */
export function createMatcher(
  names: readonly { text: string; entry: string }[],
  language?: string,
): Matcher {
  const exact: Node = { next: new Map() };
  const folded: Node = { next: new Map() };
  const automata: Automata = { exact, folded, characters: new Map() };
  for (const { text, entry } of names) {
    const alias = fold(text);
    for (const { cased } of foldings(alias, language)) {
      const letters = cased.trim();
      if (letters === '') continue;
      const node = insert(letters, isCased(alias) ? 'exact' : 'folded', automata);
      node.name ??= { length: letters.length, entries: new Map(), alias };
      const written = alias.toLowerCase();
      const entries = node.name.entries.get(written) ?? new Set();
      node.name.entries.set(written, entries.add(entry));
    }
  }
  link(exact);
  link(folded);
  return { find: (text, of) => find(text, of, automata) };
}

function isCased(alias: string): boolean {
  return /\p{Lu}[^]*\p{Lu}/u.test(alias);
}

function insert(letters: string, symbol: 'exact' | 'folded', automata: Automata): Node {
  let node = automata[symbol];
  eachBackwards(letters, automata.characters, (step) => {
    const next: Node = node.next.get(step[symbol]) ?? { next: new Map() };
    node.next.set(step[symbol], next);
    node = next;
  });
  return node;
}

/** Sets each node's `fail`, and its `name` where only a shorter one ends there, level by level. */
function link(root: Node): void {
  const queue = [root];
  for (const node of queue) {
    for (const [symbol, child] of node.next) {
      child.fail = advance(node.fail, symbol, root);
      if (child.fail.name) child.name ??= child.fail.name;
      queue.push(child);
    }
  }
}

/**
 * Follows `symbol` from a node, or from the first of its failures that has it; otherwise back to the root. All that leads on
 * from the root is the end of a name, which most of a text is not.
 */
function advance(from: Node | undefined, symbol: number, root: Node): Node {
  if (from === root && symbol < ends) return root;
  for (let node = from; node; node = node.fail) {
    const next = node.next.get(symbol);
    if (next) return next;
  }
  return root;
}

function find(raw: string, language: string | undefined, automata: Automata): NameMatch[] {
  const all = foldings(raw, language).map((folding) => namesIn(folding, automata));
  const mentions: NameMatch[] = [];
  let done = 0;
  for (const { start, end, name } of inOrder(all)) {
    if (start < done) continue;
    done = end;
    const entries = entriesOf(name, raw.slice(start, end));
    mentions.push({ start, end, entries, alias: name.alias });
  }
  return mentions;
}

/** Where a name stands in a text. */
interface Found {
  start: number;
  end: number;
  name: Name;
}

/** Of entries with names that are folded to the same, those that write theirs as the text does are meant. */
function entriesOf({ entries }: Name, written: string): readonly string[] {
  return sorted(entries.get(fold(written).toLowerCase()) ?? joined(entries));
}

/** Entries may share a name by the thousand, and a text say it as often: they are sorted once. */
const sorted = once((entries: ReadonlySet<string>) => [...entries].sort());

const joined = once((entries: Name['entries']) => {
  return new Set([...entries.values()].flatMap((some) => [...some]));
});

/** Returns what was found in the foldings of a text in one order: by where it begins, the longest first. */
function inOrder(all: readonly Found[][]): Found[] {
  const [only = [], ...others] = all;
  if (others.length === 0) return only;
  return all.flat().sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Returns the longest name that begins at each place of a text, in their order. */
function namesIn({ cased, starts, ends }: Folding, automata: Automata): Found[] {
  return namesByStart(cased, automata)
    .reverse()
    .map(({ index, name }) => ({
      start: itemAt(starts, index),
      end: itemAt(ends, index + name.length - 1),
      name,
    }));
}

/** Returns the longest name that begins at each offset where one does, from the last offset to the first. */
function namesByStart(
  text: string,
  { exact, folded, characters }: Automata,
): { index: number; name: Name }[] {
  const found: { index: number; name: Name }[] = [];
  let cased = exact;
  let uncased = folded;
  eachBackwards(text, characters, (step) => {
    cased = advance(cased, step.exact, exact);
    uncased = advance(uncased, step.folded, folded);
    const name = longer(cased.name, uncased.name);
    if (name && step.starts) found.push({ index: step.index, name });
  });
  return found;
}

function longer(exact: Name | undefined, folded: Name | undefined): Name | undefined {
  if (!exact || !folded) return exact ?? folded;
  return folded.length > exact.length ? folded : exact;
}

/** One UTF-16 unit of a text. */
interface Step {
  index: number;
  /** Whether a name may begin here. */
  starts: boolean;
  /** The unit, with a bit set where a name may end after it: so a boundary is part of what is matched. */
  exact: number;
  /** The same with its case folded. */
  folded: number;
}

const ends = 0x10000;

/** Goes through a text from its last unit to its first. A step holds only until the next: it is one object. */
function eachBackwards(text: string, known: Characters, take: (step: Step) => void): void {
  const step: Step = { index: 0, starts: false, exact: 0, folded: 0 };
  let after: Character | undefined;
  let here = characterBefore(text, text.length, known);
  for (let end = text.length; here;) {
    const start = end - here.exact.length;
    const before = characterBefore(text, start, known);
    const last = here.free || !after?.word ? ends : 0;
    const first = here.free || !before?.word;
    for (let unit = end - start - 1; unit >= 0; unit--) {
      const bit = start + unit === end - 1 ? last : 0;
      step.index = start + unit;
      step.starts = first && unit === 0;
      step.exact = here.exact.charCodeAt(unit) | bit;
      step.folded = here.folded.charCodeAt(unit) | bit;
      take(step);
    }
    [after, here, end] = [here, before, start];
  }
}

/** The characters that were met so far, by their code points: each is looked into once. */
type Characters = Map<number, Character>;

/** Returns the character that ends at an offset, undefined at the beginning of the text. */
function characterBefore(text: string, end: number, known: Characters): Character | undefined {
  if (end === 0) return undefined;
  const pair = text.codePointAt(end - 2) ?? 0;
  const point = pair > 0xffff ? pair : text.charCodeAt(end - 1);
  const met = known.get(point);
  if (met) return met;
  const character = describe(String.fromCodePoint(point));
  known.set(point, character);
  return character;
}

/** A character as written and with its case folded, and how it bears on boundaries. */
interface Character {
  exact: string;
  folded: string;
  /** Whether it may not adjoin a name. */
  word: boolean;
  /** Whether a name may begin or end with it next to any other. */
  free: boolean;
}

function describe(exact: string): Character {
  const lower = exact.toLowerCase();
  const folded = lower === 'ς' ? 'σ' : lower;
  return { exact, folded, word: word.test(folded), free: unspaced.test(folded) };
}

const word = /^[\p{L}\p{N}\p{M}]$/u;
