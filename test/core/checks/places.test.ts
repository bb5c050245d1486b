import { describe, expect, test } from 'vitest';
import { pageOf, problemsOf, talks, text } from './example.ts';

/** Two entries that share a name. */
const shared = Object.fromEntries(
  ['east', 'west'].map((id) => [
    `content/glossary/${id}.mdx`,
    `---\nterm: The ${id}\nkind: term\naliases: [bloc]\n---\n`,
  ]),
);

/** Where prose may stand: what makes an edition of it, and the place of its first character. */
const places: [string, string, string, (prose: string) => Record<string, string>][] = [
  ['in a note', talks, '12:7', (prose) => ({ [talks]: pageOf(`${text}[^a]`, `[^a]: ${prose}`) })],
  [
    'in a further paragraph of a note',
    talks,
    '14:5',
    (prose) => ({ [talks]: pageOf(`${text}[^a]`, `[^a]: A.\n\n    ${prose}`) }),
  ],
  [
    'above the source text',
    talks,
    '6:1',
    (prose) => ({ [talks]: pageOf().replace('<Source>', `${prose}\n\n<Source>`) }),
  ],
  ['below the source text', talks, '12:1', (prose) => ({ [talks]: pageOf(text, prose) })],
  ['in a list below it', talks, '12:3', (prose) => ({ [talks]: pageOf(text, `- ${prose}`) })],
  [
    'in an entry',
    'content/glossary/moscow.mdx',
    '6:1',
    (prose) => ({
      'content/glossary/moscow.mdx': `---\nterm: Moscow\nkind: place\n---\n\n${prose}\n`,
    }),
  ],
  [
    'in the timeline',
    'content/timeline.yaml',
    '2:10',
    (prose) => ({
      'content/timeline.yaml': `- date: 2002-05-30\n  text: '${prose}'\n`,
    }),
  ],
];

/** What prose may not hold, and the fault that it is, with the column, from 0, of what is told. */
const faults: [string, string, number][] = [
  ['A [@none].', 'citation-unknown', 3],
  ['A [see @bulletin].', 'citation-malformed', 2],
  ['A [@bulletin](https://example.org/).', 'citation-as-link', 2],
  ['A [page](/none/).', 'link-broken', 2],
  ['A [page](javascript:alert).', 'link-dangerous', 2],
  ['A ![picture](a.png).', 'image-broken', 2],
  ['A bloc.', 'alias-ambiguous', 2],
  ['A \u200Bspace.', 'character-invisible', 2],
  ['A {brace}.', 'code-in-page', 2],
  ['A {brace.', 'code-in-page', 2],
  ['A <br>.', 'html-in-page', 2],
  ['A <!-- remark -->.', 'html-in-page', 2],
  ['A <3 b.', 'html-in-page', 2],
  ['A <b>word</b>.', 'html-in-page', 2],
  ['A <Quote>word</Quote>.', 'element-unknown', 2],
  ['A <Term id="moscow" by="x">word</Term>.', 'attribute-unknown', 20],
  ['A <Term id="moscow" id="moscow">word</Term>.', 'attribute-repeated', 20],
  ['A <Term>word</Term>.', 'attribute-missing', 2],
  ['A <Term id="none">word</Term>.', 'term-unknown', 8],
  ['A <Term id="moscow"></Term>.', 'claim-empty', 2],
  ['A <Term id=moscow>word</Term>.', 'tag-malformed', 2],
  ['A <Term id="moscow">word.', 'tag-unpaired', 2],
  ['A word</Term>.', 'tag-unpaired', 6],
  [
    'A <Claim id="a" by="gazette" kind="event" verdict="unverified">word</Claim>.',
    'element-misplaced',
    2,
  ],
  ['A <Source>word</Source>.', 'element-misplaced', 2],
];

describe.each(places)('a fault %s', (_, file, start, filesOf) => {
  const [line, column] = start.split(':').map(Number);

  test('is none where there is none', () => {
    expect(problemsOf({ ...filesOf('A word [@bulletin].') })).toEqual([]);
  });

  test.each(faults)('%s', (prose, code, at) => {
    // Entries that share a name are there for that fault only: else they would be unused.
    const found = problemsOf({ ...(code === 'alias-ambiguous' && shared), ...filesOf(prose) });
    expect(found.map((problem) => [problem.code, problem.place.file, problem.place.start])).toEqual(
      [[code, file, { line, column: Number(column) + at }]],
    );
  });
});
