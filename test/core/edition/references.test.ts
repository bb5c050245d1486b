import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFault } from '../../../src/core/edition/json.ts';
import { parseReferences, repeatedReferences } from '../../../src/core/edition/references.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { editionOf, placesOf } from '../support.ts';

const json = (text: string) => parseReferences(textFile('a.json', text), 'csl-json');
const bib = (text: string) => parseReferences(textFile('a.bib', text), 'bibtex');

const book = (fields: object) => ({ id: 'a', type: 'book', ...fields });

describe('CSL-JSON', () => {
  test('is read as reference managers write it', () => {
    const works = [
      book({
        title: 'Iran <i>and</i> Russia',
        author: [{ family: 'Podvig', given: 'Pavel' }, { literal: 'IAEA' }],
        issued: { 'date-parts': [[2002, 6, 1]] },
        URL: 'https://a.bc/d',
        volume: 5,
        custom: { x: 1 },
      }),
      book({ id: 7, 'citation-key': 'podvig:2002_b.c-d' }),
    ];
    const { references, findings } = json(JSON.stringify(works, null, '\t'));
    expect(findings).toEqual([]);
    expect(references.map(({ key, index }) => [key, index])).toEqual([
      ['a', 0],
      ['podvig:2002_b.c-d', 1],
    ]);
    expect(references[0]?.work).toEqual(works[0]);
  });

  test('is read by the lines of old files, which end in a carriage return alone', () => {
    const text = '[\r  {"id": "a", "type": "book"},\r  {"id": "a", "type": "book"}\r]\r';
    const file = textFile('a.json', text);
    const { references } = parseReferences(file, 'csl-json');
    const [fault] = repeatedReferences(references, new Map([[file.path, file]]));
    expect(fault?.place.start).toMatchObject({ line: 3, column: 3 });
  });

  test('has numbers for what is a text, which are texts for whoever reads a work', () => {
    const work = book({ title: 1984, language: 0, publisher: 2.5, volume: 3, page: 7 });
    const { references, findings } = json(JSON.stringify([work]));
    expect(findings).toEqual([]);
    expect(references[0]?.work).toEqual({
      ...work,
      ...{ title: '1984', language: '0', publisher: '2.5' },
    });
  });

  test.each([
    ['[{"id": "a", "type": "book", "colour": "red"}]', 'field-unknown 1:30'],
    ['[\n\t{"id": "a", "type": "tome"}]', 'field-invalid 2:22'],
    ['[{"type": "book"}]', 'field-missing 1:2'],
    ['[{"id": "a", "type": "book", "author": ["A"]}]', 'field-invalid 1:41'],
    ['[{"id": "a", "type": "book", "issued": {"date-parts": [[]]}}]', 'field-invalid 1:56'],
    ['[{"id": "a", "type": "book", "issued": {"date-parts": []}}]', 'field-invalid 1:55'],
    ['[{"id": "a", "type": "book", "issued": "2002"}]', 'field-invalid 1:40'],
    ['["a"]', 'field-invalid 1:2'],
    ['{"id": "a", "type": "book"}', 'field-invalid 1:1'],
    ['[{"id": "a b", "type": "book"}]', 'reference-invalid 1:2'],
    ['[{"id": "", "type": "book"}]', 'reference-invalid 1:2'],
    ['', 'reference-invalid 1:1'],
    ['[{"id": "a", "type": "book", "i\\u0064": "b"}]', 'reference-invalid 1:30'],
    ['[{"id": "a", "type": "book", "custom": {"x": "\\"x", "x": []}}]', 'reference-invalid 1:53'],
    ['[{"id": "a"},\n]', 'reference-invalid 2:1'],
    ['[{"id": "a" "type": "book"}]', 'reference-invalid 1:13'],
    ['nope', 'reference-invalid 1:2'],
    ['[{"id": "a', 'reference-invalid 1:11'],
  ])('at fault is told at its place: %j', (text, place) => {
    const { references, findings } = json(text);
    expect(placesOf(findings)).toEqual([place]);
    expect(references).toEqual([]);
  });

  test('is mended as JSON', () => {
    expect(json('[{"id": "a"}]').findings[0]?.hint).toBe('add “"type": "…",” to it');
  });

  test('loses no work for the fault of another, nor its place', () => {
    const works = [book({ colour: 1 }), book({ id: 'b' }), book({ id: 'c d' }), book({ id: 'e' })];
    const { references, findings } = json(
      works
        .map((work) => JSON.stringify(work))
        .join(',\n')
        .replace(/^/, '[')
        .concat(']'),
    );
    expect(references.map(({ key, index }) => [key, index])).toEqual([
      ['b', 1],
      ['e', 3],
    ]);
    expect(placesOf(findings)).toEqual(['field-unknown 1:26', 'reference-invalid 3:1']);
  });
});

