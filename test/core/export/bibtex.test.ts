import type { CSL } from '@citation-js/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReferences } from '../../../src/core/edition/references.ts';
import type { Work } from '../../../src/core/edition/schema/reference.ts';
import { bibtex, type Dialect, formatBibtex } from '../../../src/core/export/bibtex.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { anyText } from '../hostile.ts';

const dialects: Dialect[] = ['biblatex', 'bibtex'];

/** What a work is as it is given away and given back. */
function back(fields: object, dialect: Dialect = 'biblatex', key = 'k') {
  const work = { id: key, type: 'book', ...fields } as Work;
  const text = bibtex([{ key, work, file: 'a.json', index: 0 }], dialect);
  const { references, findings } = parseReferences(textFile('a.bib', text), 'bibtex');
  expect(findings, text).toEqual([]);
  expect(references).toHaveLength(1);
  const { id, ...read }: Partial<Work> = references[0]?.work ?? {};
  expect(String(id)).toBe(key);
  return { text, read };
}

describe.each(dialects)('%s', (dialect) => {
  test.each([
    'x}, url={javascript:alert(1)}, note={y',
    '}',
    '{{',
    '\\input{/etc/passwd} and \\',
    "R&D 100% #1 a_b $5 x^2 ~ --- `` ?` '' \"",
    'An <i>island</i> of H<sub>2</sub>O <b>and</b> x<sup>2</sup>',
    'Ports in <span style="font-variant:small-caps;">Rome</span>',
    'Haven: a history?',
    'Counts <200 and > 5, <<q>> a|b ,,x',
    '"Ober" and "a',
  ])('gives a title back as it is: %s', (title) => {
    expect(back({ title }, dialect).read).toMatchObject({ type: 'book', title });
  });

  test('pairs braces, whatever the tags of a title are', () => {
    for (const title of ['<i>one', 'one</i>', '<b><i>one</b>', '<sub></i>', '</undefined>'])
      expect(back({ title }, dialect).read.title).toContain(title.includes('one') ? 'one' : '');
  });

  test.each([
    [{ family: 'Haven', given: 'Ludwig' }],
    [{ family: 'Haven', given: 'Ludwig', 'non-dropping-particle': 'van der' }],
    [{ family: 'Haven', given: 'Ludwig', suffix: 'Jr' }],
    [{ family: 'de Haven and Sons', given: 'A, B' }],
    [{ family: 'al-Haven', given: 'Jamal' }],
    [{ family: 'Haven' }],
    [{ literal: 'Port of Haven and Sons, Ltd. {1}' }],
    [{ family: 'حافظ' }],
    [{ family: '李白' }],
    [{ family: 'haven' }],
    [{ family: 'Haven', 'non-dropping-particle': 'de la' }],
    [{ family: 'Haven', suffix: 'III' }],
    [{ family: 'Haven Port', 'non-dropping-particle': 'de', suffix: 'III' }],
    [{ family: 'family=x', given: 'given = y' }],
    [{ literal: 'prefix=x' }],
    [{ literal: 'others' }],
    [{ family: 'Faber AND Faber', given: 'X' }],
    [{ family: 'AND Faber', given: 'Ann And' }],
    [{ family: 'Haven', given: 'And' }],
    [{ family: 'Counts < 5 | 6', given: '> "A"' }],
  ])('gives a name back as it is: %j', (name) => {
    const author = [{ family: 'First', given: 'A.' }, name];
    expect(back({ title: 'T', author }, dialect).read.author).toEqual(author);
  });

  test('has no comma at the end of a name, which is an error of BibTeX', () => {
    const word = fc.constantFrom('', 'Haven', 'de Haven', '李白', 'A, B', 'al-X', 'a=b', 'others');
    const fields = { family: word, given: word, suffix: word };
    const particles = { 'non-dropping-particle': word, 'dropping-particle': word };
    fc.assert(
      fc.property(fc.record({ ...fields, ...particles }), (name) => {
        const author = [name, { family: 'Last', given: 'B.' }];
        const { text, read } = back({ title: 'T', author }, dialect);
        expect(text).not.toMatch(/, (?:and |\})|^\tauthor = \{(?:and|,)/m);
        expect(read.author).toHaveLength(name.family + name.given === '' ? 1 : 2);
      }),
    );
  });

  test('has others behind names as BibTeX does, and no others alone', () => {
    const others = { literal: 'others' };
    const author = [{ family: 'Doe', given: 'Jane' }, others];
    const { text, read } = back({ title: 'T', author }, dialect);
    expect(text).toContain('author = {Doe, Jane and others}');
    expect(read.author).toEqual(author);
    expect(back({ title: 'T', author: [{}, others] }, dialect).read.author).toBeUndefined();
  });

  test.each([
    { 'date-parts': [[1898]] },
    { 'date-parts': [[1898, 5]] },
    { 'date-parts': [[1898, 10, 25]] },
    { 'date-parts': [[1999], [2000]] },
    { 'date-parts': [[1914, 7], [1918]] },
    { 'date-parts': [[1890], [0]] },
    { 'date-parts': [[0], [1890]] },
    { 'date-parts': [[1850]], circa: true },
    {
      'date-parts': [
        [1850, 2],
        [1851, 3, 4],
      ],
      circa: true,
    },
    { 'date-parts': [[-44, 3, 15]] },
    { 'date-parts': [[2001]], season: 1 },
    { literal: 'in the year of the flood' },
    { literal: '1390-06-31' },
    { literal: 'n.d.' },
  ])('gives a date back as it is: %j', (issued) => {
    expect(back({ title: 'T', issued }, dialect).read.issued).toEqual(issued);
  });

  test('has names that are left empty, and a season in words, as far as they say something', () => {
    const author = [{ literal: ' ' }, { given: 'Ann' }, {}, { family: 'X' }];
    const { read } = back({ title: 'T', author }, dialect);
    expect(read.author).toEqual([{ literal: 'Ann' }, { family: 'X' }]);
    const issued = { 'date-parts': [[2001]], season: 'Michaelmas' };
    expect(back({ title: 'T', issued }, dialect).read.issued).toEqual({
      literal: 'Michaelmas 2001',
    });
    const wide = { 'date-parts': [[-12345]] };
    if (dialect === 'biblatex')
      expect(back({ title: 'T', issued: wide }, dialect).read.issued).toEqual(wide);
    for (const empty of [{}, { raw: '' }, { 'date-parts': [[0]] }])
      expect(back({ title: 'T', issued: empty }, dialect).read).not.toHaveProperty('issued');
  });

  test('has addresses that lead somewhere, and no others', () => {
    const URL = 'https://example.org/Ferry_(boat)?a=1&b=~x#y%20z';
    const DOI = '10.1002/(SICI)1096(199803)19:4<377::AID>3.0.CO;2-P';
    const { read, text } = back({ title: 'T', URL, DOI: `https://doi.org/${DOI}` }, dialect);
    expect(read).toMatchObject({ URL, DOI });
    expect(text).not.toContain('howpublished');
    expect(back({ title: 'T', URL: 'javascript:alert(1)' }, dialect).text).not.toContain('alert');
  });

  test.each([
    ['10.1/a b', '10.1/a%20b'],
    ['10.1/a%20b', '10.1/a%2520b'],
    // TeX reads “^^5c” as a backslash, wherever it stands.
    ['10.1/^^5cinput', '10.1/%5E%5E5cinput'],
    ['10.1/{a}\\100%', '10.1/%7Ba%7D%5C100%25'],
  ])('has the DOI %s in a form that is read as it was', (DOI, written) => {
    const { read, text } = back({ title: 'T', DOI }, dialect);
    expect(text).toContain(`doi = {${written}}`);
    expect(read.DOI).toBe(DOI);
  });

  test.each([
    ['https://x.org/$metadata', 'https://x.org/%24metadata'],
    ['https://x.org/$a/$b/$c', 'https://x.org/$a/$b/%24c'],
    ['https://x.org/$a/$b', 'https://x.org/$a/$b'],
  ])('has no dollar sign in %s that begins mathematics which nothing ends', (URL, written) => {
    const DOI = URL.replace('https://x.org', '10.1');
    const { text, read } = back({ title: 'T', URL, DOI }, dialect);
    expect(text).toContain(`url = {${written}}`);
    expect(text).toContain(`doi = {${written.replace('https://x.org', '10.1')}}`);
    expect(read).toMatchObject({ URL: written, DOI });
  });

  test.each(['FABER AND FABER', 'Faber And Faber', 'and Sons', 'Faber and', 'others', 'Others'])(
    'has the publisher %s, and the place, for one, and no list',
    (name) => {
      const fields = { publisher: name, 'publisher-place': name };
      expect(back(fields, dialect).read).toMatchObject(fields);
    },
  );

  test('has an address with a blank as it may be followed', () => {
    const { read } = back({ title: 'T', URL: ' https://x.org/a b' }, dialect);
    expect(read.URL).toBe('https://x.org/a%20b');
  });

  test.each(['x.org/a', '//x.org/a', 'urn:nbn:de:1-2', 'file:///a', 'mailto:a@x.org', 'data:,a'])(
    'does not have %s, which is no address of the web',
    (URL) => {
      const { read, text } = back({ title: 'T', URL }, dialect);
      expect(read).not.toHaveProperty('URL');
      expect(text).not.toContain('url');
    },
  );

  test('has the markup of every field', () => {
    const words = 'An <i>old</i> <b>map</b><sup>2</sup>';
    const fields = { note: words, abstract: words, annote: words, publisher: words };
    const more = { 'collection-title': words, 'title-short': words, genre: words };
    const { read, text } = back({ ...fields, ...more }, dialect);
    expect(read).toEqual({ type: 'book', ...fields, ...more });
    expect(text).not.toContain('<');
  });

  test.each(['DBLP:conf/port/Doe19', 'http://example.org/items/A', '傅斯年1985', 'müller_1898'])(
    'keeps the key %s',
    (key) => {
      back({ title: 'T' }, dialect, key);
    },
  );

  test('can be read again, whatever a work says', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, words) => {
        back(
          {
            title,
            note: words,
            publisher: words,
            page: words,
            author: [{ family: words, given: title }],
          },
          dialect,
        );
      }),
      { numRuns: 150 },
    );
  });
});

