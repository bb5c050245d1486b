import { describe, expect, test } from 'vitest';
import { parseEntries } from '../../../../src/core/edition/bibtex/entries.ts';
import { inherit } from '../../../../src/core/edition/bibtex/inherit.ts';
import { types } from '../../../../src/core/edition/bibtex/types.ts';
import { readWork } from '../../../../src/core/edition/bibtex/work.ts';
import { referencesSchema } from '../../../../src/core/edition/schema/reference.ts';

/** The work of the first entry of a file. */
function work(text: string) {
  const [entry] = inherit(parseEntries(text)).works;
  if (!entry) throw new Error('no entry');
  return readWork(entry);
}

/** What an entry of some fields says. */
const of = (fields: string, type = 'book') => work(`@${type}{a, ${fields}}`);
const variables = (fields: string, type?: string) => of(fields, type).variables;

describe('the types of entries', () => {
  test.each([...types])('%s is %s, which CSL has', (written, type) => {
    const read = work(`@${written}{a}`);
    expect(read).toEqual({
      type,
      variables: expect.any(Object),
      unused: [],
      unknown: new Map(),
      undated: [],
    });
    expect(referencesSchema.safeParse([{ id: 'a', type, ...read.variables }]).success).toBe(true);
  });

  test('are narrowed by what an article is in', () => {
    expect(of('entrysubtype={newspaper}', 'article').type).toBe('article-newspaper');
    expect(of('entrysubtype={magazine}', 'article').type).toBe('article-magazine');
    expect(of('entrysubtype={blog}', 'article')).toMatchObject({
      type: 'article-journal',
      variables: { genre: 'blog' },
    });
  });

  test('are documents where they are not known', () => {
    expect(of('title={x}', 'scroll').type).toBe('document');
  });

  test.each([
    ['@thesis{a, type={phdthesis}}', 'Doctoral dissertation'],
    ['@phdthesis{a}', 'Doctoral dissertation'],
    ['@mastersthesis{a}', 'Master’s thesis'],
    ['@techreport{a}', 'Technical report'],
    ['@thesis{a, type={Habilitation}}', 'Habilitation'],
    ['@report{a, type={resreport}}', 'Research report'],
  ])('%s is told in words', (entry, genre) => expect(work(entry).variables['genre']).toBe(genre));
});

