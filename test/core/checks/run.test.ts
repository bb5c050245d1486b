import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { editionOf, file, pageOf, placesOf, problemsOf, talks, text } from './example.ts';

const claim = (verdict: string) =>
  `<Claim id="talks" by="gazette" kind="event" verdict="${verdict}">${text}</Claim>[^talks]`;

test('a page with five errors of syntax and two faults in its notes reports seven', () => {
  const body = [
    'The ministers {of both} met <br> in Moscow.',
    'They < met [^day] <Term id=moscow>there</Term>.',
    'On <Term id="moscow">Thursday[^day].',
  ].join('\n\n');
  const notes = '[^day]: It was the 30th [@none].\n\n[^hour]: It was ten.';
  expect(placesOf(problemsOf({ [talks]: pageOf(body.replace('< met', '<3 met'), notes) }))).toEqual(
    [
      '8:15 code-in-page',
      '8:29 html-in-page',
      '10:6 html-in-page',
      '10:20 tag-malformed',
      '12:4 tag-unpaired',
      '16:26 citation-unknown',
      '18:1 note-unused',
    ],
  );
});

test('so it does when some of the errors stand in the notes', () => {
  const notes = [
    '[^day]: It was {the} 30th [@none].',
    '[^day]: It was <br> the 31st.',
    '[^hour]: It was <Term>ten.',
  ];
  const page = pageOf(
    'The ministers {of both} met.[^day]\n\nimport is <em>free</em>.',
    notes.join('\n\n'),
  );
  expect(placesOf(problemsOf({ [talks]: page }))).toEqual([
    '8:15 code-in-page',
    '10:1 code-in-page',
    '10:11 html-in-page',
    '14:16 code-in-page',
    '14:28 citation-unknown',
    '16:1 note-repeated',
    '16:16 html-in-page',
    '18:1 note-unused',
    '18:17 attribute-missing',
    '18:17 tag-unpaired',
  ]);
});

test('all files are told in one run, by place, those first that may be the cause of other faults', () => {
  const problems = problemsOf({
    'content/edition.yaml': 'titel: A\n',
    'content/timeline.yaml': '- date: then\n  text: A [@none].\n- text: B\n',
    'content/glossary/moscow.mdx': '---\nterm: Moscow\nkind: town\n---\n[^a]\n',
    'content/references/works.json': '[{ "id": "a b", "type": "book" }, { "id": "bulletin" }]',
    [talks]: pageOf(claim('so'), '[^a]: B'),
  });
  expect(placesOf(problems, '')).toEqual([
    'content/references/works.json 1:2 reference-invalid',
    'content/references/works.json 1:35 field-missing',
    'content/edition.yaml url-missing',
    'content/edition.yaml 1:1 field-missing',
    'content/edition.yaml 1:1 field-unknown',
    'content/glossary/moscow.mdx 3:7 field-invalid',
    'content/glossary/moscow.mdx 5:1 note-misplaced',
    'content/sources/talks.mdx 8:45 verdict-unknown',
    'content/sources/talks.mdx 8:106 note-undefined',
    'content/sources/talks.mdx 12:1 note-unused',
    'content/timeline.yaml 1:9 field-invalid',
    'content/timeline.yaml 3:3 field-missing',
  ]);
});

test('in a file of works a slip stands first, and last that nothing cites what else it holds', () => {
  const bib = '@book{a, title={A},\n colour={red}}\n@book{b, title}\n@book{c, title={C}}';
  const problems = problemsOf({ 'content/references/a.bib': bib });
  expect(placesOf(problems, 'content/references/a.bib')).toEqual([
    '3:15 reference-invalid',
    '2:2 reference-part-unread',
    'references-unused',
  ]);
  const unused = problemsOf({ 'content/references/a.bib': bib.replace('title}', 'title={B}}') });
  expect(unused.map(({ code }) => code)).toEqual(['reference-part-unread', 'references-unused']);
});

test('a second page of a seed is the one that comes later by its id, in whatever order they are shown', () => {
  const pages = ['a', 'c', 'b'].map((id) => file(`content/sources/${id}.mdx`, pageOf()));
  const about = file(
    'content/edition.yaml',
    'title: A\nurl: https://a.org\norder: [talks, b, c, a]\n',
  );
  const found = runChecks(editionOf({ files: [...pages, about] }), ['seed-shared']);
  expect(placesOf(found, '')).toEqual([
    'content/sources/b.mdx 3:7 seed-shared',
    'content/sources/c.mdx 3:7 seed-shared',
    'content/sources/talks.mdx 3:7 seed-shared',
  ]);
});

test('an edition may be empty, and so may be its files', () => {
  const nothing = runChecks(editionOf({ files: [], absent: paths() }));
  expect(placesOf(nothing, '')).toEqual(['content/edition.yaml edition-missing']);
  const empty = problemsOf(Object.fromEntries(paths().map((path) => [path, ''])));
  expect(placesOf(empty, '')).toEqual([
    'content/glossary/gazette.mdx 1:1 frontmatter-missing',
    'content/glossary/moscow.mdx 1:1 frontmatter-missing',
    'content/guides/reading.mdx 1:1 frontmatter-missing',
    'content/references/works.json 1:1 reference-invalid',
    'content/sources/talks.mdx 1:1 frontmatter-missing',
    'content/sources/talks.mdx 1:1 source-missing',
    expect.stringMatching(/^content\/edition.yaml 1:1 field-/),
    'seeds/talks.txt seed-unlisted',
    'seeds/talks.txt seed-without-page',
  ]);
});

/** The files of the small edition. */
function paths(): string[] {
  return [...editionOf({ files: [] }).files.keys(), 'seeds/talks.txt'];
}
