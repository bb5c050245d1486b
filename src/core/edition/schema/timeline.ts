import type { z } from 'zod';
import type { CalendarName } from '../../page/day.ts';
import {
  calendar,
  dateOrRange,
  id,
  list,
  listRow,
  readByCalendar,
  textSchema,
} from '../../page/fields.ts';

/** What a row of the timeline has in any language. */
const dated = {
  date: dateOrRange.describe(
    'When it was: also about then, 1865~, uncertain, 1865?, or before our era: -0043 is 44 BC.',
  ),
  calendar: calendar.describe('julian: the date is by the Julian calendar; readers see both.'),
  text: textSchema.describe('What happened, in Markdown, with citations.'),
};

/** What a row is, and an example of one. */
const form = [
  'a row with date and text',
  '{ date: 1968-07-01, text: The treaty is signed }',
] as const;

/** Has the date of a row carry the mark of its calendar. */
function readDate<T extends { date: string; calendar?: CalendarName | undefined }>() {
  return readByCalendar<T>((value, make) => ({ ...value, date: make(value.date, 'date') }));
}

const row = listRow(
  { ...dated, entry: id.optional().describe('The glossary entry that it belongs to.') },
  ...form,
);

/** `content/timeline.yaml`: dated rows that are no glossary entry. An unknown key is a fault. */
export const timelineSchema = list(row.check(readDate<z.output<typeof row>>()));

/** What its rows say. */
export type TimelineData = z.output<typeof timelineSchema>;

const rowWords = listRow(dated, ...form);

/** `content/timeline.en.yaml`: what rows of the timeline say in a further language, each by its date. */
export const timelineWordsSchema = list(rowWords.check(readDate<z.output<typeof rowWords>>()));
