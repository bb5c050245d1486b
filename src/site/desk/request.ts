import { z } from 'zod';
import type { DeskAnnotation, DeskChange, DeskRequest, DeskSubject } from '../../core/edit/desk.ts';
import { unmarked } from '../../core/edit/unmark.ts';
import type { NewEntry } from '../../core/edit/entry.ts';

const words = z.string().max(50_000);
const id = z.string().max(200);

const annotation = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('claim'),
    id,
    by: id,
    kind: id,
    verdict: id,
    via: z.array(id).max(20).exactOptional(),
    date: id.exactOptional(),
    asOf: id.exactOptional(),
    says: words.exactOptional(),
    note: words.exactOptional(),
  }),
  z.strictObject({ type: z.literal('part'), id }),
  z.strictObject({ type: z.literal('note'), id, note: words.exactOptional() }),
  z.strictObject({ type: z.literal('term'), id }),
  z.strictObject({
    type: z.literal('rendition'),
    name: id,
    attributes: z.record(id, id),
  }),
  z.strictObject({ type: z.literal('unmark'), kind: z.enum(unmarked) }),
]) satisfies z.ZodType<DeskAnnotation>;

const entry = z.strictObject({
  name: id,
  kind: id,
  definition: words,
}) satisfies z.ZodType<NewEntry>;

/** Takes a request as it came over the wire. */
export const deskRequest = z.strictObject({
  edition: id,
  page: id,
  seed: id,
  quote: words,
  nth: z.int().min(1).exactOptional(),
  annotation,
  entries: z.array(entry).max(20).exactOptional(),
}) satisfies z.ZodType<DeskRequest>;

/** Takes the page that choices are asked for, and the language of the interface. */
export const choicesRequest = z.strictObject({ page: id, language: id });

const attributes = {
  by: id.exactOptional(),
  kind: id.exactOptional(),
  verdict: id.exactOptional(),
  says: words.exactOptional(),
  note: words.exactOptional(),
};
const links = z.array(id).max(20);

/** Takes the annotation that is asked about. */
export const subjectRequest = z.strictObject({
  page: id,
  id,
}) satisfies z.ZodType<DeskSubject>;

/** Takes a change of an annotation as it came over the wire. */
export const changeRequest = z.strictObject({
  edition: id,
  page: id,
  id,
  was: z.strictObject({
    claim: z
      .strictObject({
        by: id,
        kind: id,
        verdict: id,
        via: links.exactOptional(),
        date: id.exactOptional(),
        asOf: id.exactOptional(),
      })
      .exactOptional(),
    says: words.exactOptional(),
    note: words.exactOptional(),
  }),
  change: z
    .strictObject({
      ...attributes,
      via: links.nullable().exactOptional(),
      date: id.nullable().exactOptional(),
      asOf: id.nullable().exactOptional(),
    })
    .exactOptional(),
}) satisfies z.ZodType<DeskChange>;
