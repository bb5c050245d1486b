import { expect, test } from 'vitest';
import { parseReferences } from '../../../src/core/edition/references.ts';
import { chooseStyle } from '../../../src/core/edition/style.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { createBibliography } from '../../../src/core/render/bibliography.ts';
import { readEdition } from '../../../src/core/edition/read.ts';
import { textContent } from '../../../src/core/render/hast.ts';
import { renderSourcePage } from '../../../src/core/view/source-page.ts';
import { styles } from '../../../src/io/styles.ts';
import { filesOf, renderingOf, sha256, sourceOf } from '../support.ts';

/*
 * Works that historians cite, as the documentation of the styles itself has them. Where what is set differs from that by something
 * that CSL or the style of its repository cannot do, the row says by what.
 */

const chicago = 'chicago-note-bibliography';
const mla = 'modern-language-association';

/** The works as CSL-JSON has them, but for their keys. */
const works: Record<string, object> = {
  mitchell: {
    type: 'personal_communication',
    author: [{ family: 'Mitchell', given: 'Mairin' }],
    recipient: [{ family: 'Ryan', given: 'Desmond' }],
    issued: { raw: '1940-02-02' },
    archive_collection: 'Papers of Desmond Ryan',
    archive: 'UCD Archives, University College Dublin Library, Ireland',
  },
  creel: {
    type: 'personal_communication',
    author: [{ family: 'Creel', given: 'George' }],
    recipient: [{ family: 'House', given: 'Colonel' }],
    issued: { raw: '1918-09-25' },
    archive_collection: 'Edward M. House Papers',
    archive: 'Yale University Library',
    'archive-place': 'New Haven, CT',
  },
  burton: {
    type: 'personal_communication',
    genre: 'telegram',
    author: [{ family: 'Burton' }],
    recipient: [{ family: 'Merriam' }],
    issued: { raw: '1923-01-26' },
    archive_collection: 'Charles E. Merriam Papers',
    archive: 'University of Chicago Library',
  },
  dinkel: {
    type: 'manuscript',
    author: [{ family: 'Dinkel', given: 'Joseph' }],
    genre: 'Description of Louis Agassiz written at the request of Elizabeth Cary Agassiz',
    archive_collection: 'Agassiz Papers',
    archive: 'Houghton Library, Harvard University',
  },
  purcell: {
    type: 'manuscript',
    author: [{ family: 'Purcell', given: 'Joseph' }],
    title: 'A Map of the Southern Indian District of North America',
    issued: { raw: '1772~' },
    archive_location: 'MS 228',
    archive_collection: 'Ayer Collection',
    archive: 'Newberry Library',
    'archive-place': 'Chicago',
  },
  privacy: {
    type: 'webpage',
    author: [{ literal: 'Google' }],
    title: 'Privacy Policy',
    'container-title': 'Privacy & Terms',
    issued: { raw: '2017-04-17' },
    URL: 'https://www.google.com/policies/privacy/',
  },
  yale: {
    type: 'webpage',
    author: [{ literal: 'Yale University' }],
    title: 'About Yale: Yale Facts',
    accessed: { raw: '2017-05-01' },
    URL: 'https://www.yale.edu/about-yale/yale-facts',
  },
  stamper: {
    type: 'broadcast',
    author: [{ family: 'Stamper', given: 'Kory' }],
    interviewer: [{ family: 'Gross', given: 'Terry' }],
    title: 'From ‘F-Bomb’ to ‘Photobomb,’ How the Dictionary Keeps Up with English',
    'container-title': 'Fresh Air',
    publisher: 'NPR',
    issued: { raw: '2017-04-19' },
    medium: 'Audio, 35:25',
  },
  gomez: {
    type: 'personal_communication',
    genre: 'Facebook message',
    author: [{ family: 'Gomez', given: 'Sam' }],
    recipient: [{ literal: 'author' }],
    issued: { raw: '2017-08-01' },
  },
  frank: {
    type: 'personal_communication',
    genre: 'Letter to Robert M. Ogden',
    author: [{ family: 'Frank', given: 'L. K.' }],
    issued: { raw: '1935-02-04' },
    archive: 'Rockefeller Archive Center',
    archive_location: 'GEB Series 1.3, Box 371, Folder 3877',
    'archive-place': 'Tarrytown, NY, United States',
  },
  prince: {
    type: 'personal_communication',
    genre: 'letter to Judge R. H. Hanna',
    author: [{ family: 'Prince', given: 'W. B.' }],
    issued: { raw: '1940-03-08' },
    archive: 'Center for Southwest Research, University Libraries, University of New Mexico',
    archive_location: 'Richard H. Hanna Papers MSS 762 BC, box 8, folder 31',
    'archive-place': 'Albuquerque, New Mexico',
  },
  smith: {
    type: 'interview',
    medium: 'Tape recording',
    author: [{ family: 'Smith', given: 'M. B.' }],
    title: 'Interview by C. A. Kiesler',
    issued: { raw: '1989-08-12' },
    archive_collection: 'President’s Oral History Project, American Psychological Association',
    archive: 'APA Archives',
    'archive-place': 'Washington, DC, United States',
  },
  bologna: {
    type: 'webpage',
    author: [{ family: 'Bologna', given: 'C.' }],
    title: 'Why some people with anxiety love watching horror movies',
    'container-title': 'HuffPost',
    issued: { raw: '2019-10-31' },
    URL: 'https://www.huffpost.com/entry/anxiety-love-watching-horror-movies_l_5d277587e4b02a5a5d57b59e',
  },
  loans: {
    type: 'hearing',
    title: 'Strengthening the federal student loan program for borrowers',
    section: 'U.S. Senate Committee on Health, Education, Labor & Pensions',
    'chapter-number': '113th Cong.',
    issued: { raw: '2014' },
  },
  yoo: {
    type: 'manuscript',
    genre: 'Unpublished manuscript',
    author: ['Yoo, J.', 'Miyamoto, Y.', 'Rigotti, A.', 'Ryff, C.'].map((name) => {
      const [family, given] = name.split(', ');
      return { family, given };
    }),
    title: 'Linking positive affect to blood lipids: A cultural perspective',
    publisher: 'Department of Psychology, University of Wisconsin–Madison',
    issued: { raw: '2016' },
  },
  paradis: {
    type: 'personal_communication',
    author: [{ family: 'Paradis', given: 'E.-M.' }],
    issued: { raw: '2019-08-08' },
  },
  benton: {
    type: 'personal_communication',
    author: [{ family: 'Benton', given: 'Thomas Hart' }],
    title: 'Letter to Charles Fremont',
    issued: { raw: '1847-06-22' },
    archive_collection: 'John Charles Fremont Papers',
    archive: 'Southwest Museum Library',
    'archive-place': 'Los Angeles',
  },
  chaucer: {
    type: 'manuscript',
    author: [{ family: 'Chaucer', given: 'Geoffrey' }],
    title: 'The Canterbury Tales',
    issued: { raw: '1400~/1410~' },
    archive: 'British Library',
    'archive-place': 'London',
    archive_location: 'Harley MS 7334',
  },
  lundman: {
    type: 'webpage',
    author: [{ family: 'Lundman', given: 'Susan' }],
    title: 'How to Make Vegetarian Chili',
    'container-title': 'eHow',
    URL: 'https://www.ehow.com/how_10727_make-vegetarian-chili.html',
  },
};

