import type { CSLName } from '@citation-js/core';
import { withoutOthers } from '../edition/others.ts';
import { texOf } from './tex.ts';

/** Returns names as a field of BibLaTeX or BibTeX has them. */
export function writeTeXNames(names: readonly CSLName[], dialect: 'biblatex' | 'bibtex'): string {
  const { named, more } = withoutOthers(names);
  const written = named.map((name) => texName(name, dialect)).filter((name) => name !== '');
  return [...written, ...(more && written.length > 0 ? ['others'] : [])].join(' and ');
}

/**
 * Returns a name as `von Last, Jr, First`, one of an institution in braces; one with a particle that would not be told from the
 * family so by its labels, as biblatex has them, where BibTeX has none.
 */
function texName(name: CSLName, dialect: 'biblatex' | 'bibtex'): string {
  const { family = '', given = '', suffix = '', literal } = name;
  if (literal !== undefined) return literal.trim() === '' ? '' : `{${texOf(literal)}}`;
  const particle = name['non-dropping-particle'] ?? '';
  const dropping = name['dropping-particle'] ?? '';
  if (family === '') return given === '' ? '' : `{${texOf(given)}}`;
  const isKnown =
    particle === '' || /^\p{Ll}[\p{Ll}\p{M}]*(?: \p{Ll}[\p{Ll}\p{M}]*)*$/u.test(particle);
  if (dialect === 'biblatex' && (dropping !== '' || !isKnown))
    return labelled({ family, given, suffix, particle, dropping });
  const von = [dropping, particle].filter(Boolean).join(' ');
  const last =
    isKnown && von !== '' ? `${texOf(von)} ${part(family)}` : part(`${von} ${family}`.trim());
  const parts = suffix === '' ? [last, part(given)] : [last, part(suffix), part(given)];
  return parts
    .join(', ')
    .replace(/^([^{},]+), $/, '$1')
    .trim();
}

/** The parts of a name, '' for those that it does not have. */
type NameParts = Record<'family' | 'given' | 'suffix' | 'particle' | 'dropping', string>;

function labelled({ family, given, suffix, particle, dropping }: NameParts): string {
  const prefix = [dropping, particle].filter(Boolean).join(' ');
  const parts = { family, given, suffix, prefix };
  return [
    ...Object.entries(parts)
      .filter(([, value]) => value !== '')
      .map(([label, value]) => `${label}={${texOf(value)}}`),
    `useprefix=${String(particle !== '')}`,
  ].join(', ');
}

/** What could be read as more than one part stands in braces. */
function part(words: string): string {
  const isPlain = /^(?:\p{Lu}[\p{L}\p{M}.’-]*(?: |$))*$/u.test(words) && !/ and$/i.test(words);
  return isPlain || words === '' ? texOf(words) : `{${texOf(words)}}`;
}
