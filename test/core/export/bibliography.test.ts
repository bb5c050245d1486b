import { describe, expect, test } from 'vitest';
import { parseReferences, type Reference } from '../../../src/core/edition/references.ts';
import { bibtex } from '../../../src/core/export/bibtex.ts';
import { cslJson } from '../../../src/core/export/csl.ts';
import { ris } from '../../../src/core/export/ris.ts';
import { textFile } from '../../../src/core/page/file.ts';

const works = [
  {
    id: 'podvig-2001',
    type: 'book',
    title: 'Russian Strategic Nuclear Forces',
    author: [{ family: 'Podvig', given: 'Pavel' }],
    editor: [{ literal: 'MIT Press staff' }],
    publisher: 'MIT Press',
    ISBN: '0-262-16202-4',
    issued: { 'date-parts': [[2001]] },
  },
  {
    id: 'old',
    'citation-key': 'gov-2003-40',
    type: 'report',
    title: 'Implementation of the\nNPT safeguards agreement',
    author: [{ literal: 'IAEA' }, { family: 'ElBaradei' }],
    issued: { 'date-parts': [[2003, 6, 6]] },
    URL: 'https://www.iaea.org/gov-2003-40',
    page: '1–8',
  },
  { id: 'undated', type: 'song', title: 'Song', issued: { literal: 'spring' } },
  {
    id: 'raw',
    type: 'article-journal',
    title: 'Raw',
    issued: { raw: 'of old' },
    ISSN: '1234-5678',
  },
  { id: 'none', type: 'webpage', title: 'None', issued: {} },
];

function read(path: string, text: string): Reference[] {
  const format = path.endsWith('.bib') ? 'bibtex' : 'csl-json';
  const { references, findings } = parseReferences(textFile(path, text), format);
  expect(findings).toEqual([]);
  return references;
}

const references = read('content/references/a.json', JSON.stringify(works));

test('CSL-JSON is read back as the same works, each under the key that it is cited by', () => {
  const again = read('content/references/b.json', cslJson(references));
  expect(again.map(({ key }) => key)).toEqual(references.map(({ key }) => key));
  for (const [index, { work }] of again.entries()) {
    const { id, 'citation-key': key } = work;
    expect(id).toBe(key);
    const { issued, ...rest } = references[index]?.work ?? work;
    expect({ ...work, id: works[index]?.id }).toMatchObject({
      ...rest,
      id: works[index]?.id,
      ...(issued && { issued }),
      'citation-key': key,
    });
  }
});

test('what CSL has no place for is told to other programs in words, and to BibLaTeX as it is', () => {
  const text = '@book{a, title={A}, date={185X}}\n@book{b, title={B}, date={2001-21/2001-23}}\n';
  const works = read('content/references/a.bib', text);
  expect(JSON.parse(cslJson(works))).toMatchObject([
    { issued: { literal: '1850s' } },
    { issued: { literal: 'spring 2001 – autumn 2001' } },
  ]);
  expect(bibtex(works, 'biblatex')).toMatch(/date = \{185X\}.*date = \{2001-21\/2001-23\}/s);
});

test('CSL-JSON tells a range without a start in words: programs take the year 0 for no date', () => {
  const dated = {
    ...{ id: 'open', type: 'book', title: 'Open' },
    issued: { 'date-parts': [[0], [1910, 5]], circa: true },
    accessed: { 'date-parts': [[2020], [0]] },
  };
  const text = cslJson(read('content/references/a.json', JSON.stringify([dated])));
  expect(JSON.parse(text)).toMatchObject([
    { issued: { literal: 'c. –May 1910' }, accessed: { 'date-parts': [[2020], [0]] } },
  ]);
});

test.each([cslJson, bibtex, ris])('an address that would run is given to nobody', (write) => {
  const URL = 'javascript:alert(1)';
  const works = [{ id: 'runs', type: 'webpage', title: 'Runs', URL }];
  const file = textFile('content/references/a.json', JSON.stringify(works));
  const text = write(parseReferences(file, 'csl-json').references);
  expect(text).toContain('Runs');
  expect(text).not.toContain('alert');
});

test('BibTeX is read back with the same keys, titles, names and dates', () => {
  const again = read('content/references/b.bib', bibtex(references));
  expect(again.map(({ key }) => key)).toEqual(references.map(({ key }) => key));
  expect(again[0]?.work).toMatchObject({
    title: expect.stringContaining('Russian '),
    author: [{ family: 'Podvig', given: 'Pavel' }],
    issued: { 'date-parts': [[2001]] },
  });
});