/** The same works as Zotero and Better BibTeX write them in BibLaTeX, where that has fields for all of them. */
const entries: Record<string, string> = {
  creel: `@letter{creel, author={Creel, George}, namea={House, Colonel}, nameatype={collaborator}, date={1918-09-25},
    archivecollection={Edward M. House Papers}, library={Yale University Library}, archiveplace={New Haven, CT}}`,
  purcell: `@unpublished{purcell, author={Purcell, Joseph}, date={1772~}, library={Newberry Library}, archiveplace={Chicago},
    title={A {{Map}} of the {{Southern Indian District}} of {{North America}}}, archivelocation={MS 228}, archivecollection={Ayer Collection}}`,
  bologna: `@online{bologna, author={Bologna, C.}, title={Why Some People with Anxiety Love Watching Horror Movies}, organization={{HuffPost}},
    date={2019-10-31}, url={https://www.huffpost.com/entry/anxiety-love-watching-horror-movies_l_5d277587e4b02a5a5d57b59e}}`,
  yoo: `@unpublished{yoo, author={Yoo, J. and Miyamoto, Y. and Rigotti, A. and Ryff, C.}, howpublished={Unpublished manuscript}, date={2016},
    title={Linking Positive Affect to Blood Lipids: {{A}} Cultural Perspective}, publisher={{Department of Psychology, University of Wisconsin--Madison}}}`,
  loans: `@misc{loans, entrysubtype={hearing}, title={Strengthening the Federal Student Loan Program for Borrowers}, date={2014},
    section={U.S. Senate Committee on Health, Education, Labor \\& Pensions}, chapter={113th Cong.}}`,
};

