import { describe, expect, test } from 'vitest';
import { citationBare } from '../../../src/core/checks/rules/citation-bare.ts';
import { editionOf, filesOf, type Given } from '../support.ts';

const works = JSON.stringify(
  ['bulletin', 'müller_1898', 'a.b', 'http://a.org/?x'].map((id) => ({ id, type: 'book' })),
);

/** What is told of a note: each paste, or where it cannot be told, the message. */
function found(note: string, more: Given = { 'content/references/a.json': works }): string[] {
  const body = `<Source>\n\nA.[^n]\n\n</Source>\n\n[^n]: ${note}\n`;
  return told(filesOf('A.\n', body, more));
}

function told(files: Given): string[] {
  return citationBare
    .find(editionOf(files))
    .map(({ paste, place: { file, start, end } }) =>
      [file, `${start?.line}:${start?.column}`, end?.column, paste].join(' '),
    );
}

describe('the key of a work without brackets', () => {
  test.each([
    ['Says @bulletin.', '12:12 21 [@bulletin]'],
    ['*Says* (@bulletin)', '12:15 24 [@bulletin]'],
    ['“@bulletin’s”', '12:8 17 [@bulletin]'],
    ['See @a.b.', '12:11 15 [@a.b]'],
    ['See @müller_1898، p. 3', '12:11 23 [@müller_1898]'],
    ['See @{http://a.org/?x}', '12:11 29 [@{http://a.org/?x}]'],
    ['[@a.b, *p.* 4; see @a.b, **p.** 3] @bulletin', '12:42 51 [@bulletin]'],
    ['[@a.b, *p.* [@a.b, *p.* 3] @bulletin', '12:34 43 [@bulletin]'],
    ['A \\* and &amp; @bulletin', '12:22 31 [@bulletin]'],
    ['[@a.b] and @bulletin', '12:18 27 [@bulletin]'],
    ['[@a.b p. 3] and @bulletin', '12:23 32 [@bulletin]'],
    ['<Term id="x">@bulletin</Term>', '12:20 29 [@bulletin]'],
  ])('%s', (note, expected) => expect(found(note)).toEqual([`content/sources/a.mdx ${expected}`]));

  test.each([
    '[@bulletin] and [@bulletin, p. 3]',
    '[see @bulletin]',
    '[@a.b, *so @bulletin* and `p` @bulletin',
    '\\[@bulletin\\] and \\@bulletin',
    '`@bulletin`',
    '[so @bulletin](https://a.org/) https://a.org/@bulletin',
    'ann@bulletin @@bulletin',
    '@unknown @...... @ bulletin',
  ])('is none in %s', (note) => expect(found(note)).toEqual([]));

  test('is none where there are no works', () => expect(found('@bulletin', {})).toEqual([]));

  test('is found in all prose', () => {
    const more = {
      'content/references/a.json': works,
      'content/glossary/a.mdx': '---\nterm: A\nkind: term\n---\n@bulletin\n',
      'content/timeline.yaml':
        '- { date: 1898, text: "\\x40bulletin" }\n- { date: 1899, text: "@a.b" }\n',
    };
    const body = '@bulletin\n\n<Source>\n\nA.\n\n</Source>\n\n> so\n> @bulletin\n';
    expect(told(filesOf('A.\n', body, more))).toEqual([
      'content/sources/a.mdx 6:1 10 [@bulletin]',
      'content/sources/a.mdx 15:3 12 [@bulletin]',
      'content/glossary/a.mdx 5:1 10 [@bulletin]',
      'content/timeline.yaml 1:24  ',
      'content/timeline.yaml 2:24 28 [@a.b]',
    ]);
  });

  test('is looked for in time that grows as the text', () => {
    expect(found('@..'.repeat(20_000))).toEqual([]);
    expect(found('[@x '.repeat(5_000))).toEqual([]);
  });
});
