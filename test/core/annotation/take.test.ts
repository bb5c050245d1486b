import { describe, expect, test } from 'vitest';
import { readAnnotations } from '../../../src/core/annotation/read.ts';
import { takeAnnotations } from '../../../src/core/annotation/take.ts';
import { runChecks } from '../../../src/core/checks/run.ts';
import { editionOf, filesOf, type Given, sha256, sourceOf } from '../support.ts';

const seed = 'They 😀 met on Sunday. They met!\n\nOn Sunday (again): they “parted”.\n';
const body = `<Source>

They 😀 met on Sunday. They met!

On <Term id="sunday">Sunday</Term> (again): they “parted”.

</Source>
`;
const more: Given = {
  'content/glossary/sunday.mdx': '---\nterm: Sunday\nkind: term\n---\n\nA day.\n',
};
const files = filesOf(seed, body, more);
const digest = (id: string) => sha256(Buffer.from(id)).slice(0, 12);

/** Takes what a file of JSON has onto the page, and returns the page, what is not on it, and its faults. */
function take(data: unknown, given: Given = files) {
  const edition = editionOf(given);
  const read = readAnnotations(data);
  if (!read) throw new Error('no annotations');
  const taken = takeAnnotations(sourceOf(edition), edition, { ...read, digest });
  if ('problem' in taken) throw new Error(taken.problem.message);
  const text = taken.file.text;
  const after = { ...given, 'content/sources/a.mdx': text };
  const errors = runChecks(editionOf(after)).filter(
    ({ severity, code }) => severity === 'error' && code !== 'seed-unlisted',
  );
  expect(errors.map(({ message }) => message)).toEqual([]);
  return { ...taken, text, after, unread: read.unread };
}

const quote = (exact: string, prefix = '', suffix = '') => ({
  ...{ type: 'TextQuoteSelector', exact, prefix, suffix },
});
const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end });
const w3c = (selector: unknown, more: object = {}) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'https://example.org/1',
  type: 'Annotation',
  body: { type: 'TextualBody', value: 'So it was.', format: 'text/plain' },
  target: { source: 'https://example.org/text', selector },
  ...more,
});
const noteId = `a-${digest('https://example.org/1')}`;

test('what is on another text is told, and not put on this one', () => {
  const target = { source: 'https://a.example/sources/other/', selector: quote('met') };
  const { missed, notes } = take(w3c(undefined, { target }));
  expect(notes).toBe(0);
  expect(missed).toMatchObject([{ why: `it is on another text, ${target.source}`, quote: 'met' }]);
});

describe('where words stand', () => {
  test.each([
    ['a quote that is there once', quote('Sunday.'), 'Sunday.[^ID] They'],
    ['its context', quote('They', 'Sunday. ', ' met!'), 'They[^ID] met!'],
    ['white space', quote('on\n  Sunday'), 'on Sunday.[^ID] They'],
    ['a position, in code points', position(7, 10), 'met[^ID] on'],
    ['a quote and its position in code points', [quote('met'), position(7, 10)], 'met[^ID] on'],
    ['a quote and its position in UTF-16 units', [quote('met'), position(8, 11)], 'met[^ID] on'],
    [
      'a quote alone, where its position is another’s',
      [quote('again'), position(900, 905)],
      '(again):[^ID]',
    ],
    ['characters of RFC 5147', { type: 'FragmentSelector', value: 'char=7,10' }, 'met[^ID] on'],
    ['the begin, with other words before', quote('They 😀', 'Menu ', ' met'), 'They 😀[^ID] met'],
    ['the end, with other words behind', quote('parted', '', '”. Imprint'), 'parted”.[^ID]\n'],
    ['words in a link', quote('Sun', 'On '), '<Term id="sunday">Sunday</Term>[^ID] (again)'],
    ['a sign before the mark', quote('met!'), 'They met\\![^ID]\n'],
  ])('%s', (_, selector, expected) => {
    const { text, notes, missed } = take(w3c(selector));
    expect({ notes, missed }).toEqual({ notes: 1, missed: [] });
    expect(text).toContain(expected.replace('ID', noteId));
  });

  test.each([
    ['nowhere', quote('Monday'), 'nowhere'],
    ['in two places', quote('Sunday'), 'in several places'],
    ['in two places with the same context', quote(' ', ''), 'without words'],
    ['beside other words', quote('again', 'Monday '), 'between its prefix and suffix'],
    [
      'by an XPath',
      { type: 'RangeSelector', startSelector: { type: 'XPathSelector', value: '/p[1]' } },
      'without words or place',
    ],
    ['behind the end', position(60, 900), 'nowhere'],
    ['as half a number', position(0.5, 2), 'without words or place'],
    ['refined', { ...quote('again'), refinedBy: position(0, 1) }, 'without words or place'],
    ['without words', quote(' '), 'without words or place'],
  ])('%s', (_, selector, why) => {
    const { text, missed } = take(w3c(selector));
    expect(text).toBe(files['content/sources/a.mdx']);
    expect(missed).toMatchObject([{ why: expect.stringContaining(why) as string }]);
  });

  test('what may be meant is listed', () => {
    const { missed } = take(w3c(quote('Sunday')));
    expect(missed[0]?.candidates.map(({ line, column }) => `${line}:${column}`)).toEqual([
      '8:16',
      '10:22',
    ]);
    expect(missed[0]?.note).toEqual({ id: noteId, words: 'So it was.' });
    expect(take(w3c(quote('They met on Monday'))).missed[0]?.candidates).toHaveLength(1);
  });
});