describe('jsonFault', () => {
  test('is the end of what could go on', () => {
    const value = fc.json().map((text) => `[${text}, {"a": "b"}]`);
    fc.assert(
      fc.property(value, fc.nat(), (text, n) => {
        const cut = n % (text.length + 1);
        expect(jsonFault(text.slice(0, cut))).toBe(cut);
        if (cut > 0 && cut < text.length) {
          expect(jsonFault(`${text.slice(0, cut)}\u0001${text.slice(cut)}`)).toBe(cut);
        }
      }),
    );
  });
});

describe('BibTeX', () => {
  test('is read as reference managers write it', () => {
    const { references, findings } = bib(
      '% Zotero\n@comment{x}\n@book{podvig2002,\n  title = {Iran {AND} Russia},\n  author = {Podvig, Pavel and {IAEA}},\n  year = 2002\n}\n\n@misc{b, note={\\url{http://x.y}}}\n',
    );
    expect(findings).toEqual([]);
    expect(references).toMatchObject([
      { key: 'podvig2002', index: 0, work: { type: 'book', author: [{ family: 'Podvig' }, {}] } },
      { key: 'b', index: 1, work: { type: 'document' } },
    ]);
  });

  test('is nothing in an empty file', () => {
    expect(bib(' \n')).toEqual({ references: [], findings: [] });
  });

  test.each([
    ['@book{a, title={B}', '1:19'],
    ['\n@book{a b, title={B}}', '2:1'],
    ['@book{,title={x}}', '1:7'],
    ['nope', '1:1'],
    ['https://a.bc/d', '1:1'],
  ])('at fault is told at its place: %j', (text, place) => {
    expect(placesOf(bib(text).findings)).toEqual([`reference-invalid ${place}`]);
  });
});

describe('a work that would take minutes to set, or could not be drawn', () => {
  const names = (count: number) => Array.from({ length: count }, (_, n) => ({ family: `A${n}` }));
  const nested = `${'<i>'.repeat(3000)}a${'</i>'.repeat(3000)}`;
  test.each([
    [
      { title: '“'.repeat(5001) },
      'Unexpected “title” of 5001 characters in the work “a”, expected at most 5000',
    ],
    [{ title: nested }, 'Unexpected “title” of 21001 characters'],
    [{ publisher: 'a '.repeat(2501) }, 'Unexpected “publisher” of 5002 characters'],
    [
      { abstract: 'a '.repeat(25_001) },
      'Unexpected “abstract” of 50002 characters in the work “a”, expected at most 50000',
    ],
    [
      { author: [{ family: 'A', given: "d' ".repeat(2000) }] },
      'Unexpected “author” of 6000 characters',
    ],
    [{ issued: { literal: '“'.repeat(6000) } }, 'Unexpected “issued” of 6000 characters'],
    [
      { note: '<i>a</i> “b” '.repeat(1000) },
      'Unexpected “note” of 6000 quotation marks and “<” in the work “a”, expected at most 5000',
    ],
    [
      { editor: names(10_001) },
      'Unexpected “editor” of 10001 names in the work “a”, expected at most 10000',
    ],
  ])('is told, and is not among those that are cited: %#', (fields, message) => {
    const { references, findings } = json(JSON.stringify([book(fields), book({ id: 'b' })]));
    expect(references.map(({ key }) => key)).toEqual(['b']);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'reference-invalid',
        message: expect.stringContaining(message),
      }),
    ]);
    expect(placesOf(findings)).toEqual(['reference-invalid 1:2']);
  });

  test('is told in BibTeX as well', () => {
    const { references, findings } = bib(`@book{a, title = {${'{A} '.repeat(2000)}}}`);
    expect(references).toEqual([]);
    expect(placesOf(findings)).toEqual(['reference-invalid 1:1']);
  });

  test('is none that has a long title and abstract, thousands of authors, and more of its own', () => {
    const work = book({
      title: 'a'.repeat(5000),
      abstract: 'a'.repeat(50_000),
      author: names(10_000),
      custom: { own: 'a'.repeat(20_000) },
    });
    expect(json(JSON.stringify([work])).findings).toEqual([]);
  });
});

