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

const bracket = /\[([^[\]]*)\]/g;
const citing = /(?:^|[\s;])@[\w.:-]/;
const item =
  /^(\s*)(?:(supports|disputes|context)\s+)?@([\w](?:[\w.:-]*[\w])?)(?:\s*,\s*([^\s](?:[\s\S]*[^\s])?))?\s*$/;

/**
 * Returns the citations of a text, `[@key]`, `[@key, p. 3]`, `[supports @a; @b, § 4]`: Pandoc's syntax, where a
 * leading word tells how the works after it bear on the claim.
 */
export function findCitations(text: string): CitationMatch[] {
  const found: CitationMatch[] = [];
  for (const match of text.matchAll(bracket)) {
    const inner = match[1] ?? '';
    if (!citing.test(inner)) continue;
    const citation: CitationMatch = { start: match.index, end: match.index + match[0].length };
    const works = parseWorks(inner, match.index + 1);
    if (works) citation.works = works;
    found.push(citation);
  }
  return found;
}

function parseWorks(inner: string, offset: number): CitedWork[] | undefined {
  const works: CitedWork[] = [];
  let relation: Relation = 'context';
  for (const part of inner.split(';')) {
    const match = item.exec(part);
    if (!match) return undefined;
    if (match[2]) relation = match[2] as Relation;
    const work: CitedWork = { key: match[3] ?? '', relation, offset: offset + part.indexOf('@') };
    if (match[4] !== undefined) work.locator = match[4].replace(/\s+/g, ' ');
    works.push(work);
    offset += part.length + 1;
  }
  return works;
}
