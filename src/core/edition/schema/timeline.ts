import { dateOrRange, id, list, row, text } from '../../page/fields.ts';

/** `content/timeline.yaml`: dated rows that are no glossary entry. An unknown key is a fault. */
export const timelineSchema = list(
  row(
    {
      date: dateOrRange.describe(
        'When it was: also about then, 1865~, uncertain, 1865?, or before our era: -0043 is 44 BC.',
      ),
      text: text.describe('What happened, in Markdown, with citations.'),
      entry: id.optional().describe('The glossary entry that it belongs to.'),
    },
    'a row with date and text',
    '{ date: 1968-07-01, text: The treaty is signed }',
  ),
);