describe('RIS', () => {
  /** Reads RIS as its specification has it: a tag of two characters, two spaces, a hyphen, a space. */
  const records = ris(references)
    .split(/ER {2}- \r\n(?:\r\n)?/)
    .filter(Boolean)
    .map((record) =>
      record
        .split('\r\n')
        .filter(Boolean)
        .map((line) => {
          const [, tag = '', value = ''] = /^([A-Z][A-Z0-9]) {2}- (.*)$/.exec(line) ?? [];
          return [tag, value];
        }),
    );
  const values = (record: string[][], tag: string) =>
    record.filter(([name]) => name === tag).map(([, value]) => value);

  test('has a record for each work, its type first, with its key', () => {
    expect(records.map((record) => record[0]?.join(' '))).toEqual([
      'TY BOOK',
      'TY RPRT',
      'TY SOUND',
      'TY JOUR',
      'TY ELEC',
    ]);
    expect(records.flatMap((record) => values(record, 'ID'))).toEqual(
      references.map(({ key }) => key),
    );
  });

  test('has names, pages, numbers and dates as far as they are known', () => {
    const [book = [], report = [], song = [], raw = [], none = []] = records;
    expect(values(book, 'AU')).toEqual(['Podvig, Pavel']);
    expect(values(book, 'ED')).toEqual(['MIT Press staff']);
    expect(values(book, 'SN')).toEqual(['0-262-16202-4']);
    expect(values(book, 'DA')).toEqual(['2001///']);
    expect(values(report, 'AU')).toEqual(['IAEA', 'ElBaradei']);
    expect(values(report, 'TI')).toEqual(['Implementation of the NPT safeguards agreement']);
    expect([values(report, 'SP'), values(report, 'EP')]).toEqual([['1'], ['8']]);
    expect([values(report, 'PY'), values(report, 'DA')]).toEqual([['2003'], ['2003/06/06/']]);
    expect(values(song, 'DA')).toEqual(['///spring']);
    expect([values(raw, 'DA'), values(raw, 'SN')]).toEqual([['///of old'], ['1234-5678']]);
    for (const record of [song, raw, none]) expect(values(record, 'PY')).toEqual([]);
    expect(values(none, 'DA')).toEqual([]);
  });

  test('has what a date says beside its digits, particles, and titles without markup', () => {
    const told = (fields: object) =>
      ris([{ key: 'k', work: { id: 'k', type: 'book', ...fields }, file: 'a', index: 0 }]);
    const dates: [object, string[]][] = [
      [{ 'date-parts': [[1914, 7], [1918]] }, ['PY  - 1914', 'DA  - 1914/07//July 1914–1918']],
      [{ 'date-parts': [[2014], [0]] }, ['PY  - 2014', 'DA  - 2014///2014–']],
      [{ 'date-parts': [[0], [2014]] }, ['PY  - 2014', 'DA  - 2014///–2014']],
      [{ 'date-parts': [[476]] }, ['PY  - 0476', 'DA  - 0476///']],
      [{ 'date-parts': [[-12345]] }, ['DA  - ///12345 BC']],
      [{ 'date-parts': [[1850]], circa: true }, ['PY  - 1850', 'DA  - 1850///c. 1850']],
      [{ 'date-parts': [[-44, 3, 15]] }, ['DA  - ///15 March 44 BC']],
      [{ 'date-parts': [[2001]], season: 1 }, ['PY  - 2001', 'DA  - 2001///Spring 2001']],
      [{ 'date-parts': [[1850]], literal: 'the flood' }, ['DA  - ///the flood']],
    ];
    for (const [issued, lines] of dates)
      expect(told({ issued }).match(/(?:PY|DA) {2}- .*(?=\r)/g)).toEqual(lines);
    const author = [{ family: 'Haven', given: 'L.', suffix: 'Jr', 'dropping-particle': 'van' }];
    const title = 'An <i>Island</i>\r\nER  - ';
    const URL = 'javascript:alert(1)';
    const DOI = 'https://doi.org/10.1000/182';
    const accessed = { 'date-parts': [[2020, 5, 1]] };
    expect(told({ author, title, URL, DOI, accessed }).split('\r\n')).toEqual([
      'TY  - BOOK',
      'ID  - k',
      'AU  - van Haven, L., Jr',
      'TI  - An Island ER -',
      'DO  - 10.1000/182',
      'Y2  - 2020/05/01/',
      'ER  - ',
      '',
    ]);
    expect(told({ URL: 'https://x.org/a b' })).toContain('\r\nUR  - https://x.org/a%20b\r\n');
    for (const URL of ['x.org/a', '//x.org/a', 'file:///a', 'urn:nbn:de:1-2'])
      expect(told({ URL })).not.toContain('UR  - ');
    const lines = ['\n', '\v', '\x1C', '\x1E', '\x85', '\u2028', '\u2029'];
    for (const line of lines)
      expect(told({ title: `An${line}ER  - Island` })).toContain('\r\nTI  - An ER - Island\r\n');
    expect(told({ accessed: { literal: 'once' } })).toContain('\r\nY2  - ///once\r\n');
  });
});
