import { describe, expect, test } from 'vitest';
import { parseReferences } from '../../../../src/core/edition/references.ts';
import { textFile } from '../../../../src/core/page/file.ts';
import { editionOf, filesOf } from '../../support.ts';

const read = (text: string) => parseReferences(textFile('a.ris', text), 'ris');

/** The variables of one record, without its id. */
function variables(lines: string): object {
  const { references, findings } = read(`TY  - ${lines}\nER  - \n`);
  expect(findings).toEqual([]);
  const { id: _, ...work } = references[0]?.work ?? { id: '' };
  return work;
}

/** What is told of a file: the place, and the words up to the comma. */
function told(text: string): string[] {
  return read(text).findings.map(({ message, place: { start } }) => {
    return `${start?.line}:${start?.column} ${message.split(', expected')[0]}`;
  });
}

describe('a file of RIS', () => {
  test('names each date that is none, with its work', () => {
    const text =
      'TY  - BOOK\nID  - a\nPY  - 1901/13//\nY2  - ///1777-02-30\nER  - \nTY  - BOOK\nID  - b\nDA  - ///19XX\nAU  - Doe\nER  - \n';
    expect(told(text)).toEqual([
      '1:1 Unexpected date “1777-02-30” of the work “a”',
      '1:1 Unexpected date “1901-13” of the work “a”',
    ]);
  });

  test('may have lines of spaces anywhere, however long', () => {
    const spaces = ' '.repeat(300_000);
    expect(told(`${spaces}\nTY  - BOOK\n${spaces}\nTI  - A\nER  - \n\t\n`)).toEqual([]);
  });

  test('is read as Zotero writes it', () => {
    const text = `\uFEFFTY  - CHAP
AU  - Haven, Ludwig van
AU  - The Port
A2  - Roe, Ann, Jr
TI  - The harbour
T2  - Papers of the Board
T3  - Ports
CY  - Haven
DA  - 1898/05/07/
PY  - 1898
DP  - Library Catalog
SP  - 12
EP  - 15
PB  - Port Press
SN  - 978-1-2345-6789-7
UR  - https://example.org/harbour
Y2  - 2020/05/01/10:20:30
KW  - harbours
KW  - ports
N1  - One.
N1  - Two
L1  - files/1/harbour.pdf
ER  - 

`.replaceAll('\n', '\r\n');
    const { references, findings } = read(text);
    expect(findings).toEqual([]);
    expect(references.map(({ key, index }) => [key, index])).toEqual([['haven1898', 0]]);
    expect(references[0]?.work).toEqual({
      id: 'haven1898',
      type: 'chapter',
      author: [{ family: 'Haven', given: 'Ludwig van' }, { literal: 'The Port' }],
      editor: [{ family: 'Roe', given: 'Ann', suffix: 'Jr' }],
      title: 'The harbour',
      'container-title': 'Papers of the Board',
      'collection-title': 'Ports',
      'publisher-place': 'Haven',
      publisher: 'Port Press',
      issued: { 'date-parts': [[1898, 5, 7]] },
      accessed: { 'date-parts': [[2020, 5, 1]] },
      page: '12-15',
      ISBN: '978-1-2345-6789-7',
      URL: 'https://example.org/harbour',
      keyword: 'harbours, ports',
      note: 'One. Two',
      source: 'Library Catalog',
    });
  });

  test.each<[string, object]>([
    [
      'JOUR\nA1  - Doe, J.\nA1  - et al.\nT1  - A\nJF  - Journal of Ports\nJO  - J Ports\nM3  - 10.1000/182\nSN  - 1234-567X',
      {
        type: 'article-journal',
        author: [{ family: 'Doe', given: 'J.' }, { literal: 'others' }],
        title: 'A',
        'container-title': 'Journal of Ports',
        'container-title-short': 'J Ports',
        DOI: '10.1000/182',
        ISSN: '1234-567X',
      },
    ],
    [
      'JOUR\nT2  - J\nJO  - J\nSN  - 1234',
      {
        type: 'article-journal',
        'container-title': 'J',
        'container-title-short': 'J',
        ISSN: '1234',
      },
    ],
    [
      'JOUR\nDO  - 10.1000/182\nM3  - doi:10.1000/182',
      { type: 'article-journal', DOI: '10.1000/182', genre: 'doi:10.1000/182' },
    ],
    ['ADVS', { type: 'motion_picture' }],
    ['book\nSP  - 340', { type: 'book', 'number-of-pages': '340' }],
    ['RPRT\nSP  - 3-5', { type: 'report', page: '3-5' }],
    ['RPRT\nEP  - 5\nM3  - Memorandum', { type: 'report', page: '5', genre: 'Memorandum' }],
    [
      'BOOK\nA2  - Doe, J.',
      { type: 'book', 'collection-editor': [{ family: 'Doe', given: 'J.' }] },
    ],
    ['PCOMM\nA2  - Doe,', { type: 'personal_communication', recipient: [{ literal: 'Doe' }] }],
    [
      'GEN\nAB  - It was\n  a day\n\nof rain.',
      { type: 'document', abstract: 'It was a day of rain.' },
    ],
    [
      'GEN\nPY  - 1998\nDA  - May 7',
      { type: 'document', issued: { 'date-parts': [[1998, 5, 7]] } },
    ],
    ['GEN\nDA  - 7 May 1998', { type: 'document', issued: { 'date-parts': [[1998, 5, 7]] } }],
    ['GEN\nY1  - 1998/05//', { type: 'document', issued: { 'date-parts': [[1998, 5]] } }],
    ['GEN\nY1  - 1998/05', { type: 'document', issued: { 'date-parts': [[1998, 5]] } }],
    [
      'GEN\nY1  - 1998///Spring',
      { type: 'document', issued: { 'date-parts': [[1998]], season: 1 } },
    ],
    [
      'GEN\nY1  - 1998/05/07/the fair',
      { type: 'document', issued: { literal: 'the fair 1998-05-07' } },
    ],
    ['GEN\nPY  - 1998\nDA  - the fair', { type: 'document', issued: { literal: 'the fair 1998' } }],
    ['GEN\nDA  - the fair', { type: 'document', issued: { literal: 'the fair' } }],
    ['GEN\nPY  - 1390-06-31', { type: 'document', issued: { literal: '1390-06-31' } }],
  ])('has %j', (lines, expected) => expect(variables(lines)).toEqual(expected));

  test('gives each record a key: its own, or its name and year', () => {
    const records = [
      'ID  - doe1998',
      'AU  - Doe, Jane\nPY  - 1998',
      'AU  - Doe, J.\nDA  - 1998/01//',
      'ED  - Al-Haven, Jamal\nPY  - c. 1850, undated',
      'TI  - Harbours of old\nPY  - undated',
      'AU  - انجمن بندر\nPY  - 1998',
      'PB  - Port Press',
    ].map((lines) => `TY  - BOOK\n${lines}\n`);
    // What ends a record may be left out.
    const { references, findings } = read(records.join(''));
    expect(findings).toEqual([]);
    expect(references.map(({ key }) => key)).toEqual([
      'doe1998',
      'doe1998-2',
      'doe1998-3',
      'alhaven1850',
      'harbours',
      'انجمنبندر1998',
      'work',
    ]);
  });

  test('may hold no work', () => expect(read(' \r\n')).toEqual({ references: [], findings: [] }));

  test('is told where text is in no record, and the records are read all the same', () => {
    expect(told('nope')).toEqual(['1:1 Unexpected text in a file of references']);
    const text = 'TY  - BOOK\nER  - \nTI  - Lost\nTY  - BOOK\nodd\nID  - b\nER  -\n';
    expect(told(text)).toEqual(['3:1 Unexpected text in a file of references']);
    expect(read(text).references.map(({ key }) => key)).toEqual(['work', 'b']);
  });

  test('is told once what has no place, where it stands first', () => {
    const text =
      'TY  - SCROLL\nC1  - a\nC1  - b\nTI  - T\nT1  - T\nTI  - Other\nER  - \nTY  - BOOK\nC1  - c\nER  - ';
    expect(told(text)).toEqual([
      '2:1 Unexpected tag “C1”, which is there 3 times',
      '6:1 Unexpected tag “TI”',
      '1:1 Unexpected type “SCROLL”',
    ]);
  });

  test('is told of what is no file of a program', () => {
    const own =
      'LB  - 7\nRP  - NOT IN FILE\nRP  - On Request (05/07/98)\nL1  - internal-pdf://a.pdf';
    expect(told(`TY  - BOOK\nTI  - A\n${own}\nER  - `)).toEqual([]);
    const said = 'AD  - Haven\nU1  - x\nL2  - https://a.org/\nRP  - Port, 1900';
    expect(told(`TY  - BOOK\nTI  - A\n${said}\nER  - `)).toEqual([
      '3:1 Unexpected tag “AD”',
      '4:1 Unexpected tag “U1”',
      '5:1 Unexpected tag “L2”',
      '6:1 Unexpected tag “RP”',
    ]);
  });

  test('lies in content/references, and its works are told where they begin', () => {
    const record = 'TY  - BOOK\nID  - a\nER  - \n';
    const { references, findings } = editionOf(
      filesOf('One.\n', '<Source>\n\nOne.\n\n</Source>\n', {
        'content/references/works.ris': `${record}\n${record}`,
      }),
    );
    expect([...references.keys()]).toEqual(['a']);
    expect(findings).toMatchObject([
      {
        code: 'reference-repeated',
        place: { file: 'content/references/works.ris', start: { line: 5 } },
      },
    ]);
  });
});

test('thousands of records that would have one key are given theirs in a moment', () => {
  const file = textFile('a.ris', 'TY  - BOOK\nTI  - Log\nER  - \n'.repeat(20_000));
  const keys = parseReferences(file, 'ris').references.map(({ key }) => key);
  expect(keys.slice(0, 2)).toEqual(['log', 'log-2']);
  expect(new Set(keys).size).toBe(20_000);
});
