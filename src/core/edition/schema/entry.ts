import { z } from 'zod';
import {
  calendar,
  coordinates,
  dateInDoubt,
  dateOrRange,
  id,
  list,
  oneOf,
  listRow,
  readByCalendar,
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

const fields = z.strictObject({
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
  calendar: calendar.describe(
    'julian: all dates of the entry are by the Julian calendar; readers see both.',
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

/** The frontmatter of a glossary entry, `content/glossary/<id>.mdx`. An unknown key is a fault. */
export const entrySchema = fields.check(
  readByCalendar<z.output<typeof fields>>(({ date, dates, roles, ...data }, make) => ({
    ...data,
    ...(date !== undefined && { date: make(date, 'date') }),
    ...(dates && {
      dates: Object.fromEntries(
        Object.entries(dates).map(([label, day]) => [label, make(day, 'dates', label)]),
      ),
    }),
    ...(roles && {
      roles: roles.map(({ from, to, ...role }, n) => ({
        ...role,
        ...(from !== undefined && { from: make(from, 'roles', n, 'from') }),
        ...(to !== undefined && { to: make(to, 'roles', n, 'to') }),
      })),
    }),
  })),
);

/**
 * The frontmatter of an entry in a further language, `content/glossary/<id>.en.mdx`: its words alone. What else is to be said is that of
 * the entry.
 */
export const entryWordsSchema = z.strictObject({
  term: textSchema.describe(
    'The name of the entry in this language; it is linked wherever it occurs.',
  ),
  aliases: list(textSchema)
    .default([])
    .describe('Other names in this language that are linked to it.'),
  roles: list(textSchema)
    .optional()
    .describe('What the roles of the entry are called in this language, in their order.'),
});

/** What the frontmatter of a glossary entry says. */
export type EntryData = z.output<typeof entrySchema>;