/** What is cited, in which style and language, as an entry or as a note; what its documentation has, and where. */
interface Row {
  key: string;
  style: string;
  language?: string;
  cited?: true;
  documented: string;
  source: string;
  /** What is set in its place, and why. */
  set?: string;
  why?: string;
}

const turabian = 'Turabian, A Manual for Writers, § 17.7.4, manuscript collections';
const quick = 'chicagomanualofstyle.org, citation quick guide (17th edition)';
const archival = 'apastyle.apa.org, references, archival documents and collections';
const letters = 'style.mla.org/citing-letters';

const render = (key: string, path: string, text: string) => (row: Row) => {
  const { references, findings } = parseReferences(
    textFile(path, text),
    path.endsWith('.bib') ? 'bibtex' : 'csl-json',
  );
  expect(findings).toEqual([]);
  const { style } = chooseStyle(row.style, { file: '' }, styles);
  const { entry, cite } = createBibliography(references, [{ key }], style, row.language ?? 'en-US');
  return textContent(row.cited ? cite(key) : entry(key));
};

const rows: Row[] = [
  {
    ...{ key: 'mitchell', style: chicago, language: 'en-GB' },
    documented:
      'Mitchell, Mairin. Letter to Desmond Ryan, 2 February 1940. Papers of Desmond Ryan. UCD Archives, University College Dublin Library, Ireland.',
    source: 'libguides.ucd.ie, Chicago 17th edition, archival collections, letters',
    set: 'Mitchell, Mairin. Letter to Desmond Ryan, February 2, 1940. Papers of Desmond Ryan. UCD Archives, University College Dublin Library, Ireland.',
    why: 'The style itself has the month before the day in English.',
  },
  {
    ...{ key: 'creel', style: chicago },
    documented:
      'Creel, George. Letter to Colonel House, September 25, 1918. Edward M. House Papers. Yale University Library, New Haven, CT.',
    source: turabian,
  },
  {
    ...{ key: 'creel', style: chicago, cited: true },
    documented: 'Creel to House, September 25, 1918',
    source: turabian,
  },
  {
    ...{ key: 'burton', style: chicago },
    documented:
      'Burton. Telegram to Merriam, January 26, 1923. Charles E. Merriam Papers. University of Chicago Library.',
    source: turabian,
  },
  {
    ...{ key: 'dinkel', style: chicago },
    documented:
      'Dinkel, Joseph. Description of Louis Agassiz written at the request of Elizabeth Cary Agassiz. Agassiz Papers. Houghton Library, Harvard University.',
    source: 'Chicago Manual of Style, 17th edition, 14.231',
    set: 'Dinkel, Joseph. Description of Louis Agassiz written at the request of Elizabeth Cary Agassiz, n.d. Agassiz Papers. Houghton Library, Harvard University.',
    why: 'The style says where there is no date.',
  },
  {
    ...{ key: 'purcell', style: chicago },
    documented:
      'Purcell, Joseph. “A Map of the Southern Indian District of North America” [ca. 1772]. MS 228, Ayer Collection. Newberry Library, Chicago.',
    source: turabian,
    set: 'Purcell, Joseph. “A Map of the Southern Indian District of North America,” [c. 1772]. MS 228, Ayer Collection. Newberry Library, Chicago.',
    why: 'The style has a comma before every date, and the short word of CSL for about is another.',
  },
  {
    ...{ key: 'privacy', style: chicago },
    documented:
      'Google. “Privacy Policy.” Privacy & Terms. Last modified April 17, 2017. https://www.google.com/policies/privacy/.',
    source: quick,
    set: 'Google. “Privacy Policy.” Privacy & Terms, April 17, 2017. https://www.google.com/policies/privacy/.',
    why: 'CSL has one date for when a page was published and when it was last modified.',
  },
  {
    ...{ key: 'yale', style: chicago },
    documented:
      'Yale University. “About Yale: Yale Facts.” Accessed May 1, 2017. https://www.yale.edu/about-yale/yale-facts.',
    source: quick,
  },
  {
    ...{ key: 'stamper', style: chicago },
    documented:
      'Stamper, Kory. “From ‘F-Bomb’ to ‘Photobomb,’ How the Dictionary Keeps Up with English.” Interview by Terry Gross. Fresh Air, NPR, April 19, 2017. Audio, 35:25.',
    source: quick,
    set: 'Stamper, Kory. “From ‘F-Bomb’ to ‘Photobomb,’ How the Dictionary Keeps Up with English.” Interview by Terry Gross. Audio, 35:25. Fresh Air. NPR, April 19, 2017.',
    why: 'The style has the medium before the programme, and a stop behind that.',
  },
  {
    ...{ key: 'gomez', style: chicago, cited: true },
    documented: 'Sam Gomez, Facebook message to author, August 1, 2017',
    source: `${quick}, which lists no such message`,
    set: 'Gomez to author, August 1, 2017',
    why: 'Notes here are short: the list of works has the rest.',
  },
  {
    ...{ key: 'frank', style: 'apa' },
    documented:
      'Frank, L. K. (1935, February 4). [Letter to Robert M. Ogden]. Rockefeller Archive Center (GEB Series 1.3, Box 371, Folder 3877), Tarrytown, NY, United States.',
    source: archival,
  },
  {
    ...{ key: 'prince', style: 'apa' },
    documented:
      'Prince, W. B. (1940, March 8). [Letter to Judge R. H. Hanna]. Center for Southwest Research, University Libraries, University of New Mexico (Richard H. Hanna Papers MSS 762 BC, box 8, folder 31), Albuquerque, New Mexico.',
    source: 'libguides.unm.edu, APA style, with its date and capital as APA has them',
  },
  {
    ...{ key: 'smith', style: 'apa' },
    documented:
      'Smith, M. B. (1989, August 12). Interview by C. A. Kiesler [Tape recording]. President’s Oral History Project, American Psychological Association, APA Archives, Washington, DC, United States.',
    source: archival,
  },
  {
    ...{ key: 'bologna', style: 'apa' },
    documented:
      'Bologna, C. (2019, October 31). Why some people with anxiety love watching horror movies. HuffPost. https://www.huffpost.com/entry/anxiety-love-watching-horror-movies_l_5d277587e4b02a5a5d57b59e',
    source: 'apastyle.apa.org, references, webpage on a website',
  },
  {
    ...{ key: 'loans', style: 'apa' },
    documented:
      'Strengthening the federal student loan program for borrowers: Hearing before the U.S. Senate Committee on Health, Education, Labor & Pensions, 113th Cong. (2014).',
    source: 'Publication Manual of the APA, 7th edition, § 11.5',
  },
  {
    ...{ key: 'yoo', style: 'apa' },
    documented:
      'Yoo, J., Miyamoto, Y., Rigotti, A., & Ryff, C. (2016). Linking positive affect to blood lipids: A cultural perspective [Unpublished manuscript]. Department of Psychology, University of Wisconsin–Madison.',
    source: 'Publication Manual of the APA, 7th edition, § 10.8',
  },
  {
    ...{ key: 'paradis', style: 'apa', cited: true },
    documented: 'E.-M. Paradis, personal communication, August 8, 2019',
    source: 'Publication Manual of the APA, 7th edition, § 8.9',
  },
  {
    ...{ key: 'benton', style: mla },
    documented:
      'Benton, Thomas Hart. Letter to Charles Fremont. 22 June 1847. John Charles Fremont Papers, Southwest Museum Library, Los Angeles. Manuscript.',
    source: letters,
    set: 'Benton, Thomas Hart. Letter to Charles Fremont. 22 June 1847. John Charles Fremont Papers, Southwest Museum Library, Los Angeles.',
    why: 'The style has no place for the medium at the end, where the manual leaves it to the writer.',
  },
  {
    ...{ key: 'chaucer', style: mla },
    documented:
      'Chaucer, Geoffrey. The Canterbury Tales. Circa 1400-10, British Library, London, Harley MS 7334.',
    source: 'style.mla.org, citing materials from physical archives and collections',
    set: 'Chaucer, Geoffrey. The Canterbury Tales. Circa 1400–1410. British Library, London, Harley MS 7334.',
    why: 'The style shortens no years, and has a stop before the archive.',
  },
  {
    ...{ key: 'lundman', style: mla },
    documented:
      'Lundman, Susan. “How to Make Vegetarian Chili.” eHow, www.ehow.com/how_10727_make-vegetarian-chili.html.',
    source: 'MLA Handbook, 8th edition; style.mla.org',
  },
];

