import { z } from 'zod';
import { type Correspondence, correspondence } from './correspondence.ts';
import {
  calendar,
  date,
  dateOrRange,
  id,
  language,
  list,
  oneOf,
  originalName,
  listRow,
  readByCalendar,
  silence,
  textSchema,
  url,
} from './fields.ts';

const hashForm = 'a SHA-256: 64 digits and letters a to f';
const originalForm =
  'the name of a file directly in originals/, which ends in .docx, .odt, .pdf, .rtf or .txt';

/** How many links a reporting chain has at the most: each claim that came through it is shown with all of them. */
export const mostLinks = 20;

const fields = z.strictObject({
  title: textSchema.describe('The title of the source, as a reader will see it.'),
  seed: textSchema.describe('The name of its file in seeds/.'),

  published: dateOrRange
    .optional()
    .describe('When it was published: also about then, 1865~, or before, ../1865.'),
  calendar: calendar.describe(
    'julian: the source is dated by the Julian calendar, and so are its claims and the letter; readers see both.',
  ),
  publisher: id.optional().describe('Who published it: the id of a glossary entry.'),
  author: z
    .union([textSchema, list(textSchema)], { error: 'a name or a list of names' })
    .optional()
    .describe('Who wrote it: the id of a glossary entry each, or a name.'),
  place: textSchema.optional().describe('Where it was published or written.'),
  language: language.optional().describe('Its language, where it is not the edition’s.'),
  summary: textSchema.optional().describe('One or two sentences on what it says.'),

  correspondence: correspondence.describe('Of a letter: who wrote it to whom, when and where.'),

  via: list(id)
    .max(mostLinks, { error: `a chain of at most ${mostLinks} links` })
    .optional()
    .describe('The reporting chain it came through, first link first, without the publisher.'),

  encoding: textSchema.default('utf-8').describe('The WHATWG label of the encoding of the seed.'),
  lines: oneOf(['flow', 'keep'])
    .default('flow')
    .describe('keep: every line end of the seed is a line break of the page (verse, tables).'),

  converted: z
    .strictObject(
      {
        date: date.describe('When the seed was made from it.'),
        by: textSchema.describe('What made it, with its version.'),
        sha256: z
          .string({ error: hashForm })
          .regex(/^[0-9a-f]{64}$/, { error: hashForm })
          .describe('The SHA-256 of that file.'),
        original: z
          .string({ error: originalForm })
          .regex(originalName, { error: originalForm })
          .optional()
          .describe('The name of that file in originals/, where it is kept.'),
      },
      {
        error:
          'date, by and sha256, as npm run new writes them: what the seed was made from, and by what',
      },
    )
    .optional()
    .describe('The file that the seed was made from, where that is no plain text.'),

  'source-url': url.optional().describe('Where the seed was taken from.'),
  received: textSchema.optional().describe('How and when the seed was received.'),
  rights: textSchema.optional().describe('Who owns the source, and on what terms it is shown.'),
  facsimiles: z
    .strictObject(
      {
        rights: textSchema.describe('Who owns the images, and on what terms they are shown.'),
        licence: url
          .optional()
          .describe('The address of their licence at creativecommons.org or rightsstatements.org.'),
        'source-url': url.optional().describe('Where the images were taken from.'),
        tiles: z
          .boolean({ error: 'true or false' })
          .optional()
          .describe('Whether they are published in tiles, too, as large as they are.'),
        books: z
          .boolean({ error: 'true or false' })
          .optional()
          .describe('Whether the EPUB and the one file have them, too.'),
      },
      {
        error:
          'rights, and perhaps licence, source-url, tiles and books, of the images of its pages',
      },
    )
    .optional()
    .describe('The images of its pages, facsimiles/.'),
  unknown: list(textSchema)
    .optional()
    .describe('What is not known about where the seed comes from.'),

  annotators: list(textSchema).optional().describe('Who annotated the page.'),
  date: date.optional().describe('When the annotations were last revised.'),
  changes: list(
    listRow(
      { date: date.describe('When.'), text: textSchema.describe('What was changed.') },
      'a date and a text',
      '{ date: 2024-05-01, text: The name of the ship was corrected }',
    ),
  )
    .optional()
    .describe('What was changed on the page after it was published, and when.'),
  draft: z
    .boolean({ error: 'true or false' })
    .default(false)
    .describe('Left out of the site; npm run dev shows it.'),
  'superseded-by': id
    .optional()
    .describe(
      'The id of the page with the corrected text, where this is the text as it was before.',
    ),
  'translation-of': id.optional().describe('The id of the source that this one translates.'),
  'witness-of': id
    .optional()
    .describe('The id of the source that this one is another text of, such as a copy or a print.'),
  unlinked: list(id).optional().describe('Glossary entries that are not linked on this page.'),
  silence: silence.describe(
    'Warnings on this page or its seed that stand, each by its name, with the reason.',
  ),
  senses: z
    .record(z.string(), id, {
      error: 'words with the id of an entry each, such as { the ministry: foreign-ministry }',
    })
    .optional()
    .describe('Which entry an alias means on this page, where several share it.'),
});

/** The frontmatter of a source page, `content/sources/<id>.mdx`. An unknown key is a fault. */
export const sourceSchema = fields.check(
  readByCalendar<z.output<typeof fields>>((data, make) => ({
    ...data,
    ...(data.published !== undefined && { published: make(data.published, 'published') }),
    ...(data.correspondence && { correspondence: dated(data.correspondence, make) }),
  })),
);

/** Returns what a letter says of itself, with what is made of its dates. */
function dated(
  { sent, received, ...letter }: Correspondence,
  make: (date: string, ...path: PropertyKey[]) => string,
): Correspondence {
  const act = (name: 'sent' | 'received', value: Correspondence['sent']) =>
    value && {
      [name]: {
        ...value,
        ...(value.date !== undefined && {
          date: make(value.date, 'correspondence', name, 'date'),
        }),
      },
    };
  return { ...letter, ...act('sent', sent), ...act('received', received) };
}

/** The frontmatter of what is said around a source in a further language, `content/sources/<id>.en.mdx`. */
export const sourceWordsSchema = z.strictObject({
  title: textSchema.optional().describe('The title of the source in this language.'),
  place: textSchema.optional().describe('Where it was published or written, in this language.'),
  summary: textSchema.optional().describe('One or two sentences on what it says.'),
});

/** What that says. */
export type SourceWords = z.output<typeof sourceWordsSchema>;

/** What the frontmatter of a source page says. */
export type SourceData = z.output<typeof sourceSchema>;