test('of several targets one that does not fit keeps it from the page', () => {
  const both = [quote('again'), quote('Monday')].map((selector) => ({ selector }));
  const { missed, notes } = take(w3c(0, { target: both }));
  expect(notes).toBe(0);
  expect(missed).toMatchObject([
    { quote: 'again … Monday', why: expect.stringContaining('nowhere') as string },
  ]);
  const two = [quote('again'), quote('parted')].map((selector) => ({ selector }));
  expect(take(w3c(0, { target: two })).text.match(/\[\^a-\w+\](?!:)/g)).toHaveLength(2);
});

test('the places that may be meant are looked for of the first hundred', () => {
  const many = Array.from({ length: 102 }, (_, n) => w3c(quote('Sunday'), { id: String(n) }));
  const { missed } = take(many);
  expect(missed.map(({ candidates }) => candidates.length)).toEqual([
    ...Array<number>(100).fill(2),
    0,
    0,
  ]);
});

describe('what annotations say', () => {
  const noted = (more: object) => {
    const { text } = take(w3c(quote('again'), more));
    return /\[\^a-[0-9a-f]{12}\]: ([^]*)$/.exec(text)?.[1]?.replace(/^ {4}/gm, '').trim();
  };

  test('creator, date, tags and purposes are kept', () => {
    const said = noted({
      motivation: ['commenting', 'questioning'],
      creator: [{ id: 'https://a.example', name: 'Ann' }, { id: 'https://b.example/bob' }, 'Cy'],
      created: '2024-05-01T10:00:00Z',
      body: [
        { type: 'TextualBody', value: 'One.\n\nTwo\nthree.', purpose: 'commenting' },
        { type: 'TextualBody', value: 'a tag', purpose: 'tagging' },
        { type: 'SpecificResource', source: 'https://example.org/c', purpose: 'linking' },
        'https://example.org/d',
        { type: 'Image', id: 'urn:x' },
        7,
      ],
    });
    expect(said).toBe(
      '“again”\n\nOne.\n\nTwo\\\nthree.\n\n[https://example.org/c](https://example.org/c)\n\n[https://example.org/d](https://example.org/d)\n\n— Ann, https\\://b.example/bob, Cy, 2024-05-01 · #a tag · questioning, linking',
    );
  });

  test('HTML is Markdown, and nothing of it runs', () => {
    const value =
      '<p onclick="x()">Of <b>note</b>, <a href="javascript:x()">here</a>, <a href="https://a.example/?b">there</a>.</p><script>x()</script><iframe src="https://a.example"></iframe><img src="https://a.example/i.png" alt="A ship"><img src="data:x" alt="b"><ul><li>one<li>two</ul><table><tr><td>1<td>2|</table><pre>{x}</pre><h2>Head</h2><blockquote>q</blockquote><svg onload="x()"><hr>{1} [@key] [^note] says: www.a.example \u202E\u0000';
    const said = noted({ body: { value, format: 'text/html' } });
    expect(said).toBe(
      '“again”\n\nOf **note**, here, [there](https://a.example/?b).\n\n[A ship](https://a.example/i.png)b\n\n- one\n- two\n\n| | |\n| - | - |\n| 1 | 2\\| |\n\n```\n{x}\n```\n\n**Head**\n\n> q\n\n---\n\n\\{1} \\[@key] \\[^note] says: www\\.a.example&#x20;',
    );
  });

  test('Markdown of Hypothesis is read as such, without its HTML', () => {
    const { text, missed } = take({
      export_date: '2024-05-02',
      annotations: [
        {
          id: 'Ab_1',
          created: '2024-05-01T00:00:00+00:00',
          user: 'acct:ann@hypothes.is',
          uri: 'https://example.org/x',
          text: 'See *this* <b>x</b> and `{a}`.\n\n# Head\n\n![p](https://a.example/p.png)',
          tags: ['one', 'two'],
          target: [
            {
              source: 'https://example.org/x',
              selector: [
                { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]' },
                position(8, 11),
                quote('met', 'They 😀 ', ' on'),
              ],
            },
          ],
        },
        {
          ...{ id: 'Cd', uri: 'https://example.org/x', user: 'acct:bob@hypothes.is' },
          user_info: { display_name: 'Bob' },
          ...{ text: 'No.', target: [{ source: 'https://example.org/x' }], references: ['Ab_1'] },
        },
      ],
    });
    expect(missed).toEqual([]);
    expect(text).toContain(`They 😀 met[^a-${digest('Ab_1')}] on`);
    expect(text).toContain(
      '“met”\n\n    See *this* x and `{a}`.\n\n    **Head**\n\n    [p](https://a.example/p.png)\n\n    — ann\\@hypothes.is, 2024-05-01 · #one #two\n\n    No.\n\n    — Bob',
    );
  });

  test('a position of a web page is none of the text', () => {
    const row = { id: 'a', uri: 'u', text: 'x', target: [{ selector: [position(0, 4)] }] };
    expect(take({ rows: [row] }).missed).toMatchObject([
      { why: expect.stringContaining('target') as string },
    ]);
  });

  test('what only marks words says nothing', () => {
    const highlight = w3c(quote('again'), { body: undefined, motivation: 'highlighting' });
    expect(take(highlight).missed).toMatchObject([
      { why: expect.stringContaining('only marks') as string },
    ]);
  });

  test('long words are not repeated whole', () => {
    const long = `${'word '.repeat(80)}end.`;
    const given = filesOf(`${long}\n`, `<Source>\n\n${long}\n\n</Source>\n`);
    const { text } = take(w3c(quote(long)), given);
    expect(/“(.*)”/.exec(text)?.[1]).toMatch(/^(?:word )+… (?:word )+end\.$/);
    expect(text.length).toBeLessThan(800);
  });

  test.each([
    '<b>'.repeat(6_000),
    '> '.repeat(5_000) + 'x',
    '*'.repeat(20_000),
    '[a]('.repeat(5_000),
    '|a\n'.repeat(6_000),
    'x'.repeat(20_000),
  ])('a hostile body is words, or is told: %.8s', (value) => {
    const { notes, missed } = take([
      w3c(quote('again'), { body: { value, format: 'text/html' } }),
      w3c(quote('parted'), { id: 'b', body: { value, format: 'text/markdown' } }),
    ]);
    expect(notes + missed.length).toBe(2);
    expect(missed.map(({ why }) => why).filter((why) => !why.includes('takes too long'))).toEqual(
      [],
    );
  });
});

