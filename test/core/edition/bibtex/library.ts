import { types } from '../../../../src/core/edition/bibtex/types.ts';

/** The fields of BibLaTeX (manual, section 2.2) and of the programs that write it, each with a value that says something. */
export const fieldValues: Readonly<Record<string, string>> = {
  ...{ abstract: 'On tides', addendum: 'With a map', afterword: 'Tarn, Ida', annotation: 'Worn' },
  ...{ annotator: 'Sorrel, Max', bookauthor: 'Orla, Finn', booksubtitle: 'Its Harbour' },
  ...{ booktitle: 'The Bay', booktitleaddon: 'Revised', chapter: '7', commentator: 'Holm, Eva' },
  ...{ doi: '10.1000/x_y', edition: '2', editor: 'Quayle, Ann', eid: 'e12', eprint: '1234.5' },
  ...{
    eprintclass: 'hep-th',
    eprinttype: 'arxiv',
    eventtitle: 'Day of Nets',
    foreword: 'Moss, Li',
  },
  ...{ eventtitleaddon: 'Second', holder: 'Vane, Una', howpublished: 'A leaflet', isbn: '978-1' },
  ...{
    institution: 'University of Tarn',
    introduction: 'Fell, Jo',
    issn: '1234-5678',
    issue: 'Spring',
  },
  ...{ issuesubtitle: 'Ebb', issuetitle: 'Flood', issuetitleaddon: 'Extra', keywords: 'sea, net' },
  ...{ journalsubtitle: 'A Quarterly', journaltitle: 'Tides', language: 'german and klingon' },
  ...{ journaltitleaddon: 'New Series', library: 'Archive of Tarn', location: 'Tarn and Holm' },
  ...{
    mainsubtitle: 'A History',
    maintitle: 'The Coast',
    maintitleaddon: 'In Parts',
    note: 'Rare',
  },
  ...{ number: '3', organization: 'Board of Nets', origlanguage: 'french', origlocation: 'Fell' },
  ...{ origpublisher: 'Old Press', origtitle: 'La côte', pages: '10--19', pagetotal: '320' },
  ...{ pagination: 'section', bookpagination: 'page', part: '2', publisher: 'Press and {A and B}' },
  ...{ pubstate: 'inpress', reprinttitle: 'Coast Again', series: 'Shores', shorttitle: 'Coast' },
  ...{
    subtitle: 'A Study',
    titleaddon: 'Notes',
    translator: 'van Dune, Piet',
    url: 'https://a.org/',
  },
  ...{ urldate: '2020-05-01', venue: 'Holm', version: '1.2', volume: '4', volumes: '5' },
  ...{ eventdate: '1897-05', origdate: '1750', shelfmark: 'MS 1', langid: 'ngerman' },
};

/** The forms of dates that BibLaTeX has. */
export const dateForms = [
  ...['1898', '1898-05', '1898-05-07', '1898/1899', '1890/..', '../1890', '1898-05-01/1898-05-07'],
  ...['1898~', '1898?', '1898%', '19XX', '2001-21', '-0043', '1898-05~', '1850-02-28/1850-03'],
] as const;

const authors = [
  ...['Quayle, Ann', 'Ann Quayle', 'von der Tarn, Otto', 'Fell, Jr, Jo', '{Board of Nets}'],
  ...['M{\\"u}ller, {\\\'E}va and Holm, Li', 'family=Dune, given=Piet, prefix=van'],
];

/** Fields that say something only beside another. */
const companions: Readonly<Record<string, string>> = {
  eprintclass: 'eprint',
  eprinttype: 'eprint',
  journalsubtitle: 'journaltitle',
  journaltitleaddon: 'journaltitle',
};

/** Returns the key of the n-th work of the library. */
export const keyOf = (index: number) => `work-${index}`;

/**
 * Returns a file of BibLaTeX with 400 invented works: every type, every field and every form of a date stands in it, each
 * field in works of several types.
 */
export function library(): string {
  const fields = Object.entries(fieldValues);
  const names = [...types.keys()];
  return Array.from({ length: 400 }, (_, index) => {
    const own = [0, 1, 2, 3].flatMap((step) => {
      const [name = '', value = ''] = fields[(index * 4 + step) % fields.length] ?? [];
      const beside = companions[name];
      return [[name, value], ...(beside ? [[beside, fieldValues[beside]]] : [])];
    });
    const lines = [
      ['author', authors[index % authors.length]],
      ['title', `Harbour ${index} of {T}arn \\& Holm`],
      ['date', dateForms[index % dateForms.length]],
      ...own,
    ].map(([name, value]) => `  ${name} = {${value}}`);
    return `@${names[index % names.length]}{${keyOf(index)},\n${lines.join(',\n')}\n}\n`;
  }).join('\n');
}
