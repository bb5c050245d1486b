import { isDateOrRange } from '../page/date.ts';
import { type Taken, takeAttributes } from './taken.ts';
import type { TeiElement } from './tree.ts';

/**
 * Returns a date of TEI as ours have it (EDTF): the day of a time, a range where it has two ends; undefined for none. The attributes
 * that it is made of are marked in `taken`.
 */
export function dateOf(element: TeiElement | undefined, taken?: Taken): string | undefined {
  if (!element) return undefined;
  const { when, from, to, notBefore, notAfter } = element.attributes;
  const ends = [from === undefined ? 'notBefore' : 'from', to === undefined ? 'notAfter' : 'to'];
  const date = when === undefined ? rangeOf(from ?? notBefore, to ?? notAfter) : sound(dayOf(when));
  if (taken && date !== undefined) {
    const keys = when === undefined ? ends : ['when'];
    takeAttributes(taken, element, ...keys.filter((key) => element.attributes[key] !== undefined));
  }
  return date;
}

/** Returns the bounds that the FRUS volumes put on the date of a document. */
export function boundsOf(element: TeiElement, taken: Taken): string | undefined {
  const keys = ['frus:doc-dateTime-min', 'frus:doc-dateTime-max'];
  const [min, max] = keys.map((key) => element.attributes[key]);
  const date = rangeOf(min, max);
  if (date !== undefined) takeAttributes(taken, element, ...keys);
  return date;
}

function rangeOf(first: string | undefined, last: string | undefined): string | undefined {
  const [begin, end] = [dayOf(first), dayOf(last)];
  return sound(begin === end ? begin : `${begin ?? '..'}/${end ?? '..'}`);
}

function dayOf(time: string | undefined): string | undefined {
  return time?.split('T')[0];
}

/** Returns a date where it is one that a page can have. */
function sound(date: string | undefined): string | undefined {
  return date !== undefined && isDateOrRange(date) ? date : undefined;
}
