import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Sources and glossary are no collections: they come parsed, checked and linked from the integration. */
const guides = join(process.env['EDITION_DIR'] || '.', 'content/guides');

export const collections = {
  /** The edition's guides: ordinary MDX, by its maintainers. */
  guides: defineCollection({
    loader: existsSync(guides) ? glob({ pattern: '*.mdx', base: guides }) : () => [],
    schema: z.strictObject({ title: z.string(), description: z.string().optional() }),
  }),
  /** The tool's own pages for contributors. */
  help: defineCollection({
    loader: glob({ pattern: '*.md', base: 'src/help' }),
    schema: z.strictObject({ title: z.string(), order: z.number() }),
  }),
  /** One page for each fault, beside its check. */
  faults: defineCollection({ loader: glob({ pattern: '*.md', base: 'src/core/checks' }) }),
};
