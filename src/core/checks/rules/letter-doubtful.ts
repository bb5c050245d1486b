import type { EntryData } from '../../edition/schema/entry.ts';
import { placed } from '../../edition/places.ts';
import { namedInLetter } from '../../edition/letter.ts';
import { extentOf } from '../../edition/extent.ts';
import type { Rule } from '../rule.ts';
import { eachPage } from '../each-page.ts';

/** The entries that may have written a letter. */
const writers: readonly EntryData['kind'][] = ['person', 'organization'];

/** A letter is from or to an entry that writes none, was sent from one that is no place, or received before it was sent. */
export const letterDoubtful: Rule = {
  code: 'letter-doubtful',
  find: eachPage(({ page, file, edition }) => {
    const refuse = (field: string, message: string, hint: string) =>
      file.report('letter-doubtful', { file: page.file, ...page.fields[field] }, message, { hint });
    for (const { id, field, as } of namedInLetter(page)) {
      const kind = edition.glossary.get(id)?.data?.kind;
      const isPlace = as === 'place';
      if (kind === undefined || (isPlace ? placed : writers).includes(kind)) continue;
      refuse(
        field,
        `Unexpected ${as} “${id}”, which is of the kind ${kind}, expected ${isPlace ? 'a place or a facility' : 'a person or an organization'}`,
        'name another entry, or mend the kind of that one',
      );
    }
    const { sent, received } = page.data?.correspondence ?? {};
    if (sent?.date === undefined || received?.date === undefined) return;
    if (!isBefore(received.date, sent.date)) return;
    refuse(
      'correspondence.received.date',
      `Unexpected letter that was received on ${received.date} and sent on ${sent.date}, expected it to be sent first`,
      'see which of the dates is wrong; one may be of another calendar',
    );
  }),
};

/** Whether all of a date lies before another, as far as both say where they begin and end. */
function isBefore(one: string, other: string): boolean {
  const [first, second] = [extentOf(one), extentOf(other)];
  return first.opens !== 'after' && second.opens !== 'before' && first.end <= second.start;
}
