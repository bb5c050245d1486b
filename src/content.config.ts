import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/*
 * What is the tool's own. Nothing of an edition is a collection: it comes parsed, checked and linked from the
 * integration, so that builds of several editions share nothing.
 */
export const collections = {
  /** The tool's own pages for contributors. */
  help: defineCollection({
    loader: glob({ pattern: '*.md', base: 'src/help' }),
    schema: z.strictObject({ title: z.string(), order: z.number() }),
  }),
  /** One page for each fault, beside its check. */
  faults: defineCollection({ loader: glob({ pattern: '*.md', base: 'src/core/checks' }) }),
};
