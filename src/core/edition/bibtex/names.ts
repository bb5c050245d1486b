import { texText } from './tex.ts';

/** A name as CSL-JSON has it. */
export interface CslName {
  family?: string;
  given?: string;
  'non-dropping-particle'?: string;
  'dropping-particle'?: string;
  suffix?: string;
  literal?: string;
}

/** Names as a field has them. */
export interface Names {
  names: CslName[];
  /** Whether `others` ends them, or stands alone. */
  others: boolean;
  unknown: string[];
}

/**
 * Returns the names of a field in TeX (BibTeXing, section 4): `First von Last`, `von Last, First`, `von Last, Jr, First`, a name in
 * braces, which is one of an institution, and `family=…, given=…`, as biblatex has it.
 * @example
 * readTeXNames('Ludwig van Beethoven and others') // => { names: [ { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' } ], others: true, unknown: [] }
 */
export function readTeXNames(tex: string): Names {
  const unknown = new Set<string>();
  const text = (part: string) => {
    const read = texText(part);
    for (const name of read.unknown) unknown.add(name);
    return read.text;
  };
  const { items, others } = listOf(tex);
  const names = items.map((name) => nameOf(name, text));
  return { names, others, unknown: [...unknown] };
}

type Text = (tex: string) => string;

function nameOf(written: string, text: Text): CslName {
  if (isGroup(written)) return { literal: text(written) };
  const parts = split(written, ',').map((part) => part.trim());
  if (parts.every((part) => /^[a-z-]+\s*=/.test(part))) return labelled(parts, text);
  const [first = '', second = '', ...rest] = parts;
  if (parts.length === 1) return inOrder(words(first), text);
  const { particle, family } = particleOf(words(first));
  const given = rest.length > 0 ? rest.join(', ') : second;
  return defined({
    family: text(family),
    given: text(given),
    'non-dropping-particle': text(particle),
    suffix: rest.length > 0 ? text(second) : '',
  });
}

/** `family=…, given=…, prefix=…, suffix=…, useprefix=true` (biblatex, data annotations of names). */
function labelled(parts: readonly string[], text: Text): CslName {
  const value = (label: string) => {
    const part = parts.find((one) => new RegExp(`^${label}\\s*=`).test(one));
    return text((part ?? '').replace(/^[a-z-]+\s*=\s*/, '').replace(/^"(.*)"$/s, '$1'));
  };
  const particle = value('useprefix') === 'false' ? 'dropping-particle' : 'non-dropping-particle';
  return defined({
    family: value('family'),
    given: value('given'),
    [particle]: value('prefix'),
    suffix: value('suffix'),
  });
}

/** `First von Last`: what begins with a small letter parts the two; without it the last word is the family's. */
function inOrder(all: readonly string[], text: Text): CslName {
  const last = all.length - 1;
  const from = all.findIndex((word, index) => index < last && isSmall(word));
  const given = all.slice(0, from < 0 ? Math.max(last, 0) : from);
  const { particle, family } = particleOf(all.slice(given.length));
  return defined({
    family: text(family),
    given: text(given.join(' ')),
    'non-dropping-particle': text(particle),
  });
}

/** The particle reaches to the last word with a small letter that is not the last of all. */
function particleOf(all: readonly string[]): { particle: string; family: string } {
  const end = isSmall(all[0] ?? '') ? all.slice(0, -1).findLastIndex(isSmall) + 1 : 0;
  return { particle: all.slice(0, end).join(' '), family: all.slice(end).join(' ') };
}

/** Whether a word begins with a small letter, outside of braces; an accent in braces counts by its letter. */
function isSmall(word: string): boolean {
  const bare = word
    .replace(/^\{\\(?:[a-zA-Z]+(?![a-zA-Z])|[^a-zA-Z])(?:\s+(?!\s))?\{?([^{}]*)\}?\}/, '$1')
    .replace(/\{[^{}]*\}/g, '');
  const letter = /\p{L}/u.exec(bare)?.[0];
  return letter !== undefined && letter === letter.toLowerCase() && letter !== letter.toUpperCase();
}

function defined(name: Record<string, string>): CslName {
  return Object.fromEntries(Object.entries(name).filter(([, value]) => value !== ''));
}

/** Whether braces hold the whole. */
function isGroup(written: string): boolean {
  if (!written.startsWith('{') || !written.endsWith('}')) return false;
  let depth = 0;
  let end = 0;
  do {
    if (written[end] === '{') depth++;
    if (written[end] === '}') depth--;
    end++;
  } while (depth > 0 && end < written.length);
  return end === written.length;
}

/** Returns the items of a list in TeX, which `and` parts, and whether `others` ends them. */
export function listOf(tex: string): { items: string[]; others: boolean } {
  const items = pieces(tex.replace(/\s+/g, ' '), / and(?= )/iy)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const others = items.at(-1) === 'others';
  return { items: others ? items.slice(0, -1) : items, others };
}

function split(tex: string, sign: string): string[] {
  return pieces(tex, sign === ',' ? /,/y : /[ ~]+/y);
}

function words(tex: string): string[] {
  return split(tex, ' ').filter((word) => word !== '');
}

/** Parts a text at what a pattern finds outside of braces. */
function pieces(tex: string, pattern: RegExp): string[] {
  const all: string[] = [];
  let depth = 0;
  let done = 0;
  for (let at = 0; at < tex.length; at++) {
    if (tex[at] === '\\') at++;
    else if (tex[at] === '{') depth++;
    else if (tex[at] === '}') depth--;
    else if (depth === 0) {
      pattern.lastIndex = at;
      const [found] = pattern.exec(tex) ?? [];
      if (found === undefined) continue;
      all.push(tex.slice(done, at));
      done = at + found.length;
      at = done - 1;
    }
  }
  return [...all, tex.slice(done)];
}