test.each(rows)(
  '$key in $style is set as its documentation has it, or the row says why not',
  (row) => {
    const { key, documented, set, why = '' } = row;
    const text = render(key, 'a.json', JSON.stringify([{ id: key, ...works[key] }]));
    expect(text(row)).toBe(set ?? documented);
    expect(set !== documented && (set === undefined) === (why === '')).toBe(true);
    expect(row.source).not.toBe('');
  },
);

test.each([chicago, 'chicago-note-bibliography-with-ibid'])(
  'in %s two notes in a row cite a work by its short title both, and none has “ibid.”',
  (style) => {
    const given = filesOf(
      'One and two.',
      '<Source>\n\nOne[^a] and two[^b].\n\n</Source>\n\n[^a]: See [@creel].\n\n[^b]: See [@creel, p. 2].\n',
      {
        'content/edition.yaml': `title: A\ncitation-style: ${style}\n`,
        'content/references/a.json': JSON.stringify([{ id: 'creel', ...works['creel'] }]),
      },
    );
    const files = Object.entries(given).map(([path, text]) => {
      const bytes = Buffer.from(text as string);
      return { path, bytes, sha256: sha256(bytes) };
    });
    const edition = readEdition({ styles, files });
    expect(edition.style.id).toBe(style);
    const { notes } = renderSourcePage(sourceOf(edition), renderingOf(edition));
    const shown = textContent(notes);
    const cited = shown.match(/See \[[^\]]+\]/g);
    expect(cited).toEqual([
      'See [Creel to House, September 25, 1918]',
      'See [Creel to House, September 25, 1918, 2]',
    ]);
    expect(shown).not.toMatch(/ibid/i);
  },
);

