import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { writePage } from '../../src/core/page/write.ts';
import { hostileText } from './hostile.ts';

/** The files of an edition, by their paths. */
export type AnyEdition = Record<string, string>;

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
const unseen = /(?![\n\r\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const words = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 6 }) },
    {
      weight: 1,
      arbitrary: fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 2 }),
    },
  )
  .map((parts) => parts.join(' ').replace(unseen, ''));
const words1 = words.filter((text) => text !== '');

const ids = ['a', 'con', 'main', '1', 'index', 'x'.repeat(60), 'a-b-c', '404', 'prototype'];
const id = fc.constantFrom(...ids);
const date = fc.constantFrom('1868', '2002-02', '2002-02-28', '0001', '9999-12-31');
const range = fc.oneof(date, fc.constantFrom('1865~', '-0043', '2002-05-23/2002-05-26', '1865?'));
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

const edition = some(
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
  },
  'title',
  'verdicts',
);

const source = some(
  {
    title: words1,
    published: date,
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

const entry = some(
  {
    term: words1,
    kind: fc.constantFrom('term', 'person', 'organization', 'event'),
    aliases: fc.array(words1, { maxLength: 2 }),
    dates: fc.dictionary(id, range, { maxKeys: 2 }),
    date: range,
    roles: fc.array(some({ role: words1, from: date, to: date }, 'role'), { maxLength: 1 }),
    'same-as': fc.array(url, { maxLength: 1 }),
  },
  'term',
  'kind',
);

const person = fc.oneof(fc.record({ family: words, given: words }), fc.record({ literal: words }));
const work = some(
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

/** Words of the editors', in which only the note or the definition as a whole is at stake. */
const prose = words.map((text) => text.replace(/[\\`*_{}<>[\]()#+\-.!&:@|~^\n\r\0]/g, ' ').trim());

/** What guides hold beside plain words, much of it refused. */
const constructs = [
  ...[
    '# A\n',
    '## Main\n',
    '- a\n',
    '> a\n',
    '| a |\n| - |\n| b |\n',
    '{b}',
    '$x$',
    '${a}',
    '\\{a}',
  ],
  ...['<Foo/>', '<Term id="a">a</Term>', '<b>a</b>', "import x from './x'", 'export const a = 1'],
  ...[
    '[a](/sources/)',
    '![a](a.gif)',
    '`{a}`',
    '~~~\n{a}\n~~~',
    '<!-- a -->',
    '[^a]',
    'https://a.example',
  ],
  ...['&lt;', '***', '[a]: /b', '![a][b]', '<a.example>', 'a\\\nb', '\u00A0'],
];
/** The text of a guide behind its fields: what stands in random editions, much of it refused. */
export const anyGuide = fc
  .array(fc.oneof(words, fc.constantFrom(...constructs)), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('\n\n').replace(unseen, ''));

const parts = fc.record({
  edition,
  seeds: fc.array(
    fc.oneof(words, hostileText).map((text) => text.replace(unseen, '')),
    { minLength: 1, maxLength: 2 },
  ),
  sources: fc.array(source, { minLength: 2, maxLength: 2 }),
  pageIds: fc.uniqueArray(id, { minLength: 2, maxLength: 2 }),
  entries: fc.array(fc.tuple(id, entry, prose), { maxLength: 2 }),
  works: fc.array(work, { maxLength: 3 }),
  note: prose,
  guides: fc.array(fc.tuple(id, words1, fc.oneof(prose, anyGuide)), { maxLength: 1 }),
  rows: fc.array(fc.record({ date: range, text: prose.map((text) => `A ${text}`) }), {
    maxLength: 2,
  }),
  moved: fc.array(
    fc.oneof(
      fc.integer({ min: 1, max: 300 }).map((length) => `/glossary/${'y'.repeat(length)}/`),
      fc.constantFrom(
        '/sources/gone/',
        '/sources/gone/#note-]]>',
        '/guides/aux/',
        '/references/#ref-"<',
      ),
    ),
    { maxLength: 2 },
  ),
});

/**
 * An edition put together at random, of which most have no fault: its names and words are whatever a file can hold, and
 * its pages say what their seeds say.
 */
export const anyEdition: fc.Arbitrary<AnyEdition> = parts.map((made) => {
  const files: AnyEdition = { 'content/edition.yaml': JSON.stringify(made.edition) };
  made.seeds.forEach((words, index) => {
    const [name, fields] = [made.pageIds[index] ?? 'a', made.sources[index]];
    // A claim of its own stands above what is random.
    const seed = `It was said.\n\n${words}\n`;
    const front = { ...fields, title: 'T', seed: `${name}.txt` };
    const page = writePage(seed, front as unknown as Record<string, string>, { layout: 'flow' });
    const marked = page.replace(
      'It was said',
      '<Claim id="said" by="unattributed" kind="event" verdict="open">$&</Claim>[^said]',
    );
    const title = JSON.stringify(fields?.title);
    files[`content/sources/${name}.mdx`] =
      `${marked.replace(/^title: T$/m, () => `title: ${title}`)}\n[^said]: A note, ${made.note}\n`;
    files[`seeds/${name}.txt`] = seed;
  });
  for (const [name, fields, definition] of made.entries)
    files[`content/glossary/${name}.mdx`] =
      `---\n${JSON.stringify(fields)}\n---\n\nAn entry, ${definition}\n`;
  for (const [name, title, body] of made.guides)
    files[`content/guides/${name}.mdx`] = `---\n${JSON.stringify({ title })}\n---\n\n${body}\n`;
  if (made.works.length > 0)
    files['content/references/works.json'] = JSON.stringify(
      made.works.map((fields, index) => ({ id: `w${index}`, ...fields })),
    );
  if (made.rows.length > 0) files['content/timeline.yaml'] = JSON.stringify(made.rows);
  if (made.moved.length > 0)
    files['content/addresses.yaml'] = JSON.stringify({
      redirects: Object.fromEntries(made.moved.map((from) => [from, '/sources/'])),
    });
  const sums = Object.entries(files).filter(([path]) => path.startsWith('seeds/'));
  files['seeds/SHA256SUMS'] = sums
    .map(([path, text]) => {
      const hash = createHash('sha256').update(text).digest('hex');
      return `${hash}  ${path.slice('seeds/'.length)}\n`;
    })
    .join('');
  return files;
});
