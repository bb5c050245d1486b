import type { CSLName } from '@citation-js/core';
import { withoutOthers } from '../edition/others.ts';
import { texOf } from './tex.ts';

/** Returns names as a field of BibLaTeX or BibTeX has them. */
export function writeTeXNames(names: readonly CSLName[], dialect: 'biblatex' | 'bibtex'): string {
  const { named, more } = withoutOthers(names);
  const written = named.map((name) => texName(name, dialect)).filter((name) => name !== '');
  return [...written, ...(more && written.length > 0 ? ['others'] : [])].join(' and ');
}

/** The parts of a name, '' for those that it does not have. */
type NameParts = Record<'family' | 'given' | 'suffix' | 'particle' | 'dropping', string>;

/**
 * Returns a name as `von Last, Jr, First`, one of an institution in braces; one with a particle that would not be told from the
 * family so, or without a given name, by its labels, as biblatex has them, where BibTeX has none.
 */
function texName(name: CSLName, dialect: 'biblatex' | 'bibtex'): string {
  const { family = '', given = '', suffix = '', literal } = name;
  if (literal !== undefined) return literal.trim() === '' ? '' : grouped(literal);
  if (family === '') return given === '' ? '' : grouped(given);
  const particle = name['non-dropping-particle'] ?? '';
  const dropping = name['dropping-particle'] ?? '';
  const parts = { family, given, suffix, particle, dropping };
  const isSmall =
    particle === '' || /^\p{Ll}[\p{Ll}\p{M}]*(?: \p{Ll}[\p{Ll}\p{M}]*)*$/u.test(particle);
  const von = [dropping, particle].filter(Boolean).join(' ');
  const isAlone = given === '' && (suffix !== '' || (von === '' && !isWord(family)));
  if (dialect === 'biblatex' && (dropping !== '' || !isSmall || isAlone) && canHaveLabels(parts))
    return labelled(parts);
  const separators = suffix !== '' ? 2 : given !== '' ? 1 : 0;
  const commas = [...`${von}${family}${suffix}${given}`.matchAll(/,/g)].length + separators;
  // Biber leaves out a work with a name of more commas, in braces or not, unless braces begin and end the name.
  const isCounted = commas > 2;
  const hasVon = isSmall && von !== '' && !holdsAnd(von) && !isCounted;
  const one = isCounted ? grouped : part;
  const whole = hasVon ? `${wordsOf(von)} ${part(family)}` : `${von} ${family}`.trim();
  if (given !== '' || suffix !== '') {
    const last = hasVon ? whole : one(whole);
    // Nothing between the last comma and the end is an error of BibTeX.
    return [last, ...(suffix === '' ? [] : [one(suffix)]), one(given) || '{}'].join(', ');
  }
  return hasVon ? whole : isWord(whole) ? wordsOf(whole) : grouped(whole);
}

/** Whether words are one, which is the family's by itself, however it begins: of one in pieces small letters would begin a particle. */
function isWord(words: string): boolean {
  const isOne =
    /^(?:[\p{L}\p{M}\p{N}.’']+|\p{Lu}[\p{L}\p{M}.’']*(?:-\p{Lu}[\p{L}\p{M}.’']*)+)$/u.test(words);
  return isOne && !/^(?:and|others)$/i.test(words);
}

/** Whether biber would take the values of labels for what they are: it parts them at signs, whatever braces stand around these. */
function canHaveLabels(parts: NameParts): boolean {
  return Object.values(parts).every((value) => !/[,="]|^others$/i.test(value));
}

function labelled({ family, given, suffix, particle, dropping }: NameParts): string {
  const prefix = [dropping, particle].filter(Boolean).join(' ');
  const parts = { family, given, suffix, prefix };
  const written = Object.entries(parts)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}={${texOf(value)}}`);
  // Better BibTeX takes a label that stands alone for a part of the name.
  const isAlone = written.length === 1;
  return [
    ...written,
    ...(prefix === '' && !isAlone ? [] : [`useprefix=${String(particle !== '')}`]),
  ].join(', ');
}

/** What could be read as more than one part stands in braces. */
function part(words: string): string {
  const isPlain = /^(?:\p{Lu}[\p{L}\p{M}.’-]*(?: |$))*$/u.test(words) && !holdsAnd(words);
  return isPlain || words === '' ? texOf(words) : grouped(words);
}

/** Returns whether words hold the one that parts the items of a list, which has any case. */
export function holdsAnd(words: string): boolean {
  return /(?:^|\s)and(?:\s|$)/i.test(words);
}

function grouped(words: string): string {
  return `{${wordsOf(words)}}`;
}

function wordsOf(words: string): string {
  // Braces do not hide from biber what looks like a label.
  return notOthers(texOf(words).replace(/=/g, '{}='));
}

/** Returns TeX that is not the word for other names: braces around it do not hide it from biber. */
export function notOthers(tex: string): string {
  return tex.replace(/^others$/i, '{}$&');
}
