import type { CSLDate } from '@citation-js/core';
import type { Reference } from '../edition/references.ts';
import { dateVariables } from '../edition/schema/reference.ts';
import { givenAddress } from '../render/work-links.ts';
import { dateInWords, sidesOf } from './work-date.ts';

/** Returns works as CSL-JSON (Citation Style Language 1.0.2), each under the key that notes cite it by. */
export function cslJson(references: readonly Reference[]): string {
  const works = worksOf(references).map((work) => {
    const dates = dateVariables.flatMap((variable) => {
      const date: CSLDate | undefined = work[variable];
      return date ? [[variable, ofCsl(date)] as const] : [];
    });
    return { ...work, ...Object.fromEntries(dates) };
  });
  return `${JSON.stringify(works, undefined, 2)}\n`;
}

/** A date as other programs read it. They take the year 0 at the start of a range for no date, so that is told in words. */
function ofCsl(date: CSLDate): CSLDate {
  const [start, end] = sidesOf(date);
  const hasNoStart = date.literal === undefined && start === undefined && end !== undefined;
  return hasNoStart || date.raw !== undefined ? { literal: dateInWords(date) } : date;
}

/** Returns the works with their keys as ids, without an address that would run where a program makes a link of it. */
export function worksOf(references: readonly Reference[]) {
  return references.map(({ key, work }) => {
    const { URL: url, ...rest } = work;
    const runs = url !== undefined && givenAddress(String(url)) === undefined;
    return { ...(runs ? rest : work), id: key, 'citation-key': key };
  });
}