/** As Recogito keeps an annotation itself. */
const recogito = (selector: object) => [
  {
    id: 'uid-1',
    layer_id: 'tei_standoff',
    target: {
      ...{ annotation: 'uid-1', creator: { id: 'uid-2', name: '\n  Ann\n ' } },
      ...{ created: '2024-10-30T17:48:12.149Z', updated: '2024-10-30T17:48:08.235Z' },
      selector: [selector],
    },
    bodies: [
      { id: 'b1', annotation: 'uid-1', value: 'So it was.' },
      { id: 'b2', annotation: 'uid-1', purpose: 'tagging', value: 'week' },
    ],
  },
];

describe('what Recogito keeps', () => {
  test('by words and position, in UTF-16 units', () => {
    const { text, missed } = take(recogito({ quote: 'met', start: 8, end: 11 }));
    expect(missed).toEqual([]);
    expect(text).toContain(`met[^a-${digest('uid-1')}] on`);
    expect(text).toContain('So it was.\n\n    — Ann, 2024-10-30 · #week\n');
  });

  test('in the model a target that is by somebody does not say whom the annotation is by', () => {
    const target = { source: 'a', creator: 'Bee', created: '2020-01-01', selector: quote('again') };
    expect(take(w3c(0, { target })).text).not.toContain('Bee');
  });

  test('in TEI, by pairs of XPath and offset, fits nowhere: it is told with what it says', () => {
    const { text, missed } = take(
      recogito({
        startSelector: {
          type: 'XPathSelector',
          value: "//text[@xml:id='t']/body[1]/p[1]/hi[1]::0",
        },
        endSelector: { type: 'XPathSelector', value: "//text[@xml:id='t']/body[1]/p[1]::12" },
      }),
    );
    expect(text).toBe(files['content/sources/a.mdx']);
    expect(missed).toMatchObject([
      {
        why: expect.stringContaining('without words or place') as string,
        note: { words: 'So it was.\n\n— Ann, 2024-10-30 · #week' },
      },
    ]);
  });
});