test('BibLaTeX has a dropping particle, and one that no small letter tells, by their labels', () => {
  for (const name of [
    { family: 'Haven', given: 'Ludwig', 'dropping-particle': 'von' },
    { family: 'Haven', given: 'Ludwig', 'non-dropping-particle': 'Van', suffix: 'Jr' },
  ])
    expect(back({ title: 'T', author: [name] }).read.author).toEqual([name]);
  const author = [{ family: 'Haven', given: 'L', 'non-dropping-particle': 'Van' }];
  expect(back({ title: 'T', author }, 'bibtex').read.author).toEqual([
    { family: 'Van Haven', given: 'L' },
  ]);
});

test('BibLaTeX has a family of several words by its label, where BibTeX has it in braces', () => {
  const author = [{ family: 'de Beauvoir' }, { family: 'Van Haven' }, { family: 'al-Hasan' }];
  const { text, read } = back({ title: 'T', author });
  // Better BibTeX reads one label alone as a part of the name.
  expect(text).toContain(
    '{family={de Beauvoir}, useprefix=false and family={Van Haven}, useprefix=false and family={al-Hasan}, useprefix=false}',
  );
  expect(read.author).toEqual(author);
  expect(back({ title: 'T', author }, 'bibtex').text).toContain(
    'author = {{de Beauvoir} and {Van Haven} and {al-Hasan}}',
  );
});

