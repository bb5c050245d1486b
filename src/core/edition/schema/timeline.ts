import { dateOrRange, id, list, listRow, textSchema } from '../../page/fields.ts';

/** `content/timeline.yaml`: dated rows that are no glossary entry. An unknown key is a fault. */
export const timelineSchema = list(
  listRow(
    {
      date: dateOrRange.describe(
        'When it was: also about then, 1865~, uncertain, 1865?, or before our era: -0043 is 44 BC.',
      ),
      text: textSchema.describe('What happened, in Markdown, with citations.'),
      entry: id.optional().describe('The glossary entry that it belongs to.'),
    },
    'a row with date and text',
    '{ date: 1968-07-01, text: The treaty is signed }',
  ),
);
