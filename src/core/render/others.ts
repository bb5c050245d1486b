import type { CSLName } from '@citation-js/core';
import { withoutOthers } from '../edition/others.ts';
import type { Work } from '../edition/schema/reference.ts';

/** What stands for a name and for others, until the entry is set: no style and no title has these characters. */
const mark = '\uE000\uE020';

/** Returns the lists of names of a work that end in others, with a mark in their place. */
export function markOthers(work: Work): Record<string, CSLName[]> {
  const lists = Object.entries(work).flatMap(
    ([variable, names]: [string, unknown]): [string, CSLName[]][] => {
      if (!Array.isArray(names)) return [];
      const { named, more } = withoutOthers<CSLName>(names);
      return more ? [[variable, [...named, { family: `${mark}${named.length}` }]]] : [];
    },
  );
  return Object.fromEntries(lists);
}

/**
 * Returns what a style has printed with “et al.” for the marks, by its own terms, and without the “and” or “&” of a
 * last name. A comma parts it from two names or more, which is what styles do that do not say otherwise.
 */
export function withOthers(printed: string, etAl: string, and: string): string {
  const joint = ['&amp;', '&#38;', '&', '…', '\\.\\.\\.', escape(and)];
  const stop = etAl.replace(/<[^<>]*>/g, '').endsWith('.') ? '\\.?' : '';
  // It begins at no space within a run of them, which would be read anew from each.
  const pattern = new RegExp(
    `(?:(?<!\\s)|(?=,))(?:,?\\s*(?:${joint.join('|')}))?,?\\s*${mark}(\\d+)${stop}`,
    'g',
  );
  return printed.replace(pattern, (_, listed) => `${Number(listed) > 1 ? ',' : ''} ${etAl}`);
}

function escape(words: string): string {
  return words.trim().replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