test('what biber would take for a label, a part, or a comma too many, has none', () => {
  for (const [name, written] of [
    [{ family: 'a=b', 'dropping-particle': 'von' }, 'von {a{}=b}'],
    [{ family: 'A, B', suffix: 'Jr' }, '{A, B}, {Jr}, {}'],
    [{ family: 'others' }, '{{}others}'],
    [{ family: 'A, B, C', given: 'Ann' }, '{A, B, C}, {Ann}'],
    [{ family: 'A, B', given: 'Ann', 'non-dropping-particle': 'de' }, 'de {A, B}, Ann'],
    [{ family: 'A, B, C', given: 'Ann', 'non-dropping-particle': 'de' }, '{de A, B, C}, {Ann}'],
    [{ family: 'A, B', suffix: 'Jr', given: 'Ann' }, '{A, B}, {Jr}, {Ann}'],
    [{ family: 'A, B, C, D', 'non-dropping-particle': 'de' }, '{de A, B, C, D}'],
  ] as const)
    expect(back({ title: 'T', author: [name] }).text).toContain(`author = {${written}}`);
});

test('no word of a particle parts a name from the next', () => {
  const author = [
    { family: 'Haven', given: 'L', 'non-dropping-particle': 'and' },
    { family: 'Last', given: 'B' },
  ];
  expect(back({ title: 'T', author }, 'bibtex').read.author).toEqual([
    { family: 'and Haven', given: 'L' },
    { family: 'Last', given: 'B' },
  ]);
});

