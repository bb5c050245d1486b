import fc from 'fast-check';
import { textVariables } from '../../src/core/edition/schema/reference.ts';

/*
 * What the fields of editions put together at random say: whatever a file can hold, where a word may stand; and the ids of a few
 * entries that are always there, so that most of what names others is no fault.
 */

/** What some format of those that an edition is written in would read as more than words. */
const signs = [
  ...[']]>', '<![CDATA[', '-->', '<!--', '--', '<?xml ?>', '</script>', '</title>', '</svg>', '&'],
  ...['&amp;', '&#0;', '"', "'", '`', '\\', '{', '}', '%', '$1', '$&', '\\input{x}', '#', '~', '^'],
  ...['\n', '\r\n', '\t', '\uFFFD', '\u00A0', '\u3000'],
  ...['\uFFFF', '\u{1F600}', '\u{10FFFF}', 'é', 'é', 'ß', 'İ'],
  ...['نامه', 'שלום', '書簡', 'ไทย', '[@a]', '[^a]', '<b>', 'http://a.example/?a=1&b=2', '10 - 5'],
  ...[
    'TY  - BOOK',
    'ER  - ',
    '@book{',
    '=HYPERLINK("x")',
    'Words',
    'of',
    'a',
    'letter',
    'x'.repeat(90),
  ],
];

/** What is refused wherever it stands, since nobody sees it. */
export const unseen = /(?![\n\r\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

export const words = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 6 }) },
    {
      weight: 1,
      arbitrary: fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 2 }),
    },
  )
  .map((parts) => parts.join(' ').replace(unseen, ''));
export const words1 = words.filter((text) => text !== '');

const ids = ['a', 'con', 'main', '1', 'index', 'x'.repeat(60), 'a-b-c', '404', 'prototype'];
export const id = fc.constantFrom(...ids);
const date = fc.constantFrom('1868', '2002-02', '2002-02-28', '0001', '9999-12-31');
/** Days of the Julian calendar are among them, which are faults where nothing says so. */
export const range = fc.oneof(
  date,
  fc.constantFrom(
    ...['1865~', '-0043', '2002-05-23/2002-05-26', '1865?', '186X', '18XX', '1865-24', '1865-XX'],
    ...['../1865', '1865/..', '/1865', 'Y-169999', 'Y269999', '-0043-03~/0001', '1700-02-28'],
  ),
);
const tag = fc.constantFrom(
  'en',
  'fa',
  'de',
  'zh-Hant',
  'tlh',
  'und',
  'he',
  'th',

  'sr-Latn',
);
const url = fc.constantFrom(
  'https://example.org/?a=1&b="',
  'http://example.org/]]>',
  'HTTP://a.b/ü',
);

/** Returns what has some of these fields, all of the first. */
function some<T>(
  fields: { [K in keyof T]: fc.Arbitrary<T[K]> },
  ...requiredKeys: NoInfer<keyof T>[]
) {
  return fc.record(fields, { requiredKeys });
}

/** Entries that are always there, with what they are of. */
export const cast = {
  ann: 'person',
  bea: 'person',
  firm: 'organization',
  town: 'place',
  works: 'facility',
  peace: 'event',
} as const;

const whoever = fc.constantFrom('ann', 'bea', 'firm');
const place = fc.constantFrom('town', 'works');
const act = some({ date: range, place });
const calendar = fc.constant('julian' as const);

const appearance = some({
  accent: fc.constant({ light: '#7a2e1d', dark: '#FFF' }),
  font: fc.constantFrom('serif', 'sans'),
  logo: fc.constant('seal.png'),
  icon: fc.constant('seal.png'),
  footer: words1,
});

