import { z } from 'zod';
import {
  coordinates,
  dateInDoubt,
  dateOrRange,
  id,
  list,
  oneOf,
  listRow,
  silence,
  textSchema,
  url,
} from '../../page/fields.ts';

/** What an entry of the glossary may be about. */
export const entryKinds = [
  'term',
  'person',
  'organization',
  'place',
  'agreement',
  'facility',
  'event',
] as const;

const role = listRow(
  {
    role: textSchema.describe('The office or part.'),
    organization: id.optional().describe('Where: the id of a glossary entry.'),
    from: dateInDoubt.optional().describe('Since when.'),
    to: dateInDoubt.optional().describe('Until when.'),
  },
  'a role with its dates',
  '{ role: Foreign minister, organization: foreign-ministry, from: 1997, to: 2005-08 }',
);

/** The frontmatter of a glossary entry, `content/glossary/<id>.mdx`. An unknown key is a fault. */
export const entrySchema = z.strictObject({
  term: textSchema.describe('The name of the entry; it is linked wherever it occurs.'),
  kind: oneOf(entryKinds).describe('What the entry is.'),
  aliases: list(textSchema).default([]).describe('Other names that are linked to it.'),
  dates: z
    .record(id, dateOrRange, { error: 'dates with a label each, such as { signed: 1968-07-01 }' })
    .optional()
    .describe('Dates with a label each, such as signed or in-force.'),
  date: dateOrRange
    .optional()
    .describe(
      'When an event was, also about then (1865~), uncertain (1865?) or before our era (-0043 is 44 BC); it then stands on the timeline.',
    ),
  roles: list(role).optional().describe('The offices of a person or an organization.'),
  coordinates: coordinates
    .optional()
    .describe('Where a place or a facility lies, latitude first; it then stands on the map.'),
  silence: silence.describe(
    'Warnings on this entry that stand, each by its name, with the reason.',
  ),
  'same-as': list(url).optional().describe('Addresses that identify the same thing elsewhere.'),
});

/** What the frontmatter of a glossary entry says. */
export type EntryData = z.output<typeof entrySchema>;