test.each([
  [chicago, '1772?', 'Map. [1772?].'],
  [chicago, '1772~', 'Map. [c. 1772].'],
  [chicago, '1772%', 'Map. [c. 1772?].'],
  [chicago, '1850~/1860?', 'Map. c. 1850 – 1860?'],
  [mla, '1772~', 'Map. Circa 1772.'],
  [mla, '1772?', 'Map. Circa 1772?'],
])('in %s %s is told for what it is', (style, raw, words) => {
  const work = { id: 'a', type: 'map', title: 'Map', issued: { raw } };
  const text = render('a', 'a.json', JSON.stringify([work]));
  expect(text({ key: 'a', style, documented: '', source: '' }).replace(/[“”]/g, '')).toBe(words);
});

test('what is spelt out has no capital within a sentence', () => {
  const work = { type: 'article-journal', title: 'Map', 'container-title': 'Maps' };
  const text = render(
    'a',
    'a.json',
    JSON.stringify([{ id: 'a', ...work, issued: { raw: '1772~' } }]),
  );
  expect(text({ key: 'a', style: mla, documented: '', source: '' })).toBe(
    '“Map.” Maps, circa 1772.',
  );
});

test('there are twenty, of letters, manuscripts, interviews, hearings and pages', () => {
  expect(rows).toHaveLength(20);
});

test.each(
  rows.flatMap((row) => {
    const text = entries[row.key];
    return text === undefined ? [] : [{ ...row, text }];
  }),
)('$key in $style is the same from Zotero’s BibLaTeX', ({ text, ...row }) => {
  const same = (words: string) => words.toLowerCase();
  const expected = row.set ?? row.documented;
  // Zotero keeps the capitals of a title, which APA leaves to whoever writes it.
  expect(same(render(row.key, 'a.bib', text)(row))).toBe(same(expected));
});