describe('the fields of entries', () => {
  test.each<[string, string, object]>([
    [
      'article',
      'journal={J}, number=3, volume=2, pages={1--9}',
      { 'container-title': 'J', issue: '3', volume: '2', page: '1-9' },
    ],
    [
      'article',
      'journaltitle={J}, journalsubtitle={S}, number=3, issue={Spring}',
      { 'container-title': 'J: S', issue: '3, Spring' },
    ],
    [
      'article',
      'title={T}, eid={e12}, issuetitle={I}',
      { title: 'T', number: 'e12', 'volume-title': 'I' },
    ],
    ['book', 'title={T}, subtitle={S}, titleaddon={A}', { title: 'T: S. A' }],
    ['book', 'title={Why?}, subtitle={S}', { title: 'Why? S' }],
    [
      'book',
      'maintitle={M}, title={T}, series={R}, number=4',
      { title: 'M. T', 'collection-title': 'R', 'collection-number': '4' },
    ],
    [
      'book',
      'location={Paris and London}, publisher={{A and B} and C}',
      { 'publisher-place': 'Paris; London', publisher: 'A and B; C' },
    ],
    ['book', 'address={Paris}, issue={2}', { 'publisher-place': 'Paris', issue: '2' }],
    [
      'inbook',
      'maintitle={M}, booktitle={B}, bookauthor={Doe, J.}',
      { 'container-title': 'M. B', 'container-author': [{ family: 'Doe', given: 'J.' }] },
    ],
    ['thesis', 'institution={U}, school={V}', { publisher: 'U, V' }],
    ['misc', 'howpublished={A leaflet}', { publisher: 'A leaflet' }],
    ['misc', 'howpublished={\\url{https://y.org/~a}}', { URL: 'https://y.org/~a' }],
    [
      'misc',
      'howpublished={\\url{https://y.org/}}, url={https://z.org/}',
      { URL: 'https://z.org/' },
    ],
    [
      'online',
      'url={https://z.org/x\\_y{\\_}z\\%20\\#a\\textasciitilde b}',
      { URL: 'https://z.org/x_y_z%20#a~b' },
    ],
    ['online', 'doi={10.1000/x_y}, number={4}', { DOI: '10.1000/x_y', number: '4' }],
    ['patent', 'location={countryde}, number=7', { jurisdiction: 'countryde', number: '7' }],
    [
      'online',
      'eprint={1234.5}, eprinttype={arxiv}, eprintclass={hep-th}',
      { archive: 'arXiv', archive_location: '1234.5 [hep-th]' },
    ],
    ['online', 'doi={10.1000/x%20y}', { DOI: '10.1000/x y' }],
    ['online', 'doi={https://doi.org/10.1/x%20y}', { DOI: 'https://doi.org/10.1/x%20y' }],
    ['online', 'doi={10.1000/50%}', { DOI: '10.1000/50%' }],
    ['online', 'url={https://z.org/x\n  y}', { URL: 'https://z.org/xy' }],
    ['article', 'pages={1 – 9, 12—\n14}', { page: '1-9, 12-14' }],
    ['online', 'url={z.org/x y}', { URL: 'z.org/x y' }],
    ['misc', 'howpublished={https://z.org/, 2nd ed.}', { publisher: 'https://z.org/, 2nd ed.' }],
    ['legislation', 'entrysubtype={bill}, number=7', { number: '7' }],
    ['online', 'eprint={99}, archiveprefix={pubmed}', { PMID: '99' }],
    ['online', 'eprint={https://a.b/}', { URL: 'https://a.b/' }],
    ['online', 'eprint={77}', { archive: 'E-print', archive_location: '77' }],
    ['online', 'eprint={77}, eprinttype={Own}', { archive: 'Own', archive_location: '77' }],
    [
      'collection',
      'editor={Doe, J.}, editora={Roe, R.}, editoratype={compiler}, editorb={Poe, P.}',
      {
        editor: [
          { family: 'Doe', given: 'J.' },
          { family: 'Poe', given: 'P.' },
        ],
        compiler: [{ family: 'Roe', given: 'R.' }],
      },
    ],
    [
      'book',
      'editor={Doe, J.}, editortype={collaborator}, foreword={Roe, R.}',
      {
        contributor: [
          { family: 'Doe', given: 'J.' },
          { family: 'Roe', given: 'R.' },
        ],
      },
    ],
    ['book', 'afterword={Roe, R.}', { contributor: [{ family: 'Roe', given: 'R.' }] }],
    ['book', 'langid={ngerman}', { language: 'de' }],
    ['book', 'language={Old Norse}', { language: 'Old Norse' }],
    ['book', 'language={german and klingon}', { language: 'de, klingon' }],
    ['book', 'language={langgerman}, langid={english}', { language: 'de' }],
    ['book', 'language={english}, langid={american}', { language: 'en-US' }],
    ['book', 'pubstate={inpress}', { status: 'in press' }],
    ['book', 'pubstate={inpreparation}', { status: 'in preparation' }],
    ['book', 'pubstate={prepublished}', { status: 'pre-published' }],
    ['book', 'pubstate={submitted}', { status: 'submitted' }],
    ['book', 'pubstate={forthcoming}', { status: 'forthcoming' }],
    [
      'book',
      'publisher={Editions de la Baie and Doe, Roe}',
      { publisher: 'Editions de la Baie; Doe, Roe' },
    ],
    ['book', 'note={N}, addendum={A}', { note: 'N. A' }],
    ['book', 'title={بندر؟}, subtitle={تاریخ}', { title: 'بندر؟ تاریخ' }],
    ['book', 'title={{All of it}}', { title: 'All of it' }],
    [
      'archival',
      'library={Archive}, shelfmark={MS 1}',
      { archive: 'Archive', 'call-number': 'MS 1' },
    ],
    ['report', 'number={12}, eid={e45}', { number: '12, e45' }],
    ['article', 'number={12}, eid={e45}', { issue: '12', number: 'e45' }],
    ['book', 'number={12}, eid={e45}', { 'collection-number': '12', number: 'e45' }],
    ['music', 'ismn={979-0-0001-0001-1}', { number: '979-0-0001-0001-1' }],
  ])('@%s {%s}', (type, fields, expected) => expect(variables(fields, type)).toEqual(expected));

  test.each<[string, object]>([
    [
      'date={1898-05-07}, urldate={2020-05-01}, origdate={1750}, eventdate={1897}',
      {
        issued: { 'date-parts': [[1898, 5, 7]] },
        accessed: { 'date-parts': [[2020, 5, 1]] },
        'original-date': { 'date-parts': [[1750]] },
        'event-date': { 'date-parts': [[1897]] },
      },
    ],
    ['date={1850-02~}', { issued: { 'date-parts': [[1850, 2]], circa: true } }],
    ['date={19XX}', { issued: { 'date-parts': [[1900], [1999]], raw: '19XX' } }],
    ['date={{\\"U}ber}', { issued: { literal: 'Über' } }],
    ['year=1898, month=may', { issued: { 'date-parts': [[1898, 5]] } }],
    ['year=1898, month=5', { issued: { 'date-parts': [[1898, 5]] } }],
    ['year=1898, month=5, day=7', { issued: { 'date-parts': [[1898, 5, 7]] } }],
    ['year=1898, month=oct # "~25"', { issued: { 'date-parts': [[1898, 10, 25]] } }],
    ['year=1898, month="25~" # oct', { issued: { 'date-parts': [[1898, 10, 25]] } }],
    ['year=1898, month={October}', { issued: { 'date-parts': [[1898, 10]] } }],
    ['year=1898, month={Michaelmas}', { issued: { literal: 'Michaelmas 1898' } }],
    ['year={c. 1850}, month=may', { issued: { literal: 'May c. 1850' } }],
    ['year={c. 1850}', { issued: { 'date-parts': [[1850]], circa: true } }],
    ['year={in press}', { issued: { literal: 'in press' } }],
    ['month={Advent}', { issued: { literal: 'Advent' } }],
    ['month={Advent}, day=7', { issued: { literal: '7 Advent' } }],
    ['date={1850}, month=3, day=7', { issued: { 'date-parts': [[1850, 3, 7]] } }],
    ['date={1850}, month=mar # "~7"', { issued: { 'date-parts': [[1850, 3, 7]] } }],
    ['date={1850-03}, day=7', { issued: { 'date-parts': [[1850, 3, 7]] } }],
    ['date={1850-03}, month=mar, day={7}', { issued: { 'date-parts': [[1850, 3, 7]] } }],
  ])('%s', (fields, expected) => expect(variables(fields)).toEqual(expected));

  test.each([
    ['date={1850-03}, month=apr, day=7', ['month', 'day']],
    ['date={1850-03-07}, month=mar, day=7, year=1850', []],
    ['date={1850-03-07/1850-04-09}, month=mar, day={07}', []],
    ['date={1850-03-07}, month={Advent}, day=8', ['month', 'day']],
    ['date={1850}, day=7', ['day']],
    ['year=1850, day=7', ['day']],
    ['day=7', ['day']],
    ['date={1850}, month={Advent}', ['month']],
  ])('which say another day are told: %s', (fields, unused) =>
    expect(of(fields).unused).toEqual(unused),
  );

  test('that biblatex prints beside names and works are told', () => {
    const fields = 'nameaddon={pseud. of X}, related={b}, relatedtype={translationof}';
    expect(of(`${fields}, relatedstring={Translated from}`).unused).toEqual([
      'nameaddon',
      'related',
      'relatedstring',
    ]);
  });

  test('with a second address are told', () => {
    const how = 'howpublished={\\url{http://b.org}}';
    expect(of(`url={http://a.org}, ${how}`).unused).toEqual(['howpublished']);
    expect(of(`url={http://b.org}, ${how}`).unused).toEqual([]);
    expect(of(how).variables).toEqual({ URL: 'http://b.org' });
  });

  test('that have no place are told, and those that programs keep for themselves are not', () => {
    expect(of('title={x}, colour={red}, file={a.pdf}, bdsk-url-1={x}, empty={}').unused).toEqual([
      'colour',
    ]);
    expect(of('author={Doe, J. and others}, date={1898}, year=1898, month=5').unused).toEqual([]);
    expect(of('author={ and }')).toMatchObject({ variables: {}, unused: [] });
    const lists = 'editor={A and others}, editora={B}, foreword={C and others}, afterword={D}';
    expect(of(lists).variables).toEqual({
      editor: [{ family: 'A' }, { family: 'B' }, { literal: 'others' }],
      contributor: [{ family: 'C' }, { family: 'D' }, { literal: 'others' }],
    });
    expect(of('title={x}, author={others}').variables).toEqual({ title: 'x' });
    expect(of('author={others}, location={Paris and others}').unused).toEqual([
      'author: others',
      'location: and others',
    ]);
    const roles = 'editora={Doe, J.}, editoratype={founder}, editorbtype={reviser}';
    expect(of(roles)).toMatchObject({
      variables: { editor: [{ family: 'Doe', given: 'J.' }] },
      unused: ['editoratype: founder', 'editorbtype'],
    });
    expect(of('date={1898}, year=1899').unused).toEqual(['year']);
    expect(of('library={Port}, eprint={1234.5}, eprinttype={arxiv}')).toMatchObject({
      variables: { archive: 'Port' },
      unused: ['eprint'],
    });
    expect(of('url={https://a.b/}, eprint={https://c.d/}').unused).toEqual(['eprint']);
  });

  test('name commands that are not known, be they in a name', () => {
    expect([...of('title={\\foo x}, author={\\bar Doe}').unknown.keys()].sort()).toEqual([
      '\\bar',
      '\\foo',
    ]);
  });
});

