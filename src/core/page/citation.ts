import type { Relation } from './model.ts';
import type { Range } from '../text/range.ts';

/** One work in a citation as written: offsets are UTF-16 units in the text it was parsed from. */
export interface CitedWork {
  key: string;
  relation: Relation;
  locator?: string;
  /** Where the `@` stands. */
  offset: number;
}

/** Why something that looks like a citation cannot be read as one, how to mend it, and what to write where that is certain. */
export interface CitationFault {
  reason: string;
  hint: string;
  paste?: string;
  /** Set where no bracket closes it in its text. */
  isOpen?: true;
}

/** A bracketed citation in a text, `[` to `]`: its works, or why it cannot be read. */
export type CitationMatch = Range & Read;

type Read = { works: CitedWork[]; fault?: undefined } | { works?: undefined; fault: CitationFault };

/** One that nothing closes goes on to the next bracket or the end: markup has cut it off. */
const bracket = /\[([^[\]]*)(\]?)/g;
const citing = /(?:^|[\s;؛；])-?@[^\s@]/;

/** The signs between works and before a locator, as Latin, Arabic and Chinese texts write them. */
const semicolon = '[;؛；]';
const part = /(?:\{[^{}]*\}|[^;؛；])+[;؛；]?|[;؛；]/g;
const comma = '[,،，、]';

/**
 * A key: `@key`, or `@{key}` where it holds one of the signs that end a key (Pandoc, Citation syntax). More is read here than
 * Pandoc does, since what keys hold is told where the works are read.
 */
const key = String.raw`@(?:\{[^{}\s]+\}|[^\s,،，、;؛；{}[\]@]+)`;
const relations = '(?:supports|disputes|context)';
const item = new RegExp(String.raw`^\s*(?:(${relations})\s+)?(${key})\s*(?:${comma}([^]*))?$`);

/**
 * Returns the citations of a text, `[@key]`, `[@key, p. 3]`, `[supports @a; @b, § 4]`, `[@{https://a.b/?c}]`: Pandoc's syntax,
 * where a leading word tells how the works after it bear on the claim. Linear in `text`.
 * @example
 * findCitations('So [supports @doe, p. 3].') // => [ { start: 3, end: 24, works: [ { key: 'doe', relation: 'supports', locator: 'p. 3', offset: 13 } ] } ]
 */
export function findCitations(text: string): CitationMatch[] {
  const found: CitationMatch[] = [];
  for (const { 0: whole, 1: inner = '', 2: closed, index } of text.matchAll(bracket)) {
    if (!citing.test(inner)) continue;
    const place = { start: index, end: index + whole.length };
    found.push({ ...place, ...(closed ? parseWorks(inner, index + 1) : { fault: unclosed }) });
  }
  return found;
}

/** Parts what stands in brackets behind its semicolons, but not those of a key in braces. */
function partsOf(inner: string): string[] {
  const parts = Array.from(inner.matchAll(part), ([all]) => all);
  return /[;؛；]$/.test(inner) ? [...parts, ''] : parts;
}

function parseWorks(inner: string, offset: number): Read {
  const works: CitedWork[] = [];
  let relation: Relation = 'context';
  let at = 0;
  for (const part of partsOf(inner)) {
    const written = part.replace(new RegExp(`${semicolon}$`), '');
    const [, word, name, after] = item.exec(written) ?? [];
    if (name === undefined) return { fault: faultOf(written, { inner, at }) };
    if (word) relation = word as Relation;
    const locator = after?.replace(/\s+/g, ' ').trim();
    works.push({
      key: name.replace(/^@\{?|\}$/g, '').normalize('NFC'),
      relation,
      ...(locator && { locator }),
      offset: offset + at + part.indexOf('@'),
    });
    at += part.length;
  }
  return { works };
}

const unclosed: CitationFault = {
  reason: 'without “]”',
  hint: 'close it with “]”; emphasis, links and other brackets have no place in a citation',
  isOpen: true,
};

/** Returns the fault of a citation that holds emphasis, with what to write where it can be read without its signs. */
export function emphasised(written: string): CitationFault {
  const plain = written
    .replace(/[*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ');
  const isSound = findCitations(plain)[0]?.works !== undefined;
  return {
    reason: 'with emphasis in it',
    hint: 'take its signs out: the place in a work is told without emphasis',
    ...(isSound && { paste: plain }),
  };
}

/** Says what is wrong with a part of a citation that is none, which begins at an offset of what stands in its brackets. */
function faultOf(part: string, { inner, at }: { inner: string; at: number }): CitationFault {
  const rest = part.trim();
  const start = inner.indexOf(rest, at);
  const instead = (mended: string) =>
    `[${inner.slice(0, start)}${mended}${inner.slice(start + rest.length)}]`;
  if (rest === '') {
    return { reason: 'with nothing after “;”', hint: 'take the “;” out, or write a key after it' };
  }
  if (!rest.includes('@')) {
    return {
      reason: `with “${rest}”, which names no work`,
      hint: `write “@” before each key, or put “${rest}” after the bracket`,
    };
  }
  const [, relation = '', shown] = withoutAuthor.exec(rest) ?? [];
  if (shown !== undefined) {
    return {
      reason: 'with “-” before “@”',
      hint: 'take the “-” out: here a citation always tells the author',
      paste: instead(relation + shown),
    };
  }
  const [before, work] = [
    rest.slice(0, rest.indexOf('@')).trimEnd(),
    rest.slice(rest.indexOf('@')),
  ];
  if (before !== '' && !isRelation.test(before)) {
    return {
      reason: `with “${before}” before “@”`,
      hint: `only supports, disputes or context may stand there: put “${before}” before the bracket`,
      ...(inner.trim() === rest && { paste: `${before} [${work}]` }),
    };
  }
  const [, cited, more] = withoutComma.exec(rest) ?? [];
  if (cited !== undefined && more !== undefined) {
    return {
      reason: `with “${more}” after the key`,
      hint: 'put a comma between the key and the place in the work',
      paste: instead(`${cited}, ${more}`),
    };
  }
  return {
    reason: 'with a key that cannot be read',
    hint: 'put “;” between two works, and a key that holds commas or “@” into braces: [@{key}]',
  };
}

const isRelation = new RegExp(`^${relations}$`);
const withoutAuthor = new RegExp(`^((?:${relations}\\s+)?)-(@[^]*)$`);
const withoutComma = new RegExp(`^((?:${relations}\\s+)?${key})\\s+([^\\s@][^@]*)$`);