/** What `content/edition.yaml` says. */
export const edition = some(
  {
    title: words1,
    description: words1,
    language: tag,
    url: fc.constantFrom(
      'https://example.org/letters/',
      'http://xn--9ca.example',
      'https://[::1]:8080/a',
    ),
    editors: fc.array(words1, { maxLength: 2 }),
    licence: words1,
    repository: fc.constantFrom('https://example.org/a/b', 'https://github.com/a/b?x="'),
    version: words1,
    date,
    'citation-style': fc.constantFrom('apa', 'harvard1', 'vancouver'),
    order: fc.constantFrom('published', 'title', 'id'),
    verdicts: fc
      .tuple(words1, words1)
      .map(([label, meaning]) => [{ id: 'open', label, meaning, tone: 'open', evidence: 'none' }]),
    kinds: words1.map((label) => [{ id: 'event', label }]),
    appearance,
    'cite-styles': words1.map((label) => [{ id: 'apa', label }]),
    navigation: fc.subarray(['sources', 'letters', 'claims', 'chains', 'glossary', 'comparisons']),
    help: fc.boolean(),
    forms: fc.subarray(['annotations', 'model', 'tei', 'text']),
    originals: fc.boolean(),
  },
  'title',
  'verdicts',
);

export const source = some(
  {
    title: words1,
    published: range,
    calendar,
    publisher: whoever,
    via: fc.uniqueArray(whoever, { maxLength: 2 }),
    correspondence: some({
      from: fc.oneof(whoever, fc.uniqueArray(whoever, { minLength: 1 })),
      to: fc.oneof(whoever, fc.uniqueArray(whoever, { minLength: 1 })),
      sent: act,
      received: act,
    }),
    facsimiles: some(
      { rights: words1, licence: url, 'source-url': url, tiles: fc.boolean(), books: fc.boolean() },
      'rights',
    ),
    silence: words1.map((reason) => [{ warning: 'sentence-missing', reason }]),
    draft: fc.boolean().filter((isDraft) => !isDraft),
    author: fc.oneof(words1, fc.array(words1, { maxLength: 2 })),
    place: words1,
    language: tag,
    summary: words1,
    'source-url': url,
    received: words1,
    rights: words1,
    unknown: fc.array(words1, { maxLength: 2 }),
    annotators: fc.array(words1, { maxLength: 2 }),
    date,
    changes: fc.array(fc.record({ date, text: words1 }), { maxLength: 2 }),
  },
  'title',
);

export const entry = some(
  {
    term: words1,
    kind: fc.constantFrom('term', 'person', 'organization', 'event'),
    aliases: fc.array(words1, { maxLength: 2 }),
    dates: fc.dictionary(id, range, { maxKeys: 2 }),
    date: range,
    calendar,
    roles: fc.array(
      some({ role: words1, organization: fc.constant('firm'), from: date, to: date }, 'role'),
      { maxLength: 1 },
    ),
    'same-as': fc.array(url, { maxLength: 1 }),
  },
  'term',
  'kind',
);

const person = fc.oneof(fc.record({ family: words, given: words }), fc.record({ literal: words }));
const usual = some(
  {
    type: fc.constantFrom('book', 'article-journal', 'webpage', 'treaty', 'speech', 'thesis'),
    title: words,
    author: fc.array(person, { maxLength: 2 }),
    issued: fc.oneof(
      fc.record({ literal: words }),
      fc.constant({ 'date-parts': [[2002, 5, 1]] }),
      fc.constant({ 'date-parts': [[-43], [1]] }),
    ),
    publisher: words,
    'container-title': words,
    note: words,
    abstract: words,
    page: fc.constantFrom('1-2', '3', 'iv'),
    URL: url,
    DOI: fc.constantFrom('10.1000/182', '10.1/]]>'),
    ISBN: words,
  },
  'type',
);

/** A work, some of whose texts are numbers, as JSON may have them. */
export const work = fc
  .tuple(
    usual,
    fc.dictionary(fc.constantFrom(...textVariables), fc.oneof(words, fc.integer(), fc.double()), {
      maxKeys: 3,
    }),
  )
  .map(([one, more]) => ({ ...one, ...more }));
