import { describe, expect, test } from 'vitest';
import { pageOf, placesOf, problemsOf, talks, text } from './example.ts';

const moscow = 'content/glossary/moscow.mdx';
const timeline = 'content/timeline.yaml';
const works = 'content/references/works.json';
const bib = 'content/references/more.bib';
const about = 'content/edition.yaml';
const override = '\u202E';

describe('an invisible character is told', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['in a note', { [talks]: pageOf(`${text}[^a]`, `[^a]: A${override}b.`) }, ['12:8']],
    [
      'in a note, by number',
      { [talks]: pageOf(`${text}[^a]`, '[^a]: &amp; A&#x202E;b.') },
      ['12:14'],
    ],
    [
      'in a note, by name',
      { [talks]: pageOf(`${text}[^a]`, '[^a]: A&ZeroWidthSpace;b.') },
      ['12:8'],
    ],
    ['in commentary', { [talks]: pageOf(text, `A${override}b.`) }, ['12:2']],
    [
      'above the text',
      { [talks]: pageOf().replace('<Source>', `A${override}b.\n\n<Source>`) },
      ['6:2'],
    ],
    [
      'in a tag',
      { [talks]: pageOf(text.replace('Moscow', `<Term id="moscow"\u200B>Moscow</Term>`)) },
      ['8:39'],
    ],
    ['in the frontmatter', { [talks]: pageOf(text, '', `place: A${override}b\n`) }, ['4:9']],
    [
      'in the frontmatter, escaped',
      { [talks]: pageOf(text, '', 'place: "A\\\\ \\u202Eb"\n') },
      ['4:13'],
    ],
    [
      'in the frontmatter, escaped, behind a comment that ends with a carriage return alone',
      { [talks]: pageOf(text, '', '# x\rplace: "A\\ \u202Eb"\n') },
      ['5:12'],
    ],
    [
      'in a style of its own, by number',
      {
        'content/styles/own.csl': `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">\n<citation><layout><text value="x&#x202E;y"/></layout></citation></style>\n`,
      },
      ['content/styles/own.csl 2:33'],
    ],
    [
      'in the glossary',
      { [moscow]: `---\nterm: Moscow\nkind: place\n---\nA${override}b\n` },
      [`${moscow} 5:2`],
    ],
    [
      'in the glossary, by number',
      { [moscow]: '---\nterm: Moscow\nkind: place\n---\nA&#8238;b\n' },
      [`${moscow} 5:2`],
    ],
    [
      'in an alias',
      { [moscow]: '---\nterm: Moscow\nkind: place\naliases: ["\\x85"]\n---\n' },
      [`${moscow} 4:12`],
    ],
    [
      'in the timeline',
      { [timeline]: `- date: 2002\n  text: A${override}b\n` },
      [`${timeline} 2:10`],
    ],
    [
      'in the timeline, escaped',
      { [timeline]: '- date: 2002\n  text: "A\\U000E0041\\P"\n' },
      [`${timeline} 2:11`, `${timeline} 2:21`],
    ],
    [
      'in references',
      { [works]: `[{ "id": "bulletin", "type": "book", "title": "A${override}b" }]` },
      [`${works} 1:49`],
    ],
    [
      'in references, escaped',
      { [works]: '[{ "id": "bulletin", "type": "book", "title": "\\"\\u202Eb" }]' },
      [`${works} 1:50`],
    ],
    [
      'in BibTeX',
      {
        [bib]: `@book{b, title = {A${override}b}}\n`,
        [timeline]: '- date: 2002\n  text: See [@b].\n',
      },
      [`${bib} 1:20`],
    ],
    [
      'in the edition',
      { [about]: `title: A${override}b\nurl: https://example.org\n` },
      [`${about} 1:9`],
    ],
    [
      'in a guide',
      { 'content/guides/reading.mdx': `---\ntitle: A\n---\nA${override}b\n` },
      ['content/guides/reading.mdx 4:2'],
    ],
    [
      'outside a page without source text',
      { [talks]: pageOf().replace('<Source>', `A${override}b`) },
      ['6:2'],
    ],
  ])('%s', (_, files, places) => {
    const found = problemsOf(files).filter(({ code }) => code === 'character-invisible');
    expect(placesOf(found)).toEqual(places.map((at) => `${at} character-invisible`));
  });
});

describe('a letter with scores of marks is told', () => {
  const marks = '\u0301\u0302'.repeat(200);
  const note = `${text}[^a]`;

  test.each<[string, Record<string, string>, string[]]>([
    ['in a note', { [talks]: pageOf(note, `[^a]: e${marks} b.`) }, ['12:8']],
    ['in a note, by number', { [talks]: pageOf(note, `[^a]: e${'&#769;'.repeat(99)}.`) }, ['12:8']],
    [
      'before the text',
      { [talks]: pageOf().replace('<Source>', `o${marks}\n\n<Source>`) },
      ['6:2'],
    ],
    ['in a title', { [talks]: pageOf().replace('Talks', `Talks${marks}`) }, ['2:13']],
    [
      'in the glossary',
      { [moscow]: `---\nterm: Moscow\nkind: place\n---\nA${marks}b\n` },
      [`${moscow} 5:2`],
    ],
    ['in the timeline', { [timeline]: `- date: 2002\n  text: A${marks}\n` }, [`${timeline} 2:10`]],
    [
      'in references, escaped',
      { [works]: `[{ "id": "bulletin", "type": "book", "title": "e${'\\u0301'.repeat(99)}" }]` },
      [`${works} 1:49`],
    ],
    [
      'in the edition',
      { [about]: `title: A${marks}\nurl: https://example.org\n` },
      [`${about} 1:9`],
    ],
  ])('%s', (_, files, places) => {
    const found = problemsOf(files).filter(({ code }) => code === 'character-overmarked');
    expect(placesOf(found)).toEqual(places.map((at) => `${at} character-overmarked`));
  });

  test('but not in the text of a seed', () => {
    const said = `The ministers${marks} met.`;
    expect(placesOf(problemsOf({ [talks]: pageOf(said), 'seeds/talks.txt': said }))).toEqual([]);
  });
});

describe('a character is let pass', () => {
  test.each<[string, Record<string, string>]>([
    ['that the seed holds', { [talks]: pageOf('A\u200Bb'), 'seeds/talks.txt': 'A\u200Bb' }],
    [
      'that a script needs',
      { [talks]: pageOf(`${text}[^a]`, '[^a]: می\u200Cخواهم, می&zwnj;خواهم.') },
    ],
    [
      'that is written about',
      { [talks]: pageOf(`${text}[^a]`, '[^a]: A \\&#x202E; is a \\u202E.') },
    ],
    [
      'that no quotation marks make an escape',
      { [talks]: pageOf(text, '', "place: \\u202E\nreceived: '\\u202E'\n") },
    ],
    [
      'that an escape makes visible',
      { [talks]: pageOf(text, '', 'place: "\\u00E9\\n\\xe9\\\\u202E"\n') },
    ],
    ['that is a tab', { [talks]: pageOf(`${text}[^a]`, '[^a]: A\tb&Tab;c.') }],
  ])('%s', (_, files) => expect(placesOf(problemsOf(files))).toEqual([]));
});

test('a place is as long as what is written there', () => {
  const [problem] = problemsOf({ [talks]: pageOf(`${text}[^a]`, '[^a]: A&#x202E;b.') });
  expect(problem?.place).toEqual({
    file: talks,
    start: { line: 12, column: 8 },
    end: { line: 12, column: 16 },
  });
});
