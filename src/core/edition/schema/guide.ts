import { z } from 'zod';
import { textSchema } from '../../page/fields.ts';

/** The frontmatter of a guide, `content/guides/<id>.mdx`. An unknown key is a fault. */
export const guideSchema = z.strictObject({
  title: textSchema.describe('The title of the guide.'),
  description: textSchema.optional().describe('What it is about, in a sentence.'),
});

/** What the frontmatter of a guide says. */
export type GuideData = z.output<typeof guideSchema>;
