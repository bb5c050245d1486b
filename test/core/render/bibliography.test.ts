import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReferences, type Reference } from '../../../src/core/edition/references.ts';
import { textFile } from '../../../src/core/page/file.ts';
import {
  createBibliography,
  type Formatted,
  type Keep,
} from '../../../src/core/render/bibliography.ts';
import { html, textContent } from '../../../src/core/render/hast.ts';
import { chooseStyle } from '../../../src/core/edition/style.ts';
import { styleOf } from '../edition/own-style.ts';
import { styles } from '../../../src/io/styles.ts';
import { anyText } from '../hostile.ts';

const podvig = {
  id: 'podvig-2001',
  type: 'book',
  title: 'Russian Strategic Nuclear Forces',
  author: [{ family: 'Podvig', given: 'Pavel' }],
  issued: { 'date-parts': [[2001]] },
  publisher: 'MIT Press',
  URL: 'https://example.org/forces_(book).',
};

/** The bibliography of these works, of which these citations are set. */
function bibliographyOf(
  works: readonly object[],
  cites: { key: string; locator?: string }[] = [],
  id = 'apa',
  language = 'en',
  keep?: Keep,
) {
  const { references } = parseReferences(textFile('a.json', JSON.stringify(works)), 'csl-json');
  const { style } = chooseStyle(id, { file: '' }, styles);
  const bibliography = createBibliography(references, cites, style, language, keep);
  return {
    ...bibliography,
    entry: (key: string) => html(bibliography.entry(key)),
    cite: (key: string, locator?: string) => textContent(bibliography.cite(key, locator)),
  };
}

/** The address of a DOI with angle brackets, which an address cannot have. */
function siciAddress(doi: string): string {
  return `https://doi.org/${doi.replace('<', '%3C').replace('>', '%3E')}`;
}

