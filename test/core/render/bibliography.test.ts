import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReferences } from '../../../src/core/edition/references.ts';
import { textFile } from '../../../src/core/page/file.ts';
import {
  createBibliography,
  type Formatted,
  type Keep,
  type Style,
} from '../../../src/core/render/bibliography.ts';
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
  style: Style = 'apa',
  language = 'en',
  keep?: Keep,
) {
  const { references } = parseReferences(textFile('a.json', JSON.stringify(works)), 'csl-json');
  return createBibliography(references, cites, style, language, keep);
}

describe('an entry', () => {
  test('is set by the style, with its markup and its address as a link', () => {
    expect(bibliographyOf([podvig]).entry('podvig-2001')).toBe(
      'Podvig, P. (2001). <i>Russian Strategic Nuclear Forces</i>. MIT Press. <a href="https://example.org/forces_(book">https://example.org/forces_(book</a>).',
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

  test('has an address that is a title as a link, and no other markup of a title', () => {
    const title = 'https://example.org/a';
    expect(bibliographyOf([{ ...podvig, title }]).entry(podvig.id)).toContain(
      '<i><a href="https://example.org/a">https://example.org/a</a></i>',
    );
    const small = 'On <span style="font-variant: small-caps;">Arms</span>';
    expect(bibliographyOf([{ ...podvig, title: small }]).entry(podvig.id)).toContain('On Arms');
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
            expect(each).toMatch(/^<(?:\/?(?:i|b|sup|sub|em|strong|a)|a href="https?:[^"]*")>$/);
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
  ])('at “%s”', (locator, expected) => {
    const bibliography = bibliographyOf(works, [{ key: 'podvig-2001', locator }]);
    expect(bibliography.cite('podvig-2001', locator)).toBe(expected);
    expect(bibliography.cite('podvig-2001')).toBe('Podvig, 2001');
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

  test('of a work that there is none of is its key', () => {
    expect(bibliographyOf(works).cite('none', 'p. 9')).toBe('none');
    expect(bibliographyOf(works).cite('none')).toBe('none');
  });
});
