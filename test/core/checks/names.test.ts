import { describe, expect, test } from 'vitest';
import { fileOf } from '../../../src/core/edition/file-of.ts';
import { runChecks } from '../../../src/core/checks/run.ts';
import { editionOf, file, pageOf, placesOf, problemsOf, talks, text } from './example.ts';

const about = 'content/edition.yaml';
const moscow = 'content/glossary/moscow.mdx';
const timeline = 'content/timeline.yaml';
const entry = (fields: string, definition = '') => `---\n${fields}---\n${definition}\n`;
const place = 'term: Moscow\nkind: place\n';

/** What is reported of these files. */
const faultsOf = (files: Record<string, string>) => placesOf(problemsOf(files));

describe('what names something is told where it stands', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['a publisher', { [talks]: pageOf(text, '', 'publisher: tass\n') }, ['4:12 speaker-unknown']],
    [
      'nobody as publisher',
      { [talks]: pageOf(text, '', 'publisher: unattributed\n') },
      ['4:12 speaker-unknown'],
    ],
    ['a chain', { [talks]: pageOf(text, '', 'via: [gazette, tass]\n') }, ['4:16 speaker-unknown']],
    [
      'an entry without an id',
      { [talks]: pageOf(text.replace('Moscow', '<Term>Moscow</Term>')) },
      ['8:22 attribute-missing'],
    ],
    [
      'an entry in a note',
      { [talks]: pageOf(`${text}[^a]`, '[^a]: <Term id="x">X</Term>.') },
      ['12:13 term-unknown'],
    ],
    [
      'an entry in the glossary',
      { [moscow]: entry(place, 'In <Term id="x">X</Term>.') },
      [`${moscow} 5:10 term-unknown`],
    ],
    [
      'an entry to leave unlinked',
      { [talks]: pageOf(text, '', 'unlinked: [moscow, x]\n') },
      ['4:20 term-unknown'],
    ],
    ['a sense', { [talks]: pageOf(text, '', 'senses: { Moscow: x }\n') }, ['4:19 term-unknown']],
    [
      'an organization',
      { [moscow]: entry(`${place}roles: [{ role: seat }, { role: host, organization: x }]\n`) },
      [`${moscow} 4:53 term-unknown`],
    ],
    [
      'the entry of a row',
      { [timeline]: '- date: 2002\n  text: Talks.\n  entry: x\n' },
      [`${timeline} 3:10 term-unknown`],
    ],
    [
      'the source that another translates',
      { [talks]: pageOf(text, '', 'translation-of: x\n') },
      ['4:17 source-unknown'],
    ],
    [
      'a source in the order',
      { [about]: 'title: A\nurl: https://a.org\norder: [talks, x]\n' },
      [`${about} 3:16 source-unknown`],
    ],
    [
      'a work, in the timeline',
      { [timeline]: '- date: 2002\n  text: Talks [@x].\n' },
      [`${timeline} 2:16 citation-unknown`],
    ],
    [
      'a work, in the glossary',
      { [moscow]: entry(place, 'See [@x].') },
      [`${moscow} 5:6 citation-unknown`],
    ],
    [
      'a work, in commentary',
      { [talks]: pageOf(text, 'See [@bulletin; @x].') },
      ['12:17 citation-unknown'],
    ],
  ])('%s', (_, files, expected) => expect(faultsOf(files)).toEqual(expected));
});

test('a hint at speakers names some', () => {
  const hintOf = (ids: string[], without?: string) => {
    const entries = ids.map((id) =>
      file(`content/glossary/${id}.mdx`, entry(`term: ${id}\nkind: person\n`)),
    );
    const page = file(talks, pageOf(text, '', 'via: [x]\n'));
    const edition = editionOf({ files: [page, ...entries], absent: without ? [without] : [] });
    return runChecks(edition).find(({ code }) => code === 'speaker-unknown')?.hint;
  };
  const write = 'write content/glossary/x.mdx, or use one of';
  expect(hintOf(['ann', 'ben'])).toBe(`${write}: ann, ben, gazette`);
  expect(hintOf([], 'content/glossary/gazette.mdx')).toBe(`${write}: unattributed`);
  expect(hintOf([...'abcdefghij'])).toBe(`${write}: a, b, c, d, e, f, g, gazette, …`);
});

