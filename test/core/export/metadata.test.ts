import { describe, expect, test } from 'vitest';
import { highwire } from '../../../src/core/export/highwire.ts';
import {
  claimsLinkedData,
  editionLinkedData,
  glossaryLinkedData,
  serializeLinkedData,
  sourceLinkedData,
  termLinkedData,
} from '../../../src/core/export/linked-data.ts';
import { editionOf, filesOf, type Given, renderingOf, sourceOf } from '../support.ts';

const body = `<Source>

<Claim id="one" by="minister" kind="event" verdict="corroborated">It rained</Claim>,[^one] <Claim id="two" by="unattributed" kind="event" verdict="unverified" date="2002-05-30">it poured</Claim>.[^two]

</Source>

[^one]: Yes [supports @w; @missing].

[^two]: Perhaps.
`;
const more: Given = {
  'content/edition.yaml': 'title: An edition\neditors: [Ed]\nlicence: CC BY 4.0\n',
  'content/glossary/minister.mdx': '---\nterm: The Minister\nkind: person\n---\nA person.\n',
  'content/glossary/times.mdx': '---\nterm: The Times\nkind: organization\n---\nA paper.\n',
  'content/references/w.json': JSON.stringify([
    { id: 'w', type: 'book', title: 'Work', URL: 'https://example.org/w' },
  ]),
};
const front = `published: 2002-06-01
publisher: times
author: [A. Writer, minister, times]
place: Tehran
via: [minister]
date: 2026-11-24
`;

function contextOf(given: Given, front = '') {
  const edition = editionOf(filesOf('It rained, it poured.', body, given, front));
  const rendering = renderingOf(edition);
  const context = { ...rendering, address: (path: string) => `https://example.org${path}` };
  return { context, source: sourceOf(edition) };
}

const { context, source } = contextOf(more, front);
const parse = (data: Parameters<typeof serializeLinkedData>[0]) =>
  JSON.parse(serializeLinkedData(data)) as Record<string, unknown>;

describe('linked data', () => {
  test('of a source is an article with its claims, its works, and a review where a verdict has a rating', () => {
    const data = parse(sourceLinkedData(source, context));
    const address = 'https://example.org/sources/a/';
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': address,
      headline: 'A',
      datePublished: '2002-06-01',
      author: [
        { '@type': 'Person', name: 'A. Writer' },
        { '@type': 'Person', name: 'The Minister', url: 'https://example.org/glossary/minister/' },
        { '@type': 'Organization', name: 'The Times' },
      ],
      publisher: { '@type': 'Organization', name: 'The Times' },
      isBasedOn: 'https://example.org/seeds/a.txt',
      citation: [{ '@type': 'CreativeWork', '@id': 'https://example.org/references/#ref-w' }],
      hasPart: [
        {
          '@type': 'Claim',
          '@id': `${address}#claim-one`,
          text: 'It rained',
          author: { '@type': 'Person' },
        },
        { '@type': 'Claim', text: 'it poured', datePublished: '2002-05-30' },
      ],
    });
    expect(data['review'] ?? []).toEqual([]);
    expect(data['citation']).toHaveLength(1);
  });

  test('of a claim that is told in plain words has them', () => {
    const mdx = String(filesOf('', body, {}, front)['content/sources/a.mdx']);
    const said = mdx.replace('[^one]: Yes', '[^one]: says: It rained in Paris.\n\n    Yes');
    const own = contextOf({ ...more, 'content/sources/a.mdx': said });
    expect(parse(sourceLinkedData(own.source, own.context))).toMatchObject({
      hasPart: [{ text: 'It rained' }, { text: 'it poured' }],
      review: [
        {
          '@type': 'ClaimReview',
          url: 'https://example.org/sources/a/#note-one',
          claimReviewed: 'It rained in Paris.',
          author: [{ name: 'Ed' }],
          reviewRating: { ratingValue: 5, bestRating: 5, alternateName: 'Corroborated' },
        },
      ],
    });
  });

  test('of a source of which little is known says little', () => {
    const bare = contextOf({ 'content/edition.yaml': 'title: E\n' });
    const data = parse(sourceLinkedData(bare.source, bare.context));
    expect(data).toMatchObject({ '@type': 'Article', headline: 'A', author: [], citation: [] });
    expect(data).not.toHaveProperty('publisher');
    expect(data).not.toHaveProperty('datePublished');
  });

  test('of the edition, the glossary, an entry and the claims', () => {
    expect(parse(editionLinkedData(context))).toMatchObject({
      '@type': 'Dataset',
      name: 'An edition',
      license: { name: 'CC BY 4.0' },
      creator: [{ name: 'Ed' }],
    });
    const plain = contextOf({ 'content/edition.yaml': 'title: E\n' });
    expect(parse(editionLinkedData(plain.context))).not.toHaveProperty('license');
    const term = { id: 'times', term: 'The Times', aliases: ['Times'], description: 'A paper.' };
    expect(parse(termLinkedData(term, context))).toMatchObject({
      '@type': 'DefinedTerm',
      name: 'The Times',
      alternateName: ['Times'],
      description: 'A paper.',
      inDefinedTermSet: 'https://example.org/glossary/',
    });
    expect(parse(glossaryLinkedData([term], context))).toMatchObject({
      '@type': 'DefinedTermSet',
      hasDefinedTerm: [{ '@type': 'DefinedTerm', url: 'https://example.org/glossary/times/' }],
    });
    expect(parse(claimsLinkedData(2, context))).toMatchObject({ mainEntity: { numberOfItems: 2 } });
  });

  test('cannot end the element that it stands in', () => {
    const title = '</script><!--<script>';
    const written = serializeLinkedData({ '@type': 'Thing', name: title });
    expect(written).not.toContain('<');
    expect(JSON.parse(written)).toMatchObject({ name: title });
  });
});

describe.each([
  ['1865-03~', '1865-03', '1865/03'],
  ['1865-21', '1865', '1865'],
  ['186X', undefined, undefined],
  ['-0043', undefined, undefined],
  ['1865/1866', undefined, '1865'],
])('a source published %s', (published, dated, named) => {
  const { source, context } = contextOf({
    'content/edition.yaml': 'title: E\n',
    'content/sources/a.mdx': `---\ntitle: A\nseed: a.txt\npublished: ${published}\n---\n\n<Source>\n\nIt poured.\n\n</Source>\n`,
  });
  test('is dated for machines as far as they have a form', () => {
    const data = parse(sourceLinkedData(source, context));
    expect(data['datePublished']).toBe(dated);
    const names = new Map(highwire(source, context, ''));
    expect(names.get('citation_publication_date')).toBe(named);
  });
});

describe('names for reference managers', () => {
  test('tell the source, its periodical and its address', () => {
    expect(highwire(source, context, 'https://example.org/sources/a/')).toEqual([
      ['citation_title', 'A'],
      ['citation_author', 'A. Writer'],
      ['citation_author', 'The Minister'],
      ['citation_author', 'The Times'],
      ['citation_publication_date', '2002/06/01'],
      ['citation_journal_title', 'The Times'],
      ['citation_publisher', 'The Times'],
      ['citation_language', 'en'],
      ['citation_public_url', 'https://example.org/sources/a/'],
    ]);
  });

  test('say nothing of what is not known', () => {
    const bare = contextOf({ 'content/edition.yaml': 'title: E\n' });
    expect(highwire(bare.source, bare.context, '')).toEqual([
      ['citation_title', 'A'],
      ['citation_language', 'en'],
    ]);
  });
});
