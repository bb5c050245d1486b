import { z } from 'zod';
import { dateOrRange, id, list, text } from '../../page/fields.ts';

/** `content/timeline.yaml`: dated rows that are no glossary entry. An unknown key is a fault. */
export const timelineSchema = list(
  z.strictObject(
    {
      date: dateOrRange.describe('When it was.'),
      text: text.describe('What happened, in Markdown, with citations.'),
      entry: id.optional().describe('The glossary entry that it belongs to.'),
    },
    { error: 'a row with date and text' },
  ),
);

/** The rows of `content/timeline.yaml`. */
export type TimelineData = z.output<typeof timelineSchema>;