describe('an ambiguous name', () => {
  const twice = {
    'content/glossary/east.mdx': entry('term: East\nkind: term\naliases: [the bloc]\n'),
    'content/glossary/west.mdx': entry('term: West\nkind: term\naliases: [the bloc]\n'),
  };
  const also = (problems = problemsOf(twice)) => problems.map(({ related }) => related?.length);

  test.each<[string, Record<string, string>, string[]]>([
    ['a note', { [talks]: pageOf(`${text}[^a]`, '[^a]: So the bloc.') }, ['12:10 alias-ambiguous']],
    ['commentary', { [talks]: pageOf(text, 'So said *the bloc*.') }, ['12:10 alias-ambiguous']],
    ['the glossary', { [moscow]: entry(place, 'In the bloc.') }, [`${moscow} 5:4 alias-ambiguous`]],
    [
      'the timeline',
      { [timeline]: '- date: 2002\n  text: The bloc meets.\n' },
      [`${timeline} 2:9 alias-ambiguous`],
    ],
  ])('is told in %s', (_, files, expected) => {
    const problems = problemsOf({ ...twice, ...files });
    expect(placesOf(problems)).toEqual(expected);
    expect(also(problems)).toEqual([2]);
  });

  test('is settled by the page', () => {
    const page = pageOf(text, 'So said the bloc.', 'senses: { The Bloc: west }\n');
    expect(faultsOf({ ...twice, [talks]: page })).toEqual([
      'content/glossary/east.mdx 2:7 entry-unused',
    ]);
  });
});

test('a work is told where it begins, also beside others with faults', () => {
  const works = '[\n\t{ "id": "a" },\n\t{ "id": "bulletin", "type": "book" },\n';
  const more = 'content/references/more.json';
  const bib = 'content/references/more.bib';
  const bad = '\t{ "id": "b c", "type": "book" },\n\t{ "id": "bulletin", "type": "book" }\n]\n';
  expect(faultsOf({ [more]: works + bad })).toEqual([
    `${more} 4:2 reference-invalid`,
    `${more} 2:2 field-missing`,
    `${more} 5:2 reference-repeated`,
    'content/references/works.json 1:2 reference-repeated',
  ]);
  expect(faultsOf({ [bib]: '@comment{none}\n\n @book{bulletin, title={A}}\n' })).toEqual([
    'content/references/works.json 1:2 reference-repeated',
  ]);
  expect(faultsOf({ [bib]: 'no works' })).toEqual([`${bib} 1:1 reference-invalid`]);
  expect(faultsOf({ [bib]: '\n' })).toEqual([]);
});

test('the name of a file is told once, as who reads the folder tells it', () => {
  const entry = '---\nterm: A\nkind: term\n---\n';
  const told = faultsOf({ 'content/glossary/A_b.mdx': entry });
  expect(told.filter((one) => one.includes('id-ill-formed'))).toEqual([
    'content/glossary/A_b.mdx id-ill-formed',
  ]);
});

test('a file that is not there is a bug of ours', () => {
  expect(() => fileOf(editionOf({ files: [] }), 'content/none.mdx')).toThrow('content/none.mdx');
});

test('a kind or verdict that resembles another is asked after', () => {
  const tag = (kind: string) =>
    `<Claim id="a" by="gazette" kind="${kind}" verdict="unverified">${text}</Claim>[^a]`;
  const told = (kind: string) => problemsOf({ [talks]: pageOf(tag(kind), '[^a]: A.') })[0];
  expect(told('evnt')).toMatchObject({
    hint: expect.stringMatching(/^did you mean “event”\? /),
    paste: 'kind="event"',
  });
  expect(told('weather')).not.toHaveProperty('paste');
});

test('a name that Windows keeps for a device is told, with whatever ending, and none that only begins like one', () => {
  const told = faultsOf({
    'content/glossary/nul.mdx': entry(place),
    'content/guides/com1.png': 'no picture',
    'content/guides/console.mdx': '---\ntitle: Console\n---\n',
    'seeds/LPT9.part.txt': 'A text.\n',
    'seeds/aux-files.txt': 'Another text.\n',
    'originals/con.pdf': '%PDF-1.4',
    'facsimiles/prn.1.jpg': 'no picture',
  }).filter((words) => words.includes('name-reserved'));
  expect(told).toHaveLength(5);
});

test('the name of a guide is too long where a file of the build gets a longer one', () => {
  const guide = (length: number) => `content/guides/${'g'.repeat(length)}.mdx`;
  const read = (length: number) => faultsOf({ [guide(length)]: '---\ntitle: A\n---\n\nB.\n' });
  expect(read(240)).toEqual([]);
  expect(read(241)).toEqual([`${guide(241)} id-ill-formed`]);
});
