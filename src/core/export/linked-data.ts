import { datetimeOf } from '../page/date.ts';
import { unattributed } from '../edition/transmission.ts';
import type { PublishedSource } from '../edition/published.ts';
import type { Claim } from '../page/model.ts';
import { nameOfEntry, type Rendering } from '../render/context.ts';
import { quoteOf } from '../render/quote.ts';

/** A value of JSON-LD. A property that is undefined is left out when it is written. */
export type LinkedData = { '@type': string } & Record<string, unknown>;

/** What the data of a page is made with. */
export interface LinkedDataContext extends Rendering {
  /** Returns an address of the site as data has it: absolute where the edition has a URL. */
  address: (path: string) => string;
}

/** Returns data as the text of a script element: no `<` is left in it that could end the element. */
export function serializeLinkedData(data: LinkedData): string {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data });
  return json.replaceAll('<', '\\u003c');
}

/** Returns the edition as a schema.org Dataset. */
export function editionLinkedData({ edition, address }: LinkedDataContext): LinkedData {
  const { title, description, language, editors, licence, version, date, repository } =
    edition.about;
  return {
    '@type': 'Dataset',
    '@id': address('/#edition'),
    name: title,
    description,
    url: address('/'),
    inLanguage: language,
    creator: editors.map((name) => ({ '@type': 'Organization', name })),
    license: licence && { '@type': 'CreativeWork', name: licence },
    version,
    dateModified: date,
    isBasedOn: repository,
    distribution: [
      ['text/plain', '/seeds/SHA256SUMS', 'SHA-256 of the sources'],
      ['application/vnd.citationstyles.csl+json', '/references/references.json', 'References'],
    ].map(([encodingFormat = '', path = '', name]) => ({
      ...{ '@type': 'DataDownload', name, encodingFormat, contentUrl: address(path) },
    })),
  };
}

/**
 * Returns the page of a source as a schema.org Article (a NewsArticle where it came through a reporting chain),
 * with its claims, the works it cites, by the addresses that say what they are, and a review of each claim whose verdict
 * has a rating.
 */
export function sourceLinkedData(source: PublishedSource, context: LinkedDataContext): LinkedData {
  const { page, seed } = source;
  const { edition, address } = context;
  const data = page.data;
  const url = address(`/sources/${page.id}/`);
  const keys = [...new Set(page.cites.map(({ key }) => key))];
  return {
    '@type': data.via ? 'NewsArticle' : 'Article',
    '@id': url,
    url,
    headline: data.title,
    abstract: data.summary,
    inLanguage: data.language ?? edition.about.language,
    datePublished: dated(data.published),
    dateModified: data.date,
    author: [data.author ?? []]
      .flat()
      .map((name) =>
        edition.glossary.has(name) ? agent(name, context) : { '@type': 'Person', name },
      ),
    publisher: data.publisher && agent(data.publisher, context),
    locationCreated: data.place && { '@type': 'Place', name: data.place },
    isBasedOn: address(`/seeds/${seed.name}`),
    isPartOf: { '@id': address('/#edition') },
    citation: keys
      .filter((key) => edition.references.has(key))
      .map((key) => ({ '@type': 'CreativeWork', '@id': address(`/references/#ref-${key}`) })),
    hasPart: page.claims.map((claim) => claimData(claim, source, context)),
    review: page.claims.flatMap((claim) => reviewOf(claim, source, context)),
  };
}

/** A date as schema.org has it (ISO 8601): without its doubt, and none of a range, or before our era. */
function dated(date: string | undefined): string | undefined {
  return date?.includes('/') ? undefined : date && datetimeOf(date);
}

/** A person or organization of the glossary. */
function agent(id: string, context: LinkedDataContext): LinkedData {
  const kind = context.edition.glossary.get(id)?.data.kind;
  return {
    '@type': kind === 'person' ? 'Person' : 'Organization',
    name: nameOfEntry(context, id),
    url: context.address(`/glossary/${id}/`),
  };
}

function claimData(claim: Claim, source: PublishedSource, context: LinkedDataContext): LinkedData {
  const url = context.address(`/sources/${source.page.id}/#claim-${claim.id}`);
  return {
    '@type': 'Claim',
    '@id': url,
    text: quoteOf(claim, source),
    author: claim.by === unattributed ? undefined : agent(claim.by, context),
    datePublished: dated(claim.date ?? source.page.data.published),
  };
}

/**
 * A verdict without a rating says nothing that schema.org has a number for; and what is reviewed is a sentence that stands alone, which
 * the words of a source are not.
 */
function reviewOf(claim: Claim, source: PublishedSource, context: LinkedDataContext): LinkedData[] {
  const { edition, address } = context;
  const verdict = edition.verdicts.get(claim.verdict);
  if (verdict?.rating === undefined || claim.says === undefined) return [];
  const url = address(`/sources/${source.page.id}/`);
  return [
    {
      '@type': 'ClaimReview',
      url: `${url}#note-${claim.id}`,
      claimReviewed: claim.says,
      itemReviewed: { '@id': `${url}#claim-${claim.id}` },
      author: edition.about.editors.map((name) => ({ '@type': 'Organization', name })),
      datePublished: claim.asOf ?? source.page.data.date,
      reviewRating: {
        '@type': 'Rating',
        ratingValue: verdict.rating,
        bestRating: 5,
        worstRating: 1,
        alternateName: verdict.label,
      },
    },
  ];
}

/** An entry of the glossary as data has it. */
export interface TermData {
  id: string;
  term: string;
  aliases?: string[];
  description?: string;
  sameAs?: string[];
}

/** Returns an entry as a schema.org DefinedTerm. */
export function termLinkedData(entry: TermData, { address }: LinkedDataContext): LinkedData {
  const { id, term, aliases, description, sameAs } = entry;
  const url = address(`/glossary/${id}/`);
  return {
    '@type': 'DefinedTerm',
    '@id': url,
    name: term,
    alternateName: aliases,
    description,
    termCode: id,
    url,
    sameAs,
    inDefinedTermSet: address('/glossary/'),
  };
}

/** Returns the glossary as a schema.org DefinedTermSet; of its terms the names and where they are defined. */
export function glossaryLinkedData(
  entries: readonly TermData[],
  { address, edition }: LinkedDataContext,
): LinkedData {
  return {
    '@type': 'DefinedTermSet',
    '@id': address('/glossary/'),
    name: `Glossary of ${edition.about.title}`,
    hasDefinedTerm: entries.map(({ id, term: name }) => ({
      ...{ '@type': 'DefinedTerm', name, url: address(`/glossary/${id}/`) },
    })),
  };
}

/** Returns the list of claims; they themselves are told on the pages of their sources. */
export function claimsLinkedData(count: number, { address }: LinkedDataContext): LinkedData {
  return {
    '@type': 'CollectionPage',
    '@id': address('/claims/'),
    mainEntity: { '@type': 'ItemList', name: 'Claims', numberOfItems: count },
  };
}