test('signs that TeX, its fonts or the languages of babel have for others are what they are', () => {
  const { text } = back({ title: 'a <x> c|d <<e>> ,,f "O"', publisher: 'others' }, 'bibtex');
  expect(text).toContain(
    'title = {a {$<$}x{$>$} c{$|$}d {$<$}{$<$}e{$>$}{$>$} ,{},f "{}O"{}},\n\tpublisher = {{}others}',
  );
});

test('dates of all kinds are told, in words where digits cannot', () => {
  const accessed = { literal: 'one day' };
  const dates = { accessed, 'original-date': { 'date-parts': [[1750]] } };
  expect(back({ title: 'T', ...dates }).read).toMatchObject(dates);
});

test('keys that a file cannot have are told apart', () => {
  const keys = ['a,b', 'a-b', 'a=b', 'a-b-2', 'c', 'k^^5c'];
  const references = keys.map((key) => ({
    key,
    work: { id: key, type: 'book' as const, title: 'T' },
    file: 'a.json',
    index: 0,
  }));
  const text = bibtex(references);
  const again = parseReferences(textFile('a.bib', text), 'bibtex').references;
  expect(again.map(({ key }) => key)).toEqual(['a-b-3', 'a-b', 'a-b-4', 'a-b-2', 'c', 'k--5c']);
});