test.each([
  ['@legislation{a, entrysubtype={bill}}', 'bill', undefined],
  ['@misc{a, entrysubtype={Speech}}', 'speech', undefined],
  ['@article{a, entrysubtype={magazine}}', 'article-magazine', undefined],
  ['@article{a, entrysubtype={speech}}', 'article-journal', 'speech'],
  ['@misc{a, entrysubtype={magazine}}', 'document', 'magazine'],
  ['@misc{a, entrysubtype={leaflet}}', 'document', 'leaflet'],
])('the subtype of %s makes it %s, or is told', (text, type, genre) => {
  const read = work(text);
  expect([read.type, read.variables['genre']]).toEqual([type, genre]);
});

describe('an entry that names another', () => {
  test('takes over what it has not itself', () => {
    const chapter = '@incollection{c, title={C}, crossref={B}}';
    const book =
      '@collection{b, title={Book}, subtitle={S}, editor={Doe, J.}, date=1900, pages={400}}';
    expect(work(`${chapter} ${book}`)).toMatchObject({
      variables: { title: 'C', 'container-title': 'Book: S', issued: { 'date-parts': [[1900]] } },
    });
    expect(work(`${chapter} ${book}`).variables).not.toHaveProperty('page');
  });

  test.each([
    ['@book{a, title={V}, crossref={m}} @mvbook{m, title={M}}', { title: 'M. V' }],
    ['@inbook{a, title={V}, crossref={m}} @mvbook{m, title={M}}', { 'container-title': 'M' }],
    ['@article{a, title={V}, crossref={m}} @periodical{m, title={M}}', { 'container-title': 'M' }],
    ['@misc{a, crossref={m}} @periodical{m, title={M}}', { title: 'M' }],
    [
      '@inbook{a, author={Roe, R.}, crossref={m}} @book{m, author={Doe, J.}}',
      {
        author: [{ family: 'Roe', given: 'R.' }],
        'container-author': [{ family: 'Doe', given: 'J.' }],
      },
    ],
    [
      '@inbook{a, crossref={m}} @book{m, author={Doe, J.}}',
      {
        author: [{ family: 'Doe', given: 'J.' }],
        'container-author': [{ family: 'Doe', given: 'J.' }],
      },
    ],
    [
      '@inbook{a, crossref={m}} @book{m, title={M}, crossref={q}} @mvbook{q, title={Q}, publisher={P}, date={2002}}',
      {
        'container-title': 'Q. M',
        publisher: 'P',
        issued: { 'date-parts': [[2002]] },
      },
    ],
    [
      '@misc{a, xdata={m}} @xdata{m, xdata={q}, publisher={P}} @xdata{q, publisher={Q}, location={L}}',
      { publisher: 'P', 'publisher-place': 'L' },
    ],
    [
      '@misc{a, xdata={m}} @xdata{m, xdata={q}, publisher={P}} @xdata{q, xdata={m}, location={L}}',
      { publisher: 'P', 'publisher-place': 'L' },
    ],
    [
      '@incollection{a, title={A}, xdata={x}} @xdata{x, crossref={b}} @collection{b, title={Book}, publisher={P}}',
      { title: 'A', 'container-title': 'Book', publisher: 'P' },
    ],
    ['@misc{a, crossref={a}}', {}],
    ['@misc{a, title={A}, crossref={m}} @book{m, title={M}}', { title: 'A' }],
    ['@misc{a, crossref={none}}', {}],
    ['@book{a, xdata={x, none}} @xdata{x, publisher={P}}', { publisher: 'P' }],
  ])('%s', (text, expected) => expect(work(text).variables).toMatchObject(expected));
});
