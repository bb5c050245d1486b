import type { Relation } from './model.ts';

/** One work in a citation as written: offsets are UTF-16 units in the text it was parsed from. */
export interface CitedWork {
  key: string;
  relation: Relation;
  locator?: string;
  /** Where the `@` stands. */
  offset: number;
}

/** A bracketed citation in a text, `[` to `]`; `works` is absent when it cannot be read. */
export interface CitationMatch {
  start: number;
  end: number;
  works?: CitedWork[];
}

/** One that nothing closes goes on to the next bracket or the end: markup has cut it off. */
const bracket = /\[([^[\]]*)(\]?)/g;
const citing = /(?:^|[\s;؛；])-?@[\w.:-]/;
const item = /^\s*(?:(supports|disputes|context)\s+)?@([\w.:-]+)\s*(?:[,،，、]([^]*))?$/;

/**
 * Returns the citations of a text, `[@key]`, `[@key, p. 3]`, `[supports @a; @b, § 4]`: Pandoc's syntax, where a
 * leading word tells how the works after it bear on the claim. The comma and semicolon may be those of any keyboard.
 */
export function findCitations(text: string): CitationMatch[] {
  const found: CitationMatch[] = [];
  for (const { 0: whole, 1: inner = '', 2: closed, index } of text.matchAll(bracket)) {
    if (!citing.test(inner)) continue;
    const works = closed ? parseWorks(inner, index + 1) : undefined;
    found.push({ start: index, end: index + whole.length, ...(works && { works }) });
  }
  return found;
}

function parseWorks(inner: string, offset: number): CitedWork[] | undefined {
  const works: CitedWork[] = [];
  let relation: Relation = 'context';
  for (const part of inner.split(/[;؛；]/)) {
    const match = item.exec(part);
    if (!match) return undefined;
    const [, word, key = '', locator] = match;
    if (word) relation = word as Relation;
    const written = locator?.replace(/\s+/g, ' ').trim();
    works.push({
      key,
      relation,
      ...(written && { locator: written }),
      offset: offset + part.indexOf('@'),
    });
    offset += part.length + 1;
  }
  return works;
}