test('a body as long as a book is told, and not cut', () => {
  const { text, unread } = take(w3c(quote('again'), { body: { value: 'x'.repeat(20_001) } }));
  expect(text).toBe(files['content/sources/a.mdx']);
  expect(unread).toEqual([
    { where: 'the annotation', found: 'body of 20001 characters, expected at most 20000' },
  ]);
});

test('a body of many parts is as long as all of them', () => {
  const body = Array.from({ length: 200_000 }, () => ({ value: 'x' }));
  expect(take(w3c(quote('again'), { body })).unread).toEqual([
    { where: 'the annotation', found: 'body of 200000 characters, expected at most 20000' },
  ]);
});

test('several notes behind the same words, and before signs that would be read with their marks', () => {
  const given = filesOf('One!(two) [three]:\n', '<Source>\n\nOne!(two) \\[three]:\n\n</Source>\n');
  const { text, notes } = take(
    [w3c(quote('One!')), w3c(quote('One!'), { id: 'b' }), w3c(quote('three'), { id: 'c' })],
    given,
  );
  expect(notes).toBe(3);
  expect(text).toMatch(/^One\\!\[\^a-\w+\]\[\^a-\w+\]\\\(two\)/m);
});

test('a second import of the same adds nothing', () => {
  const data = [w3c(quote('again')), { ...w3c(position(0, 4)), id: undefined }];
  const first = take(data);
  expect(first.notes).toBe(2);
  const second = take(data, first.after);
  expect({ text: second.text, there: second.there }).toEqual({ text: first.text, there: 2 });
});

test('what is no annotation, and what stands elsewhere, is told', () => {
  const read = readAnnotations({ first: { items: [1, { id: 'x' }], next: 'https://a.example/2' } });
  expect(read?.annotations).toEqual([]);
  expect(read?.unread.map(({ where }) => where)).toEqual([
    'next',
    'first.items[0]',
    'first.items[1]',
  ]);
  expect(readAnnotations({ first: 'https://a.example/1' })?.unread).toHaveLength(1);
  expect(readAnnotations({})).toBeUndefined();
  expect(readAnnotations(null)).toBeUndefined();
  expect(
    readAnnotations([w3c('x', { target: 'https://a.example' })])?.annotations[0]?.selections,
  ).toEqual([{ isOfText: true }]);
  expect(
    readAnnotations({
      items: [w3c(quote('a'), { bodyValue: 'b', body: undefined, creator: { nickname: 'c' } })],
    })?.annotations[0],
  ).toMatchObject({
    creator: 'c',
  });
});

test('a page with faults in its text takes none', () => {
  const edition = editionOf(filesOf('One.\n', '<Source>\n\nTwo.\n\n</Source>\n'));
  expect(takeAnnotations(sourceOf(edition), edition, { annotations: [], digest })).toHaveProperty(
    'problem',
  );
});

test('a claim whose date is of another calendar than those of the page is told', () => {
  const claim = {
    ...w3c(quote('Sunday.')),
    id: 'https://example.org/sources/a/#claim-c',
    body: { type: 'TextualBody', value: 'So it was.', purpose: 'commenting' },
    'margent:kind': 'event',
    'margent:verdict': 'unverified',
    'margent:chain': ['unattributed'],
    'margent:date': 'J1723-10-25',
  };
  expect(take(claim).missed).toMatchObject([
    {
      why: 'its date is of the Julian calendar, those of the page are of the Gregorian',
    },
  ]);
  expect(take({ ...claim, 'margent:date': '1723-11-05' }).claims).toBe(1);
});
