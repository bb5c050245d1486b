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
  const hasVon = isSmall && von !== '';
  const whole = hasVon ? `${wordsOf(von)} ${part(family)}` : `${von} ${family}`.trim();
  if (given !== '' || suffix !== '') {
    const last = hasVon ? whole : part(whole);
    // Nothing between the last comma and the end is an error of BibTeX.
    return [last, ...(suffix === '' ? [] : [part(suffix)]), part(given) || '{}'].join(', ');
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
  return [
    ...Object.entries(parts)
      .filter(([, value]) => value !== '')
      .map(([label, value]) => `${label}={${texOf(value)}}`),
    ...(prefix === '' ? [] : [`useprefix=${String(particle !== '')}`]),
  ].join(', ');
}

/** What could be read as more than one part stands in braces. */
function part(words: string): string {
  const isPlain = /^(?:\p{Lu}[\p{L}\p{M}.’-]*(?: |$))*$/u.test(words) && !/ and$/i.test(words);
  return isPlain || words === '' ? texOf(words) : grouped(words);
}

function grouped(words: string): string {
  return `{${wordsOf(words)}}`;
}

/** Braces do not hide from biber what looks like a label, nor the word for other names. */
function wordsOf(words: string): string {
  return texOf(words)
    .replace(/=/g, '{}=')
    .replace(/^others$/i, '{}$&');
}
