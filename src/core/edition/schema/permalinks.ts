import { z } from 'zod';
import { list, textSchema } from '../../page/fields.ts';

/** What may be led elsewhere: a page of the edition, or a place on one, but for texts side by side. Nothing else can be written by the build. */
const movedPattern =
  /^\/(?:(?:(?:sources|glossary|guides|comparisons)\/[a-z0-9]+(?:-[a-z0-9]+)*\/|references\/)(?:#\S+)?|texts\/[a-z0-9]+(?:-[a-z0-9]+)*\/)$/;

const address = z.string({ error: 'an address' }).regex(/^\/[^\s#]*(?:#\S+)?$/, {
  error: 'an address of this site, such as /glossary/npt/ or /sources/talks/#claim-day',
});
/** The most that file systems take for a name, in bytes: what is led elsewhere is a folder of the site. */
const longestName = 255;

const moved = z
  .string({ error: 'an address' })
  .regex(movedPattern, {
    error:
      'the address of a source, an entry, a guide or a comparison, or of a place on one, or of texts side by side: /glossary/npt/',
  })
  .refine(
    (from) =>
      from
        .replace(/#.*/s, '')
        .split('/')
        .every((name) => name.length <= longestName),
    {
      error: `an address that was published, each name in it of ${longestName} characters at most`,
    },
  );

/** `content/addresses.yaml`: what was published, and where it is now. An unknown key is a fault. */
export const permalinksSchema = z.strictObject({
  published: z
    .record(address, list(textSchema), { error: 'a map from a page to the places on it' })
    .default({})
    .describe('The pages that were published and the places on each; npm run promise writes them.'),
  redirects: z
    .record(moved, address, { error: 'a map from an old address to a new one' })
    .default({})
    .describe('Where an address that is gone leads to.'),
});

/** What `content/addresses.yaml` says. */
export type PermalinksData = z.output<typeof permalinksSchema>;
