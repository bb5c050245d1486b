import { z } from 'zod';
import { dateOrRange, id, list } from './fields.ts';

/** How many may have written one letter, or have got it. */
const most = 50;
const names = 'the id of an entry of a person or an organization, or a list of up to 50';
const whoever = z
  .union([id, list(id).min(1, { error: names }).max(most, { error: names })], { error: names })
  .transform((value) => [value].flat())
  .optional();

const act = (what: string) =>
  z
    .strictObject(
      {
        date: dateOrRange.optional().describe(`When it was ${what}, as far as that is known.`),
        place: id.optional().describe(`Where: the id of the entry of a place.`),
      },
      { error: 'a date, a place or both, such as { date: 1806-05-03, place: weimar }' },
    )
    .optional()
    .describe(`When and where it was ${what}.`);

/** The field of a letter that says who wrote it to whom. */
export const correspondence = z
  .strictObject(
    {
      from: whoever.describe('Who sent it: the ids of glossary entries.'),
      to: whoever.describe('Whom it was sent to: the ids of glossary entries.'),
      sent: act('sent'),
      received: act('received'),
    },
    { error: 'who wrote to whom, such as { from: goethe, to: schiller }' },
  )
  .optional();

/** What a source says of itself as a letter. */
export type Correspondence = NonNullable<z.output<typeof correspondence>>;
