import { z } from 'zod';
import { id, list, silence, textSchema } from '../../page/fields.ts';

/** The frontmatter of a comparison, `content/comparisons/<id>.mdx`. An unknown key is a fault. */
export const comparisonSchema = z.strictObject({
  title: textSchema.describe('The title of the comparison.'),
  source: id.describe(
    'The id of the source whose words are compared; a row may name another, <Row source="…">.',
  ),
  description: textSchema.optional().describe('What is compared with what, in a sentence.'),
  unlinked: list(id).optional().describe('Glossary entries that are not linked on this page.'),
  senses: z
    .record(z.string(), id, {
      error: 'words with the id of an entry each, such as { the ministry: foreign-ministry }',
    })
    .optional()
    .describe('Which entry an alias means on this page, where several share it.'),
  silence: silence.describe(
    'Warnings on this comparison that stand, each by its name, with the reason.',
  ),
});

/** What the frontmatter of a comparison says. */
export type ComparisonData = z.output<typeof comparisonSchema>;
