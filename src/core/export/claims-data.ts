import { z } from 'zod';
import type { ShownEdition } from '../view/shown.ts';

/*
 * All claims of an edition as data, with the hash of the seed that each stands in, so that anybody can put those of several
 * editions together and tell what two of them say of the same text.
 */

const words = z.string();
const called = z.strictObject({ id: words, label: words });

const claim = z.strictObject({
  id: words,
  url: words.describe(
    'Its address: absolute, where the edition has one, else under the site’s root.',
  ),
  quote: words.describe(
    'Its words in the source; parts that stand apart have an ellipsis between, “[…]” is where words are missing, what the editors supply is within “[ ]”, and what the original deletes within “⟦ ⟧”.',
  ),
  says: words.optional().describe('What is claimed, in plain words of the editors.'),
  by: words.describe('Who makes it: a key of names, or unattributed.'),
  chain: z.array(words).describe('Who makes it, whom it came through, and who publishes it.'),
  kind: words,
  verdict: words.describe('What the editors hold of it.'),
  asOf: words.optional().describe('When they held it (ISO 8601), where the claim says so.'),
});

const source = z.strictObject({
  id: words,
  url: words,
  title: words,
  published: words.optional().describe('EDTF, level 1.'),
  language: words.describe('BCP 47.'),
  seed: z.strictObject({
    url: words,
    sha256: words.describe('Lower-case hexadecimal: sources with the same are the same.'),
  }),
  claims: z.array(claim),
});

const claimsSchema = z.strictObject({
  format: z.literal('margent-claims'),
  version: z.literal(1).describe('It grows when what reads this one could misunderstand the next.'),
  edition: z.strictObject({
    title: words,
    url: words.optional(),
    language: words,
    licence: words.optional(),
    date: words.optional(),
  }),
  verdicts: z.array(called.extend({ meaning: words })),
  kinds: z.array(called),
  names: z
    .record(words, z.strictObject({ name: words, url: words, sameAs: z.array(words).optional() }))
    .describe('Whoever claims and chains name, by their ids here.'),
  sources: z.array(source),
});

/** Returns the JSON Schema (2020-12) of the claims of an edition as data. */
export function claimsJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(claimsSchema), undefined, 2)}\n`;
}

/** Returns the claims of the shown sources as JSON that the schema describes. */
export function claimsJson({ edition, shown, url }: ShownEdition): string {
  const { title, language, licence, date } = edition.about;
  const sources = shown.map(({ page, seed, claims }): z.input<typeof source> => {
    const { published, title: own, language: tongue = language } = page.data;
    const address = `${url}/sources/${page.id}/`;
    return {
      ...{ id: page.id, url: address, title: own },
      ...(published !== undefined && { published }),
      language: tongue,
      seed: { url: `${url}/${seed.path}`, sha256: seed.sha256 },
      claims: claims.map(({ id, quote, says, by, chain, kind, verdict, asOf }) => ({
        ...{ id, url: `${address}#claim-${id}`, quote },
        ...(says !== undefined && { says }),
        ...{ by, chain, kind, verdict },
        ...(asOf !== undefined && { asOf }),
      })),
    };
  });
  const named = new Set(
    sources.flatMap(({ claims }) => claims.flatMap(({ by, chain }) => [by, ...chain])),
  );
  const names = [...edition.glossary.values()].filter(({ id }) => named.has(id));
  const data: z.input<typeof claimsSchema> = {
    format: 'margent-claims',
    version: 1,
    edition: {
      title,
      ...(url !== '' && { url: `${url}/` }),
      language,
      ...(licence !== undefined && { licence }),
      ...(date !== undefined && { date }),
    },
    verdicts: [...edition.verdicts.values()].map(({ id, label, meaning }) => ({
      ...{ id, label, meaning },
    })),
    kinds: [...edition.kinds.values()].map(({ id, label }) => ({ id, label })),
    names: Object.fromEntries(
      names.map(({ id, data: { term: name, 'same-as': sameAs } }) => [
        id,
        { name, url: `${url}/glossary/${id}/`, ...(sameAs && { sameAs }) },
      ]),
    ),
    sources,
  };
  return `${JSON.stringify(data)}\n`;
}
