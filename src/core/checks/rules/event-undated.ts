import type { Rule } from '../rule.ts';

/** An event has no date, so the timeline cannot show it. */
export const eventUndated: Rule = {
  code: 'event-undated',
  find: ({ glossary }) =>
    [...glossary.values()].flatMap(({ data, file, fields }) => {
      // A date that cannot be read is a fault of its own.
      if (data?.kind !== 'event' || data.date !== undefined || fields['date']) return [];
      return {
        code: 'event-undated',
        message: 'Unexpected event without a date, expected “date: …”',
        place: { file, ...fields['kind'] },
        hint: 'add a line “date: …”, as precise as it is known: 2002, 2002-05, 2002-05-24, or 2002-05-23/2002-05-26',
      };
    }),
};
