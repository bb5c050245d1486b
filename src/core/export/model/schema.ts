import { z } from 'zod';
import { editorsSchemas } from '../json-schema.ts';

/*
 * The model of an edition as data: what is parsed of its files, with nothing of how it is shown. A document has what the sources have in common,
 * and one each a source. `version` grows when what reads this one could misunderstand the next; what only adds to it leaves it as it is.
 */

const words = z.string();
const id = words.describe('Lower-case letters, digits and single hyphens.');
const address = words.describe('Absolute, where the edition has one, else under the site’s root.');
const sha256 = words.describe('Lower-case hexadecimal.');
const offset = z.int().min(0).describe('Code points of the decoded seed, from 0.');
const range = z.strictObject({ start: offset, end: offset.describe('Behind the last.') });

/** What editors wrote: a tree as mdast has it, with citations, terms and marks of notes as nodes of their own. */
const prose = z.array(
  z
    .object({
      type: words.describe('As in mdast, or term, citation, footnoteReference, section.'),
      get children() {
        return prose.optional();
      },
      cites: z
        .array(z.strictObject({ key: words, relation: words, locator: words.optional() }))
        .optional(),
    })
    .loose(),
);

const look = z.strictObject({
  element: words.describe('Hi, Unclear, Supplied, Add, Del, Foreign, Gap, Mark, Note or Page.'),
  attributes: z.record(words, words),
  ...range.shape,
});

const head = {
  version: z.literal(1).describe('It grows when what reads this one could misunderstand the next.'),
  url: address,
};

/** A document of a source. */
export const sourceModel = z.strictObject({
  format: z.literal('margent-source'),
  ...head,
  id,
  fields: editorsSchemas.source.describe('Its frontmatter, dates as they are read.'),
  seed: z.strictObject({ url: address, sha256, encoding: words }),
  blocks: z.array(
    z.strictObject({
      kind: z.enum(['paragraph', 'heading']),
      depth: z.int().optional(),
      quoted: z.int().describe('In how many quotations that are set apart it stands.'),
      anchor: words,
      ...range.shape,
      breaks: z.array(offset).describe('The line ends that are line breaks.'),
    }),
  ),
  claims: z.array(
    z.strictObject({
      ...{ id, by: words, kind: words, verdict: words },
      chain: z.array(words).describe('Who makes it, whom it came through, who publishes it.'),
      date: words.optional(),
      asOf: words.optional(),
      says: words.optional(),
      ranges: z.array(range),
    }),
  ),
  notes: z.array(
    z.strictObject({ id, marks: z.array(offset).describe('Where they stand.'), prose }),
  ),
  terms: z.array(z.strictObject({ entry: id, ...range.shape })),
  looks: z.array(look).describe('Of those without words start and end are the same.'),
  before: prose,
  after: prose,
});

/** The document of an edition. */
export const editionModel = z.strictObject({
  format: z.literal('margent-edition'),
  ...head,
  fields: z
    .record(words, z.unknown())
    .describe('content/edition.yaml, as far as it is for readers.'),
  verdicts: z.array(z.record(words, z.unknown())),
  kinds: z.array(z.record(words, z.unknown())),
  sources: z.array(
    z.strictObject({
      id,
      title: words,
      url: address,
      model: address
        .optional()
        .describe('Where its document is; absent where the edition publishes none of each source.'),
      seed: z.strictObject({ url: address, sha256 }),
    }),
  ),
  entries: z.array(
    z.strictObject({ id, url: address, fields: editorsSchemas.entry, definition: prose }),
  ),
  works: z.array(z.record(words, z.unknown())).describe('CSL-JSON 1.0.2.'),
  timeline: z.array(z.strictObject({ date: words, entry: id.optional(), prose })),
  guides: z.array(z.strictObject({ id, url: address, title: words })),
  comparisons: z.array(
    z.strictObject({
      id,
      url: address,
      fields: editorsSchemas.comparison,
      parts: z.array(
        z.union([
          z.strictObject({ prose }),
          z.strictObject({
            id: id.optional(),
            source: id,
            words: words.optional(),
            quotations: z.array(
              z.strictObject({
                words,
                cites: z.array(z.strictObject({ key: words, locator: words.optional() })),
              }),
            ),
            remark: prose,
          }),
        ]),
      ),
    }),
  ),
  facsimiles: z.array(z.strictObject({ name: words, sha256 })),
});

/** Returns the JSON Schemas (2020-12) of the documents of the model, by the paths that they have in a site. */
export function modelSchemas(): Map<string, string> {
  const schemas = { 'edition.schema.json': editionModel, 'source.schema.json': sourceModel };
  return new Map(
    Object.entries(schemas).map(([path, schema]) => [
      path,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), undefined, 2)}\n`,
    ]),
  );
}
