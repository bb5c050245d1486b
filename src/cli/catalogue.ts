import { speakersById } from '../core/edit/named.ts';
import { type NamedEntries, type RequestProblem, unknownEntry } from '../core/edit/request.ts';
import { unattributed } from '../core/edition/transmission.ts';
import { append } from '../core/page/append.ts';
import { isDateOrRange } from '../core/page/date.ts';
import { idPattern } from '../core/text/id.ts';
import { mendOfDate } from '../core/page/propose-date.ts';
import type { PageOptions } from './plan.ts';

/**
 * Returns what is said of a source with the ids of entries where it has their names; or what is wrong with that. An id
 * may be that of an entry yet to be written; an author who has no entry stays a name.
 */
export function catalogued(
  values: PageOptions,
  glossary: () => NamedEntries,
): { values: PageOptions } | { problems: RequestProblem[] } {
  const { published, publisher, via, author } = values;
  const problems: RequestProblem[] = [];
  if (published !== undefined && !isDateOrRange(published)) problems.push(badDate(published));
  if ((publisher ?? via ?? author) === undefined)
    return problems.length > 0 ? { problems } : { values };
  const entries = glossary();
  const { resolved, problems: unclear } = speakersById(
    { by: publisher ?? unattributed, via },
    { glossary: entries },
  );
  const authors = speakersById(
    { by: unattributed, via: [author ?? []].flat() },
    { glossary: entries },
  );
  const unnamed = (words: string[]) => words.filter((word) => !idPattern.test(word));
  append(problems, [
    ...unclear,
    ...authors.problems,
    ...unknownEntry('publisher', unnamed([resolved.by]), entries),
    ...unknownEntry('via', unnamed(resolved.via ?? []), entries),
  ]);
  if (problems.length > 0) return { problems };
  return {
    values: {
      ...values,
      ...(publisher !== undefined && { publisher: resolved.by }),
      ...(resolved.via && { via: resolved.via }),
      ...(author && { author: authors.resolved.via }),
    },
  };
}

function badDate(published: string): RequestProblem {
  return {
    field: 'date',
    message: `Unexpected --published “${published}”, expected a date such as 2002-06-01`,
    hint: mendOfDate(published, 'range').hint,
  };
}