describe('an entry', () => {
  test('is set by the style, with its markup and its address as a link', () => {
    expect(bibliographyOf([podvig]).entry('podvig-2001')).toBe(
      'Podvig, P. (2001). <i>Russian Strategic Nuclear Forces</i>. MIT Press. <a href="https://example.org/forces_(book).">https://example.org/forces_(book).</a>',
    );
  });

  test.each([
    ['harvard1', /^Podvig, P\. \(2001\) Russian/],
    ['vancouver', /^1\. Podvig P\. Russian/],
  ] as const)('in the style %s', (style, begins) => {
    const entry = bibliographyOf([podvig], [], style).entry('podvig-2001');
    expect(entry.replace(/<[^>]*>/g, '')).toMatch(begins);
  });

  test('is set in the language of the edition, else in its nearest, else in English', () => {
    const works = [{ ...podvig, author: undefined, editor: podvig.author }];
    const entry = (language: string) => bibliographyOf(works, [], 'apa', language).entry(podvig.id);
    expect(entry('de')).not.toBe(entry('en'));
    expect(entry('de-AT')).toBe(entry('de'));
    expect(entry('tlh')).toBe(entry('en-US'));
  });

  test('of works of one author and year tells them apart', () => {
    const works = [podvig, { ...podvig, id: 'other', title: 'Another Book' }];
    const bibliography = bibliographyOf(works);
    expect(bibliography.cite('other')).toBe('Podvig, 2001a');
    expect(bibliography.cite('podvig-2001')).toBe('Podvig, 2001b');
    expect(bibliography.entry('other')).toContain('(2001a)');
  });

  test('has links by its fields alone, and no other markup of a title', () => {
    const title = 'https://example.org/a';
    expect(bibliographyOf([{ ...podvig, title }]).entry(podvig.id)).toContain(
      '<i>https://example.org/a</i>',
    );
    const small = 'On <span style="font-variant: small-caps;">Arms</span>';
    expect(bibliographyOf([{ ...podvig, title: small }]).entry(podvig.id)).toContain('On Arms');
  });

  const sici = '10.1002/(SICI)1096-987X(199803)19:4<377::AID-JCC1>3.0.CO;2-P';

  test.each([
    ['URL', 'https://example.org/Ferry_(boat)', 'https://example.org/Ferry_(boat)'],
    ['URL', 'https://example.org/"><b> ü', 'https://example.org/%22%3E%3Cb%3E%20ü'],
    ['DOI', '10.1000/xyz123', 'https://doi.org/10.1000/xyz123'],
    ['DOI', 'https://doi.org/10.1000/xyz123', 'https://doi.org/10.1000/xyz123'],
    ['DOI', 'doi:10.1000/xyz123', 'https://doi.org/10.1000/xyz123'],
    ['DOI', `http://dx.doi.org/${encodeURIComponent(sici)}`, siciAddress(sici)],
    ['DOI', sici, siciAddress(sici)],
    ['DOI', '10.1000/a#b?c%', 'https://doi.org/10.1000/a%23b%3Fc%25'],
    ['DOI', 'https://doi.org/10.1000/%', 'https://doi.org/10.1000/%25'],
  ])('leads where %s says: %s', (field, value, href) => {
    const { URL: _, ...work } = podvig;
    const entry = bibliographyOf([{ ...work, [field]: value }]).entry(podvig.id);
    expect(/<a href="([^"]*)"/.exec(entry)?.[1]).toBe(href);
    expect(entry.match(/doi\.org\//g)?.length ?? 2).toBe(2);
  });

  test('has an address that cannot be followed as text', () => {
    const entry = bibliographyOf([{ ...podvig, URL: 'javascript:alert(1)' }]).entry(podvig.id);
    expect(entry).toContain('javascript:alert(1)');
    expect(entry).not.toContain('<a');
  });

  const letter = {
    id: 'letter',
    type: 'personal_communication',
    title: 'To the <i>Harbour</i>',
    author: [{ given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Haven' }],
    recipient: [{ given: 'Ann', family: 'Porter' }, { literal: 'the Council' }],
    issued: { 'date-parts': [[1898]] },
  };

  test('is each work’s own, also of one that the style leaves out', () => {
    const works = [
      { ...podvig, id: 'zulu', title: 'Zulu' },
      letter,
      { ...letter, id: 'interview', type: 'interview', title: 'Talk' },
      { id: 'bare', type: 'personal_communication', volume: 3, DOI: '10.1/a' },
      { ...podvig, id: 'alpha', title: 'Alpha' },
    ];
    for (const style of ['apa', 'harvard1', 'vancouver'] as const) {
      const { entry } = bibliographyOf(works, [], style);
      expect(entry('zulu')).toContain('Zulu');
      expect(entry('letter')).toContain('Harbour');
      expect(entry('interview')).toContain('Talk');
      expect(entry('alpha')).toContain('Alpha');
      expect(works.map(({ id }) => entry(id)).join()).not.toMatch(/undefined|NaN|null|STYLE ERROR/);
    }
    const nothing = bibliographyOf([{ id: 'nothing', type: 'book' }], [], 'vancouver');
    expect(nothing.entry('nothing')).toBe('1. nothing');
    const { entry } = bibliographyOf(works);
    expect(entry('bare')).toBe('bare. 3. <a href="https://doi.org/10.1/a">10.1/a</a>');
    expect(entry('letter')).toMatch(
      /^L\. van Haven, personal communication, 1898[ab]?\. <i>To the Harbour<\/i>\. To Ann Porter, the Council$/,
    );
  });

  test.each([
    ['en', /\. To Ann Porter, the Council$/, /\. To Ann Porter et al\.$/],
    ['fa', /\. به Ann Porter،\u200f? the Council$/, /\. به Ann Porter و دیگران$/],
    ['ru', /\. Кому: Ann Porter,? (?:и )?the Council$/, /\. Кому: Ann Porter и др\.$/],
  ])('says in %s to whom it went where the style leaves it out', (language, to, toMore) => {
    const recipient = [{ given: 'Ann', family: 'Porter' }, { literal: 'others' }];
    const works = [letter, { ...letter, id: 'more', recipient }];
    const { entry } = bibliographyOf(works, [], 'apa', language);
    expect(entry('letter').replace(/<[^>]*>/g, '')).toMatch(to);
    expect(entry('more').replace(/<[^>]*>/g, '')).toMatch(toMore);
  });

  test.each(['apa', 'harvard1', 'vancouver'] as const)(
    'in %s tells once where the work lies, which the style may leave out',
    (style) => {
      const lies = {
        archive: 'Archive of the <i>Harbour</i>',
        'archive-place': 'Port Haven',
        archive_collection: 'Porter papers',
        archive_location: 'Box 12, f. 3r',
        'call-number': 'MS 12.',
      };
      const types = ['book', 'article-journal', 'manuscript', 'personal_communication'];
      const works = types.map((type) => ({
        ...podvig,
        ...lies,
        URL: undefined,
        id: type,
        type,
        page: '12',
      }));
      const { entry, cite } = bibliographyOf(works, [], style);
      for (const type of types) {
        const words = entry(type).replace(/<[^>]*>/g, '');
        for (const told of Object.values(lies))
          expect(words.split(told.replace(/<[^>]*>/g, '')), `${type} ${words}`).toHaveLength(2);
        expect(words).not.toMatch(/\.\.|[\uE000-\uF8FF]/);
        expect(entry(type)).toContain('<i>Harbour</i>');
        expect(cite(type)).not.toMatch(/[\uE000-\uF8FF]/);
      }
    },
  );

  test('ends with where the work lies, in a sentence of its own', () => {
    const { URL, ...work } = podvig;
    const set = (fields: object) => bibliographyOf([{ ...work, ...fields }]).entry(podvig.id);
    expect(set({ 'call-number': 7, archive: ' ' })).toMatch(/MIT Press\. 7\.$/);
    expect(set({ URL: URL.slice(0, -1), 'call-number': 'MS 7.' })).toMatch(/<\/a>\. MS 7\.$/);
  });

  test.each([
    [
      'apa',
      'en',
      ['Doe, J. et al. (2001).', '(A. Roe, The Port, et al., Eds.)', 'Doe et al., 2001'],
    ],
    ['harvard1', 'de', ['Doe, J. <i>u. a.</i> (2001)', 'Roe, The Port, <i>u. a.</i>']],
    ['vancouver', 'fr', ['1. Doe J et al. Haven [', 'Roe A, The Port, et al., éditeurs']],
  ] as const)('in %s (%s) has other names by a term of the style', (style, language, words) => {
    const others = { literal: 'others' };
    const work = {
      ...podvig,
      title: 'Haven',
      author: [{ family: 'Doe', given: 'Jane' }, others],
      editor: [{ family: 'Roe', given: 'Ann' }, { literal: 'The Port' }, others],
    };
    const { entry, cite } = bibliographyOf([work], [], style, language);
    const set = `${entry(podvig.id)} ${cite(podvig.id)}`;
    for (const each of words) expect(set).toContain(each);
    expect(set).not.toMatch(/others|al\.\.|[\uE000-\uF8FF]/);
    const sent = bibliographyOf([{ ...letter, recipient: work.author }], [], style);
    expect(sent.entry('letter')).not.toContain('others');
  });

  test.each(['؟', '？', '！', '。', '۔', '?', '!', '؟”'])(
    'has no full stop after a title that ends in “%s”',
    (end) => {
      const title = `Whose Harbour${end}`;
      const works = [
        { ...podvig, URL: undefined, title },
        { ...podvig, URL: undefined, id: 'marked', title: `<b>${title}</b>` },
        { ...letter, title, 'call-number': 'MS 12.', DOI: '10.1/a' },
        { ...letter, id: 'bare', title },
      ];
      for (const style of ['apa', 'harvard1', 'vancouver'] as const) {
        const { entry } = bibliographyOf(works, [], style);
        for (const { id } of works) {
          const words = entry(id).replace(/<[^>]*>/g, '');
          expect(words).toContain(title);
          expect(words).not.toMatch(/[؟？！。۔?!”]\s*\.|\.\./);
        }
      }
    },
  );

  test('of a work that the processor cannot set is made of its fields, and others keep theirs', () => {
    const faulty = (key: string, fields: object): Reference => ({
      key,
      work: Object.defineProperty({ id: key, type: 'book', ...fields }, 'edition', {
        enumerable: true,
        get: () => {
          throw new Error('no such edition');
        },
      }),
      file: 'a.json',
      index: 0,
    });
    const { references } = parseReferences(
      textFile('a.json', JSON.stringify([podvig])),
      'csl-json',
    );
    const author = [{ family: 'Doe' }, { literal: 'The Port' }];
    const works = [
      faulty('one', { author, issued: { 'date-parts': [[1914]] }, title: 'One' }),
      ...references,
      faulty('two', { issued: { literal: 'undated' } }),
      faulty('three', { author, issued: { raw: '1914?' } }),
      faulty('four', { author }),
      faulty('five', { type: 'report' }),
      faulty('six', { author: [{ family: 'Doe' }, { literal: 'others' }] }),
      faulty('seven', { author, issued: { 'date-parts': [[0], [1890]] } }),
    ];
    const {
      entry,
      cite,
      faulty: told,
    } = createBibliography(works, [{ key: 'five', locator: 'p. 3' }], { id: 'apa' }, 'en');
    expect(html(entry('one'))).toBe('Doe, The Port, 1914. <i>One</i>');
    expect(html(entry('podvig-2001'))).toContain('Podvig, P. (2001)');
    expect(['two', 'three', 'four', 'five', 'six'].map((key) => textContent(cite(key)))).toEqual([
      'undated',
      'Doe, The Port, 1914?',
      'Doe, The Port',
      'five',
      'Doe et al.',
    ]);
    expect(textContent(cite('seven'))).toBe('Doe, The Port, 1890');
    expect(textContent(cite('five', 'p. 3'))).toBe('five, p. 3');
    const persian = createBibliography(works, [], { id: 'apa' }, 'fa');
    expect(textContent(persian.cite('six'))).toBe('Doe و دیگران');
    expect(told().map(({ key }) => key)).toEqual([
      'one',
      'two',
      'three',
      'four',
      'five',
      'six',
      'seven',
    ]);
  });

  test.each([
    ['apa', { 'date-parts': [[1914, 7], [1918]] }, '(July 1914–1918)'],
    ['apa', { 'date-parts': [[1914], [1918, 11]] }, '(1914–November 1918)'],
    ['apa', { 'date-parts': [['2014', 12, 31], [0]] }, '2014–)'],
    ['apa', { 'date-parts': [[-44, 3, 15], [-43]] }, '(15 March 44 '],
    ['apa', { 'date-parts': [[1850]], circa: true }, '(ca. 1850)'],
    ['apa', { 'date-parts': [[1723]], literal: '25 October 1723 O.S.' }, '(25 October 1723 O.S.)'],
    ['harvard1', { 'date-parts': [[1850]], circa: true }, '(c. 1850)'],
    ['vancouver', { 'date-parts': [[1850, 2], [0]], circa: true }, 'c. February 1850–.'],
    ['apa', { raw: '185X' }, '(1850–1859)'],
    ['harvard1', { raw: '18XX~' }, '(c. 1800–1899)'],
    ['apa', { raw: '2001-21/2001-23' }, '(spring 2001 – autumn 2001)'],
    ['apa', { 'date-parts': [[0], [1890]] }, '(–1890)'],
    ['apa', { 'date-parts': [[0], [1890, 10, 3]] }, '(–3 October 1890)'],
    ['apa', { 'date-parts': [[0], [1890]], circa: true }, '(ca. –1890)'],
    ['harvard1', { 'date-parts': [[0], [1890]] }, '(–1890)'],
    ['vancouver', { 'date-parts': [[0], [1890]] }, ' –1890.'],
    ['vancouver', { 'date-parts': [[0], [1890]], circa: true }, ' c. –1890.'],
    ['apa', { raw: '1850~/1860?' }, '(c. 1850 – 1860?)'],
    ['apa', { raw: '1850?' }, '(ca. 1850)'],
    ['harvard1', { raw: '1850?' }, '(c. 1850?)'],
  ] as const)('in %s has the date %j as %s', (style, issued, words) => {
    const work = {
      ...podvig,
      type: words.includes('ber') || words.startsWith('J') ? 'article-newspaper' : 'book',
    };
    expect(bibliographyOf([{ ...work, issued }], [], style).entry(podvig.id)).toContain(words);
  });

  test('is the key of a work that there is none of', () => {
    for (const works of [[podvig], []]) {
      const bibliography = bibliographyOf(works);
      expect(bibliography.entry('a<b')).toBe('a&lt;b');
      expect(bibliography.cite('a<b', 'p. 3')).toBe('a<b');
    }
  });

  test.each(['__proto__', 'constructor', 'toString', '0'])('has any key: %s', (key) => {
    const bibliography = bibliographyOf([{ ...podvig, id: key }]);
    expect(bibliography.cite(key)).toBe('Podvig, 2001');
    expect(bibliography.entry(key)).toContain('Strategic');
  });

  test('has nothing but text and plain elements, whatever stands in its fields', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('<script>', '<b onclick="x">', '<!--', '&lt;', '<a href="javascript:x">'),
        (words, tag) => {
          const title = `T${words}${tag}${words}</b>`;
          const entry = bibliographyOf([{ ...podvig, title, note: title }]).entry(podvig.id);
          const tags = entry.match(/<[^>]*>/g) ?? [];
          for (const each of tags) {
            expect(each).toMatch(
              /^<(?:\/?(?:i|b|sup|sub|em|strong|a|bdi)|a href="https?:[^"]*")>$/,
            );
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a citation', () => {
  const works = [podvig, { ...podvig, id: 'two', issued: { 'date-parts': [[2002]] } }];

  test.each([
    ['p. 3', 'Podvig, 2001, p. 3'],
    ['pp. 3–5', 'Podvig, 2001, pp. 3–5'],
    ['7', 'Podvig, 2001, p. 7'],
    ['§ 4', 'Podvig, 2001, Section 4'],
    ['sec. 4', 'Podvig, 2001, Section 4'],
    ['ch. 2', 'Podvig, 2001, Chapter 2'],
    ['chap. 2', 'Podvig, 2001, Chapter 2'],
    ['para. 9', 'Podvig, 2001, para. 9'],
    ['¶ 9', 'Podvig, 2001, para. 9'],
    ['vol. 1', 'Podvig, 2001, Volume 1'],
    ['note 5', 'Podvig, 2001, Note 5'],
    ['line 8', 'Podvig, 2001, line 8'],
    ['preamble', 'Podvig, 2001, preamble'],
    ['11 June', 'Podvig, 2001, 11 June'],
    ['2nd part', 'Podvig, 2001, 2nd part'],
    ['12:3', 'Podvig, 2001, 12:3'],
    ['1914-06-28', 'Podvig, 2001, 1914-06-28'],
    ['civil', 'Podvig, 2001, civil'],
    ['xii', 'Podvig, 2001, p. xii'],
    ['XIV', 'Podvig, 2001, p. XIV'],
    ['12r', 'Podvig, 2001, p. 12r'],
    ['3r–4v', 'Podvig, 2001, pp. 3r–4v'],
    ['12r-v', 'Podvig, 2001, p. 12r-v'],
    ['12 ff.', 'Podvig, 2001, p. 12 ff.'],
    ['xii, 3 and 5–7', 'Podvig, 2001, pp. xii, 3 and 5–7'],
    ['۱۲', 'Podvig, 2001, p. ۱۲'],
  ])('at “%s”', (locator, expected) => {
    const bibliography = bibliographyOf(works, [{ key: 'podvig-2001', locator }]);
    expect(bibliography.cite('podvig-2001', locator)).toBe(expected);
    expect(bibliography.cite('podvig-2001')).toBe('Podvig, 2001');
  });

  test.each([
    ['p. 12', '2, p. 12'],
    ['12', '2, p. 12'],
    ['§ 4', '2, § 4'],
    ['preamble', '2, preamble'],
  ])('of a style of numbers tells the number and the place: %s', (locator, expected) => {
    const bibliography = bibliographyOf(works, [{ key: 'two', locator }], 'vancouver');
    expect(bibliography.cite('two', locator)).toBe(expected);
    expect(bibliography.cite('two')).toBe('2');
  });

  test('says the same of each work at the same place, and once for all mentions', () => {
    const cites = ['podvig-2001', 'two', 'two', 'none'].map((key) => ({ key, locator: 'p. 3' }));
    const bibliography = bibliographyOf(works, cites);
    expect(bibliography.cite('two', 'p. 3')).toBe('Podvig, 2002, p. 3');
    expect(bibliography.cite('podvig-2001', 'p. 3')).toBe('Podvig, 2001, p. 3');
  });

  test('at a place that was not named before has it as it is written', () => {
    expect(bibliographyOf(works).cite('two', 'page nine')).toBe('Podvig, 2002, page nine');
  });

  test('is kept for the same works at the same places, in whatever order they are named', () => {
    const kept = new Map<string, Formatted>();
    const keep: Keep = (input, make) => {
      const key = JSON.stringify(input);
      const made = kept.get(key) ?? make();
      kept.set(key, made);
      return made;
    };
    const cites = ['p. 3', 'p. 9', 'p. 5'].map((locator) => ({ key: 'two', locator }));
    for (const named of [cites, cites.toReversed()]) {
      const bibliography = bibliographyOf(works, named, 'apa', 'en', keep);
      expect(bibliography.cite('two', 'p. 9')).toBe('Podvig, 2002, p. 9');
    }
    expect(kept.size).toBe(1);
    bibliographyOf(works, cites, 'vancouver', 'en', keep).cite('two');
    expect(kept.size).toBe(2);
  });

  test('in a style of notes is a short note, in its sentence', () => {
    const { style } = chooseStyle('chicago-note-bibliography', { file: '' }, styles);
    const report = { ...podvig, id: 'report', type: 'article-newspaper', title: 'Talks in Moscow' };
    const asked = { ...report, id: 'asked', title: 'Who Met?' };
    const { references } = parseReferences(
      textFile('a.json', JSON.stringify([podvig, report, asked])),
      'csl-json',
    );
    const cites = references.map(({ key }) => ({ key, locator: 'p. 3' }));
    const { cite, entry } = createBibliography(references, cites, style, 'en');
    expect(html(cite('podvig-2001'))).toBe('Podvig, <i>Russian Strategic Nuclear Forces</i>');
    expect(html(cite('podvig-2001', 'p. 3'))).toBe(
      'Podvig, <i>Russian Strategic Nuclear Forces</i>, 3',
    );
    expect(html(cite('report'))).toBe('Podvig, “Talks in Moscow”');
    // American styles put the comma into the quotation.
    expect(html(cite('report', 'p. 3'))).toBe('Podvig, “Talks in Moscow,” 3');
    expect(html(cite('asked', 'p. 3'))).toBe('Podvig, “Who Met?,” 3');
    expect(html(cite('report', 'p. 4'))).toBe('Podvig, “Talks in Moscow”, p. 4');
    expect(html(entry('podvig-2001'))).toMatch(/^Podvig, Pavel\. <i>Russian/);
    // No dash stands for an author: an entry is read without the one before it.
    expect(html(entry('report'))).toMatch(/^Podvig, Pavel\. “Talks/);
  });

  test('in a style without a list of works is as it is, and so is what can be told of them', () => {
    const { style } = chooseStyle('bluebook-law-review', { file: '' }, styles);
    const { references } = parseReferences(
      textFile('a.json', JSON.stringify([podvig])),
      'csl-json',
    );
    const { cite, entry, faulty } = createBibliography(references, [], style, 'en');
    expect(textContent(cite('podvig-2001'))).toContain('Podvig');
    expect(textContent(entry('podvig-2001'))).toContain('Russian Strategic Nuclear Forces');
    expect(faulty()).toEqual([]);
  });

  test('of a work that there is none of is its key', () => {
    expect(bibliographyOf(works).cite('none', 'p. 9')).toBe('none');
    expect(bibliographyOf(works).cite('none')).toBe('none');
  });
});

describe('a style that has no list of works', () => {
  const letter = {
    ...{ id: 'smith', type: 'personal_communication', title: 'Letter on the harbour' },
    author: [{ family: 'Smith', given: 'Jane' }],
    recipient: [{ family: 'Doe', given: 'Al' }],
    ...{ issued: { 'date-parts': [[1865, 5, 3]] }, archive: 'State Archive' },
  };
  const treaty = { id: 'treaty', type: 'treaty', title: 'Treaty of Turkmanchay' };

  test.each([
    [
      'mercatus-center',
      'Jane Smith to Al Doe, “Letter on the Harbour,” May 3, 1865, State Archive.',
      '“Treaty of Turkmanchay,” n.d.',
    ],
    ['bluebook-inline', 'Letter on the harbour. State Archive.', 'Treaty of Turkmanchay.'],
    // It prints nothing for a treaty without a date.
    [
      'international-review-of-the-red-cross',
      'Jane Smith, “Letter on the harbour”, 03 May 1865. State Archive.',
      'Treaty of Turkmanchay.',
    ],
  ])('lists each as it is first cited: %s', (style, ...expected) => {
    const { entry } = bibliographyOf([letter, treaty], [], style);
    expect([entry('smith'), entry('treaty')]).toEqual(expected);
  });

  test('and one that leaves a work out of its list, tell no title twice', () => {
    const unlisted = { ...letter, type: 'personal_communication', title: 'The <i>Harbour</i>?' };
    const style = 'london-review-of-international-law';
    for (const id of ['apa', 'chicago-note-bibliography', style])
      expect(
        bibliographyOf([unlisted], [], id)
          .entry('smith')
          .match(/harbour/gi),
      ).toHaveLength(1);
  });

  test('and has nothing to say of one has it listed by its fields', () => {
    const { references } = parseReferences(
      textFile('a.json', JSON.stringify([{ ...letter, genre: 'Letter' }, treaty])),
      'csl-json',
    );
    const xml = styleOf('<text variable="genre"/>');
    const { entry } = createBibliography(references, [], { id: 'own', xml }, 'en');
    expect(html(entry('smith'))).toBe('Letter. State Archive.');
    expect(html(entry('treaty'))).toBe('treaty. <i>Treaty of Turkmanchay</i>');
  });
});