test('keys that differ in their case alone are one for BibTeX, and two for BibLaTeX', () => {
  const works = ['K', 'k', 'K-2', 'a b', 'A-B'].map((id) => ({ id, type: 'book', title: 'T' }));
  const keysIn = (dialect: Dialect) =>
    [...formatBibtex(works as CSL[], dialect).matchAll(/^@book\{(.*),$/gm)].map(([, key]) => key);
  expect(keysIn('bibtex')).toEqual(['K', 'k-3', 'K-2', 'a-b-2', 'A-B']);
  expect(keysIn('biblatex')).toEqual(['K', 'k', 'K-2', 'a-b', 'A-B']);
});

test.each(['1850~/1860?', '1850?', '1850%', '1850/1860~', '1850?/..', '../1860~'])(
  'BibLaTeX has each end of a date in its own doubt: %s',
  (raw) => {
    const [reference] = parseReferences(
      textFile('a.json', JSON.stringify([{ id: 'a', type: 'book', title: 'T', issued: { raw } }])),
      'csl-json',
    ).references;
    const { text, read } = back(reference?.work ?? {}, 'biblatex');
    expect(text).toContain(`\tdate = {${raw}}`);
    expect(read.issued).toEqual(reference?.work.issued);
  },
);

test('BibTeX has a month as a macro, and the day behind it', () => {
  const issued = { 'date-parts': [[1898, 10, 25]] };
  const { text } = back({ title: 'T', issued }, 'bibtex');
  expect(text).toContain('\tyear = {1898},\n\tmonth = oct # {~25}\n');
  const empty = { 'date-parts': [['1850', '3', '']] };
  expect(back({ title: 'T', issued: empty }, 'bibtex').text).toContain('\tmonth = mar\n');
});

/** The types that come back as they were: all of CSL that are no other name for one of these. */
const types = [
  ...['article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast'],
  ...['chapter', 'classic', 'collection', 'dataset', 'document', 'entry', 'entry-dictionary'],
  ...['entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing', 'interview', 'legal_case'],
  ...['legislation', 'manuscript', 'map', 'motion_picture', 'musical_score', 'pamphlet'],
  ...['paper-conference', 'patent', 'performance', 'periodical', 'personal_communication', 'post'],
  ...['post-weblog', 'regulation', 'report', 'review', 'review-book', 'software', 'song', 'speech'],
  ...['standard', 'thesis', 'treaty', 'webpage'],
];

const said = fc.constantFrom('A', 'Haven & Sons', '12', 'x_1 {y}', 'Öl and 5%', 'a <i>b</i> c');
const someone = fc.constantFrom([{ family: 'Haven', given: 'Ann' }], [{ literal: 'Port & Co.' }]);
const year = fc.integer({ min: 1, max: 2999 });
const dates = fc.oneof(
  year.map((one) => ({ 'date-parts': [[one]] })),
  year.map((one) => ({ 'date-parts': [[one, 5, 3]], circa: true })),
  year.map((one) => ({ 'date-parts': [[one], [one + 3]] })),
  year.map((one) => ({ 'date-parts': [[one], [0]] })),
  year.map((one) => ({ 'date-parts': [[0], [one]] })),
  year.map((one) => ({ 'date-parts': [[-one, 3, 15]] })),
);

const each = (variables: string[], of: fc.Arbitrary<unknown>) =>
  Object.fromEntries(variables.map((variable) => [variable, of]));

const texts = [
  ...['title', 'volume', 'edition', 'issue', 'genre', 'ISBN', 'ISSN', 'publisher'],
  ...['publisher-place', 'collection-title', 'archive', 'archive_location', 'call-number'],
  ...['note', 'abstract', 'annote', 'version', 'status', 'keyword', 'container-title'],
  ...['part-number', 'section', 'scale', 'medium', 'container-title-short', 'PMID', 'PMCID'],
  ...['archive-place', 'archive_collection', 'original-title', 'event-title'],
];
const tags = fc.constantFrom('de', 'de-CH', 'en-GB', 'fa', 'fr-CA', 'ku', 'ku-Arab', 'pt-BR');

test('BibLaTeX gives back the works of every type with all their fields', () => {
  const variables: Record<string, fc.Arbitrary<unknown>> = {
    ...each(texts, said),
    ...each(['author', 'editor', 'contributor', 'organizer', 'producer'], someone),
    ...each(['issued', 'original-date', 'event-date', 'accessed'], dates),
    language: tags,
  };
  const fields = fc.record(variables, { requiredKeys: ['title'] });
  fc.assert(
    fc.property(
      fc.constantFrom(...types),
      fields,
      (type, { 'publisher-place': place, ...rest }) => {
        // A patent has a jurisdiction for a place.
        const work =
          type === 'patent' || place === undefined ? rest : { ...rest, 'publisher-place': place };
        expect(back({ type, ...work }).read).toEqual({ type, ...work });
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ['de', 'langid = {german}'],
  ['en', 'langid = {english}'],
  ['en-GB', 'langid = {british}'],
  ['en-US', 'langid = {american}'],
  ['fa', 'langid = {persian}'],
  ['fr-CA', 'langid = {french},\n\tlanguage = {fr-CA}'],
  ['ku', 'language = {ku}'],
])('BibLaTeX has the language %s as %s', (language, written) => {
  const { text } = back({ title: 'T', language });
  expect(text).toContain(`\t${written}`);
  expect(text.includes('langid')).toBe(written.includes('langid'));
});

test('BibTeX has the language by its name', () => {
  expect(back({ title: 'T', language: 'de' }, 'bibtex').text).toContain('language = {german}');
  expect(back({ title: 'T', language: 'ku' }, 'bibtex').text).toContain('language = {ku}');
});

test('the holder of a patent has a field of its own', () => {
  const contributor = [{ family: 'Haven', given: 'Ann' }];
  const { text, read } = back({ type: 'patent', title: 'T', contributor });
  expect(text).toContain('holder = {Haven, Ann}');
  expect(read.contributor).toEqual(contributor);
});

test.each([
  ['thesis', 'Master’s thesis', 'mastersthesis'],
  ['thesis', 'Doctoral dissertation', 'phdthesis'],
  ['report', undefined, 'techreport'],
  ['webpage', undefined, 'misc'],
  ['map', undefined, 'misc'],
])('BibTeX has %s (%s) as %s', (type, genre, entry) => {
  const { text } = back({ type, title: 'T', ...(genre !== undefined && { genre }) }, 'bibtex');
  expect(text.startsWith(`@${entry}{k,`)).toBe(true);
});

test('BibLaTeX has a type that it has none for as misc, and says which', () => {
  const { text } = back({ type: 'map', title: 'T' });
  expect(text).toMatch(/^@misc\{k,[^]*entrysubtype = \{map\}/);
});
