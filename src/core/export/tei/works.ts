import { edtfOf } from '../../edition/csl-date.ts';
import type { Reference } from '../../edition/references.ts';
import { el, type Element, textContent } from '../../render/hast.ts';
import { givenAddress, plainDoi } from '../../render/work-links.ts';
import { dateInWords } from '../work-date.ts';
import { sharedId, type TeiContext } from './context.ts';
import { datable } from './date.ts';
import { pointer } from './xml.ts';

/** Who did what, as TEI has it. */
const people: readonly [variable: string, tag: string, role?: string][] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'editor', 'translator'],
];

/** The variables that TEI has an element for, with its attributes. */
const fields: readonly [variable: string, tag: string, attributes?: Record<string, string>][] = [
  ['collection-title', 'title', { level: 's' }],
  ['edition', 'edition'],
  ['publisher', 'publisher'],
  ['publisher-place', 'pubPlace'],
  ['volume', 'biblScope', { unit: 'volume' }],
  ['issue', 'biblScope', { unit: 'issue' }],
  ['page', 'biblScope', { unit: 'page' }],
  ['ISBN', 'idno', { type: 'ISBN' }],
  ['ISSN', 'idno', { type: 'ISSN' }],
];

/**
 * Returns works as entries of a `listBibl` (TEI P5, §3.12): what most are told by, and each as the edition sets it. All that is known of
 * them is in the references as CSL-JSON.
 */
export function teiWorks(works: readonly Reference[], context: TeiContext): Element[] {
  return works.map(({ key, work }) => {
    const given = (variable: string): string[] => {
      const value: unknown = work[variable as 'title'];
      return value === '' ? [] : wordsOf(value);
    };
    const [container] = given('container-title');
    const isArticle = String(work.type).startsWith('article');
    const date = work.issued;
    return el('bibl', { 'xml:id': sharedId.work(key), type: work.type }, [
      ...people.flatMap(([variable, tag, role]) =>
        namesIn(work[variable as 'author']).map((name) => el(tag, { role }, [name])),
      ),
      ...given('title').map((title) =>
        el('title', { level: container === undefined ? 'm' : 'a' }, [title]),
      ),
      ...(container === undefined
        ? []
        : [el('title', { level: isArticle ? 'j' : 'm' }, [container])]),
      ...fields.flatMap(([variable, tag, attributes]) =>
        given(variable).map((value) => el(tag, attributes, [value])),
      ),
      ...(date ? [el('date', datable(edtfOf(date) ?? ''), [dateInWords(date)])] : []),
      ...given('DOI').map((doi) => el('idno', { type: 'DOI' }, [plainDoi(doi)])),
      ...given('URL').flatMap((url) => {
        const address = givenAddress(url);
        return address === undefined ? [] : [el('ref', { target: pointer(address) }, [url])];
      }),
      el('note', { type: 'as-set' }, [textContent(context.bibliography.entry(key))]),
    ]);
  });
}

function namesIn(names: readonly Record<string, unknown>[] | undefined): string[] {
  return (names ?? []).map((name) =>
    ['literal', 'given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix']
      .flatMap((part) => wordsOf(name[part]))
      .join(' '),
  );
}

/** A variable is as somebody’s file has it: a text, or a number. */
function wordsOf(value: unknown): string[] {
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}