describe('an address of a work', () => {
  const told = (url: string) =>
    bib(`\n@book{a, url={${url}}}`).findings.map(
      ({ message, place }) => `${place.start?.line}:${place.start?.column} ${message}`,
    );

  test.each([
    [
      'x.org/a',
      'that begins with https://: it is printed, leads nowhere, and is in no BibTeX or RIS',
    ],
    [
      'x.org/a b',
      'that begins with https://: it is printed, leads nowhere, and is in no BibTeX or RIS',
    ],
    [
      'javascript:alert(1)',
      'that begins with https://: it is printed, leads nowhere, and is in no BibTeX or RIS',
    ],
    ['https://x.org/a b', 'without spaces: it is linked with %20 for each'],
  ])('that cannot be followed as it stands is told: %s', (url, expected) => {
    const start = `2:1 Unexpected address “${url}” of the work “a”, expected one `;
    expect(told(url)).toEqual([start + expected]);
    const json = JSON.stringify([{ id: 'a', type: 'book', URL: url }]);
    expect(parseReferences(textFile('a.json', json), 'csl-json').findings).toHaveLength(1);
  });

  test.each(['', 'https://x.org/a%20b', 'http://x.org'])('is no fault else: %j', (url) =>
    expect(told(url)).toEqual([]),
  );
});

describe('the references of an edition', () => {
  const edition = editionOf({
    'content/edition.yaml': 'title: A\n',
    'content/references/a.json':
      '[{"id": "x", "type": "book", "title": "First"},\n{"id": "__proto__", "type": "book"}]',
    'content/references/b.bib':
      '@book{y, title={Y}}\n@book{x, title={Second}}\n@book{x, title={Third}}\n',
  });

  test('are those of all files, by key, the first of a key', () => {
    expect([...edition.references.keys()]).toEqual(['x', '__proto__', 'y']);
    expect(edition.references.get('x')?.work.title).toBe('First');
  });

  test('are told where they repeat a key, with the first', () => {
    expect(placesOf(edition.findings)).toEqual([
      'reference-repeated 2:1',
      'reference-repeated 3:1',
    ]);
    expect(edition.findings.map(({ place, related }) => [place.file, related?.[0]?.file])).toEqual([
      ['content/references/b.bib', 'content/references/a.json'],
      ['content/references/b.bib', 'content/references/a.json'],
    ]);
  });
});

describe('a key that two works have', () => {
  const bibtex = '@book{a, title={x}} @book{a, title={y}}';

  test('is told where it is, be it in the middle of a line', () => {
    const edition = editionOf({ 'content/references/a.bib': bibtex });
    const told = edition.findings.filter(({ code }) => code === 'reference-repeated');
    expect(placesOf(told)).toEqual(['reference-repeated 1:21']);
  });

  test('is told by its file where the text is not at hand', () => {
    const { references } = bib(bibtex);
    expect(placesOf(repeatedReferences(references, new Map()))).toEqual(['reference-repeated']);
  });
});

test.each(['\\ud800', 'a\\udc00\\ud800', '\\uDBFFx'])(
  'half of a character in CSL-JSON is told: %s',
  (half) => {
    const sound = '{"id":"a","type":"book","title":"\\ud83d\\ude00 \\\\ud800"}';
    const bad = `{"id":"b","type":"book",\n"author":[{"literal":"${half}"}]}`;
    const read = (works: string) => parseReferences(textFile('a.json', `[${works}]`), 'csl-json');
    expect(read(sound).findings).toEqual([]);
    expect(read(`${sound},${bad}`).findings).toMatchObject([
      { code: 'reference-invalid', place: { start: { line: 2 } } },
    ]);
  },
);
