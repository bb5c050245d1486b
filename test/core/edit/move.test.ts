import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import type { Edition } from '../../../src/core/edition/edition.ts';
import { type Move, removePage, renamePage } from '../../../src/core/edit/move.ts';
import type { UseTarget } from '../../../src/core/edit/uses.ts';
import { editionOf, type Given, sha256 } from '../support.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** An edition in which everything that can point at a page points at the entry `gazette`, or the source `talks`. */
const files: Record<string, string> = {
  'content/edition.yaml': `title: A # mine
url: https://example.org
order: [letter, talks]
silence:
  - { warning: encoding-disguised, file: content/sources/talks.mdx, reason: So. }
`,
  'content/addresses.yaml': `published:
  /glossary/gazette/: []
  /seeds/talks.txt: []
  /sources/talks/: [claim-met, l1]
redirects:
  /glossary/paper/: /glossary/gazette/
  /sources/speech/: /sources/talks/#claim-met
  /sources/talks/#claim-old: /sources/talks/#claim-met
`,
  'content/glossary/gazette.mdx':
    '---\nterm: Gazette\nkind: organization\n---\n\nA paper; see [itself](/glossary/gazette/).\n',
  'content/glossary/wire.mdx': '---\nterm: Wire\nkind: organization\n---\n\nAn agency.\n',
  'content/glossary/editor.mdx': `---
term: Editor
kind: person
roles:
  - { role: editor, organization: "gazette" }
---

Wrote for <Term id="gazette">the paper</Term>, in [a report](/sources/talks/#claim-met).
`,
  'content/guides/method.mdx':
    '---\ntitle: Method\n---\n\nSee [a][talks] and [b][talks], by <Term id="gazette">the paper</Term>.\n\n[talks]: /sources/talks/\n',
  'content/sources/talks.mdx': `---
title: Talks
seed: talks.txt
publisher: gazette
author: gazette
via: [wire, gazette]
unlinked: ['gazette']
senses: { Paper: gazette }
---

See [above](#claim-met), [here](/sources/talks/#l1), [it](../../glossary/gazette/?x) and [out](https://example.org/glossary/gazette/).

<Source>

<Claim id="met" by="gazette" via="wire, gazette" kind="event" verdict="unverified">They met</Claim>.[^met]

</Source>

[^met]: See [gazette gazette](</glossary/gazette/>).
`,
  'content/sources/letter.mdx': `---
title: Letter
seed: letter.txt
author: [A. B., gazette]
translation-of: talks
superseded-by: talks
---

<Source>

<Claim id="x" by='wire' kind="event" verdict="unverified">Dear</Claim>.[^x]

</Source>

[^x]: So.
`,
  'content/timeline.yaml': `- date: 2001
  text: "By <Term id=\\"gazette\\">it</Term> and [it](/glossary/gazette/), [it](/sources/talks/)."
  entry: gazette
- date: 2002
  text: So.
  entry: wire
`,
  'seeds/talks.txt': 'They met.\n',
  'seeds/letter.txt': 'Dear.\n',
};
const sums = `${sha256(bytesOf('They met.\n'))}  talks.txt\n${sha256(bytesOf('Dear.\n'))}  letter.txt\n`;
const given: Given = { ...files, 'seeds/SHA256SUMS': sums };
const gazette: UseTarget = { kind: 'entry', id: 'gazette' };
const talks: UseTarget = { kind: 'source', id: 'talks' };

/** The files of an edition after a move. */
function after(move: Move, from: Given = given): Given {
  const result = { ...from };
  for (const { path, was, text } of move.edits) {
    expect(result[path]).toBe(was);
    if (text === undefined) delete result[path];
    else result[path] = text;
  }
  if (move.seed !== undefined) delete result[`seeds/${move.seed}`];
  return result;
}

const errors = (all: Given) =>
  runChecks(editionOf(all)).flatMap(({ code, severity, message }) =>
    severity === 'error' ? [`${code} ${message}`] : [],
  );

test('the edition has no error to begin with', () => expect(errors(given)).toEqual([]));

describe('an entry gets another id', () => {
  const move = renamePage(editionOf(given), gazette, 'daily');
  const now = after(move);

  test('everywhere', () => {
    expect(errors(now)).toEqual([]);
    const left = Object.entries(now).filter(([, text]) => /gazette/.test(String(text)));
    expect(left.map(([path]) => path).sort()).toEqual([
      'content/addresses.yaml',
      'content/sources/talks.mdx',
    ]);
    expect(now['content/sources/talks.mdx']).toBe(
      files['content/sources/talks.mdx']
        ?.replaceAll('gazette', 'daily')
        .replace('../../glossary/daily/', '/glossary/daily/')
        .replace("['daily']", '[daily]')
        .replace('example.org/glossary/daily/', 'example.org/glossary/gazette/')
        .replace('[daily daily]', '[gazette gazette]'),
    );
    expect(now['content/sources/letter.mdx']).toContain('author: [A. B., daily]\n');
    expect(now['content/glossary/daily.mdx']).toBe(
      files['content/glossary/gazette.mdx']?.replaceAll('gazette', 'daily'),
    );
    expect(now['content/timeline.yaml']).toBe(
      files['content/timeline.yaml']?.replaceAll('gazette', 'daily'),
    );
    expect(now['content/edition.yaml']).toBe(given['content/edition.yaml']);
  });

  test('and what was promised of it leads there', () => {
    expect(move.promised).toMatchObject([{ to: '/glossary/daily/' }]);
    expect(now['content/addresses.yaml']).toContain(`redirects:
  /glossary/paper/: /glossary/daily/
  /sources/speech/: /sources/talks/#claim-met
  /sources/talks/#claim-old: /sources/talks/#claim-met
  /glossary/gazette/: /glossary/daily/
`);
  });

  test('and back, as if nothing had been', () => {
    const back = renamePage(editionOf(now), { ...gazette, id: 'daily' }, 'gazette');
    expect(errors(after(back, now))).toEqual([]);
    expect(after(back, now)['content/addresses.yaml']).toBe(given['content/addresses.yaml']);
  });
});

test('a source gets another id, with the places on it; its seed keeps its name', () => {
  const move = renamePage(editionOf(given), talks, 'moscow');
  const now = after(move);
  expect(errors(now)).toEqual([]);
  expect(now['content/edition.yaml']).toBe(
    files['content/edition.yaml']
      ?.replace('[letter, talks]', '[letter, moscow]')
      .replace('sources/talks.mdx', 'sources/moscow.mdx'),
  );
  expect(now['content/sources/moscow.mdx']).toBe(
    files['content/sources/talks.mdx']?.replace('/sources/talks/#l1', '/sources/moscow/#l1'),
  );
  expect(now['content/sources/letter.mdx']).toContain(
    'translation-of: moscow\nsuperseded-by: moscow',
  );
  expect(now['content/guides/method.mdx']).toContain(
    '[b][talks], by <Term id="gazette">the paper</Term>.\n\n[talks]: /sources/moscow/',
  );
  expect(now['content/addresses.yaml']).toContain(`redirects:
  /glossary/paper/: /glossary/gazette/
  /sources/speech/: /sources/moscow/#claim-met
  /sources/talks/#claim-old: /sources/moscow/#claim-met
  /sources/talks/: /sources/moscow/
  /sources/talks/#claim-met: /sources/moscow/#claim-met
  /sources/talks/#l1: /sources/moscow/#l1
`);
  expect(now['seeds/talks.txt']).toBeDefined();
  const back = renamePage(editionOf(now), { ...talks, id: 'moscow' }, 'talks');
  expect(after(back, now)['content/addresses.yaml']).toBe(given['content/addresses.yaml']);
});

test.each([
  ['renamed', (edition: Edition) => renamePage(edition, gazette, 'daily'), 'daily'],
  ['removed', (edition: Edition) => removePage(edition, gazette, 'wire'), 'wire'],
])('rows that name others keep their remarks where a page is %s', (_, move, id) => {
  const own = {
    ...given,
    'content/addresses.yaml': `published:
  /glossary/gazette/: &none []
  /glossary/wire/: *none
redirects:
  /glossary/a/: &x /glossary/gazette/ # one
  /glossary/b/: *x # two
  /glossary/daily/: &y "/glossary/wire/"
  # three
  /glossary/c/: *y # four
`,
  };
  const now = after(move(editionOf(own)), own);
  expect(now['content/addresses.yaml']).toMatch(/\/wire\/: \*none\n/);
  expect(now['content/addresses.yaml']).toContain(`/glossary/b/: /glossary/${id}/ # two\n`);
  expect(now['content/addresses.yaml']).toContain(
    '  # three\n  /glossary/c/: "/glossary/wire/" # four',
  );
});

test('what is led elsewhere keeps its remarks, its rows that cannot be read, and the address that was published', () => {
  const remarks = String(given['content/addresses.yaml'])
    .replace('redirects:\n', 'redirects:\n  # As the paper was called until 2019.\n')
    .replace('/glossary/gazette/\n', '/glossary/gazette/ # sic\n')
    .replace('[claim-met, l1]', '[claim-met, claim-old, l1]')
    .concat('  /Sources/Odd: /sources/talks/\n');
  const linking = String(given['content/guides/method.mdx']).replace(
    'See [a]',
    'See [old](/sources/talks/#claim-old), [a]',
  );
  const own = {
    ...given,
    'content/addresses.yaml': remarks,
    'content/guides/method.mdx': linking,
  };
  const move = renamePage(editionOf(own), talks, 'moscow');
  const now = after(move, own);
  expect(now['content/addresses.yaml']).toContain(`redirects:
  # As the paper was called until 2019.
  /glossary/paper/: /glossary/gazette/ # sic
  /sources/speech/: /sources/moscow/#claim-met
  /sources/talks/#claim-old: /sources/moscow/#claim-met
  /Sources/Odd: /sources/talks/
  /sources/moscow/#claim-old: /sources/moscow/#claim-met
`);
  expect(now['content/guides/method.mdx']).toContain('/sources/moscow/#claim-old');
  const [fault] = errors(now);
  expect(fault).toContain('field-invalid');
});

test('an old place is led on where its own address is linked to, not one that begins like it', () => {
  const own = {
    ...given,
    'content/addresses.yaml': `published: {}
redirects:
  /sources/talks/#claim-old: /sources/talks/#claim-met
  /sources/talks/#claim-older: /sources/talks/#claim-met
`,
    'content/guides/method.mdx':
      '---\ntitle: Method\n---\n\nSee [a](/sources/talks/#claim-older).\n',
  };
  const move = renamePage(editionOf(own), talks, 'moscow');
  expect(after(move, own)['content/addresses.yaml']).toBe(`published: {}
redirects:
  /sources/talks/#claim-old: /sources/moscow/#claim-met
  /sources/talks/#claim-older: /sources/moscow/#claim-met
  /sources/moscow/#claim-older: /sources/moscow/#claim-met
`);
});

test('a row that cannot be read is written where its address is led elsewhere', () => {
  const own = {
    ...given,
    'content/addresses.yaml':
      'published:\n  /glossary/gazette/: []\nredirects:\n  /glossary/gazette/: [a] # sic\n',
  };
  const move = renamePage(editionOf(own), gazette, 'daily');
  expect(after(move, own)['content/addresses.yaml']).toBe(
    'published:\n  /glossary/gazette/: []\nredirects:\n  /glossary/gazette/: /glossary/daily/\n',
  );
});

test('every definition of an address is led, and what stands between links is not', () => {
  const own = {
    ...given,
    'content/guides/method.mdx':
      '---\ntitle: M\n---\n\n[a][x], [b][y], [c](/glossary/gazette/) and \\`](/glossary/gazette/)\\`.\n\n[x]: /glossary/gazette/\n[y]: /glossary/gazette/\n',
  };
  const now = after(renamePage(editionOf(own), gazette, 'daily'), own);
  expect(now['content/guides/method.mdx']).toBe(
    '---\ntitle: M\n---\n\n[a][x], [b][y], [c](/glossary/daily/) and \\`](/glossary/gazette/)\\`.\n\n[x]: /glossary/daily/\n[y]: /glossary/daily/\n',
  );
  expect(errors(now)).toEqual([]);
});

test('a place for what is led elsewhere may be there already, with nothing in it', () => {
  const own = {
    ...given,
    'content/addresses.yaml': 'published:\n  /sources/talks/: [l1]\nredirects:\n',
  };
  const move = renamePage(editionOf(own), talks, 'moscow');
  expect(after(move, own)['content/addresses.yaml']).toBe(`published:
  /sources/talks/: [l1]
redirects:
  /sources/talks/: /sources/moscow/
  /sources/talks/#l1: /sources/moscow/#l1
`);
});

describe('a page is taken away', () => {
  test('an entry, where nothing points at it: as long as something does, that is told', () => {
    const { left } = removePage(editionOf(given), gazette);
    expect(
      left.map(({ file, what }) => `${file.replace(/^content.(.*)\..*/, '$1')} ${what}`),
    ).toEqual([
      ...['glossary/editor roles', 'glossary/editor term', 'guides/method term'],
      'sources/letter author',
      ...['publisher', 'author', 'via', 'unlinked', 'senses', 'link', 'by', 'via', 'link'].map(
        (what) => `sources/talks ${what}`,
      ),
      ...['timeline term', 'timeline link', 'timeline entry'],
    ]);
    const unused: UseTarget = { kind: 'entry', id: 'editor' };
    const move = removePage(editionOf(given), unused);
    expect(move).toMatchObject({
      left: [],
      led: [],
      edits: [{ path: 'content/glossary/editor.mdx' }],
    });
    expect(move.promised).toEqual([]);
    expect(errors(after(move))).toEqual([]);
  });

  test('an entry whose place another takes', () => {
    const move = removePage(editionOf(given), gazette, 'wire');
    const now = after(move);
    expect(move).toMatchObject({ left: [], promised: [{ to: '/glossary/wire/' }] });
    expect(errors(now)).toEqual([]);
    expect(now['content/sources/talks.mdx']).toContain('via: [wire, wire]');
    expect(now['content/addresses.yaml']).toContain('  /glossary/paper/: /glossary/wire/\n');
    expect(now['content/addresses.yaml']).toContain('  /glossary/gazette/: /glossary/wire/\n');
  });

  test('a source goes with its seed, its line, its place in the order, and its address leads on', () => {
    const bare = Object.fromEntries(
      Object.entries({
        ...given,
        'content/sources/letter.mdx': String(given['content/sources/letter.mdx']).replace(
          /^(?:tr|su).*\n/gm,
          '',
        ),
        'content/glossary/editor.mdx': String(given['content/glossary/editor.mdx']).replace(
          '/sources/talks/#claim-met',
          '/sources/',
        ),
        'content/timeline.yaml': '[]\n',
        'content/edition.yaml': String(given['content/edition.yaml']).replace(/silence:[^]*/, ''),
      }).filter(([path]) => !path.includes('guides')),
    );
    const move = removePage(editionOf(bare), talks);
    const now = after(move, bare);
    expect(move).toMatchObject({
      left: [],
      seed: 'talks.txt',
      promised: [{ to: '/sources/' }],
      lost: '/seeds/talks.txt',
    });
    expect(errors(now)).toEqual([]);
    expect(now['content/edition.yaml']).toBe(
      'title: A # mine\nurl: https://example.org\norder: [letter]\n',
    );
    expect(now['seeds/SHA256SUMS']).toBe(sums.split('\n')[1] + '\n');
    expect(now['content/addresses.yaml']).toBe(`published:
  /glossary/gazette/: []
  /sources/talks/: [claim-met, l1]
redirects:
  /glossary/paper/: /glossary/gazette/
  /sources/speech/: /sources/
  /sources/talks/: /sources/
`);
  });

  test('a second page of one seed goes without it, also of an edition that promised nothing', () => {
    const { 'content/addresses.yaml': _, 'content/sources/letter.mdx': __, ...rest } = given;
    const twice: Given = {
      ...rest,
      'content/edition.yaml': 'title: A\n',
      'seeds/letter.txt': 'Dear.\n',
      'content/sources/again.mdx':
        '---\ntitle: T\nseed: talks.txt\n---\n\n<Source>\n\nThey met.\n\n</Source>\n',
    };
    expect(errors(twice).map((told) => told.split(' ')[0])).toEqual(['seed-shared']);
    const move = removePage(editionOf(twice), { kind: 'source', id: 'again' });
    expect(move.seed).toBeUndefined();
    expect(move.edits.map(({ path }) => path)).toEqual(['content/sources/again.mdx']);
    expect(errors(after(move, twice))).toEqual([]);
  });

  test('a source whose seed is missing, or not listed', () => {
    const page = '---\ntitle: T\nseed: gone.txt\n---\n\n<Source>\n\n</Source>\n';
    const missing = {
      'content/edition.yaml': 'title: A\n',
      'content/sources/a.mdx': page,
      'content/sources/b.mdx': 'No fields.\n',
    };
    expect(removePage(editionOf(missing), { kind: 'source', id: 'a' }).seed).toBeUndefined();
    const unlisted = { ...missing, 'seeds/gone.txt': 'a\n' };
    expect(removePage(editionOf(unlisted), { kind: 'source', id: 'a' })).toMatchObject({
      seed: 'gone.txt',
      edits: [{ path: 'content/sources/a.mdx' }],
    });
  });
});

test('the last redirect goes with what it leads from, and other line ends stay', () => {
  const from: Given = {
    'content/edition.yaml': 'title: A\n',
    'content/glossary/b.mdx': '\uFEFF---\r\nterm: B\r\nkind: term\r\n---\r\n\r\nIt.\r\n',
    'content/addresses.yaml': 'published: {}\r\nredirects:\r\n  /glossary/a/: /glossary/b/\r\n',
  };
  const now = after(renamePage(editionOf(from), { kind: 'entry', id: 'b' }, 'a'), from);
  expect(now['content/addresses.yaml']).toBe('published: {}\r\n');
  expect(now['content/glossary/a.mdx']).toBe(from['content/glossary/b.mdx']);
});

test('links that name no page of the site are none', () => {
  const from: Given = {
    'content/edition.yaml': 'title: A\n',
    'content/glossary/b.mdx':
      '---\nterm: B\nkind: term\n---\n\n[a](http://[) [b](mailto:b) [c](/glossary/bb/).\n',
  };
  expect(removePage(editionOf(from), { kind: 'entry', id: 'b' }).left).toEqual([]);
  expect(renamePage(editionOf(from), { kind: 'entry', id: 'b' }, 'c').led).toEqual([]);
});

test('a link whose address is written with references is told, and left to a hand', () => {
  const from: Given = {
    'content/edition.yaml': 'title: A\n',
    'content/glossary/b.mdx': '---\nterm: B\nkind: term\n---\n\nIt.\n',
    'content/glossary/c.mdx': '---\nterm: C\nkind: term\n---\n\n[b](/glossary/&#98;/)\n',
  };
  expect(removePage(editionOf(from), { kind: 'entry', id: 'b' }).left).toMatchObject([
    { file: 'content/glossary/c.mdx', what: 'link' },
  ]);
  const move = renamePage(editionOf(from), { kind: 'entry', id: 'b' }, 'a');
  expect(move.edits.map(({ path }) => path)).toEqual([
    'content/glossary/b.mdx',
    'content/glossary/a.mdx',
  ]);
});

describe('the file that a seed was made from', () => {
  const made = `  date: 2024-05-01
  by: Margent 0.2.0
  sha256: ${sha256(bytesOf('PK'))}
  original: letter.docx
`;
  const letter = files['content/sources/letter.mdx']?.replace(
    'author:',
    `converted:\n${made}author:`,
  );
  const all: Given = { ...given, 'originals/letter.docx': 'PK' };
  const withOriginal: Given = { ...all, 'content/sources/letter.mdx': letter ?? '' };
  const target: UseTarget = { kind: 'source', id: 'letter' };

  test('goes with its page', () => {
    expect(removePage(editionOf(withOriginal), target).original).toBe('letter.docx');
    expect(removePage(editionOf(all), target).original).toBeUndefined();
    expect(removePage(editionOf(withOriginal), talks).original).toBeUndefined();
  });

  test('stays where another page names it, or where it is not kept', () => {
    const shared = { ...withOriginal, 'content/sources/other.mdx': letter ?? '' };
    expect(removePage(editionOf(shared), target).original).toBeUndefined();
    const { 'originals/letter.docx': _, ...without } = withOriginal;
    expect(removePage(editionOf(without), target).original).toBeUndefined();
  });
});

describe('a comparison', () => {
  const from: Given = {
    ...given,
    'content/comparisons/beside.mdx': `---
title: Beside
source: talks
---

<Row source="talks">

> They

> They [@w]

</Row>
`,
    'content/guides/where.mdx': '---\ntitle: Where\n---\n\nSee [it](/comparisons/beside/#row-a).\n',
  };

  test('names the source that is renamed, in its field and in its rows', () => {
    const { led } = renamePage(editionOf(from), talks, 'meeting');
    const own = led.filter(({ file }) => file === 'content/comparisons/beside.mdx');
    expect(own.map(({ what }) => what)).toEqual(['source', 'source']);
    expect(removePage(editionOf(from), talks).left.map(({ file }) => file)).toContain(
      'content/comparisons/beside.mdx',
    );
  });

  test('is renamed itself, with the links to it', () => {
    const target: UseTarget = { kind: 'comparison', id: 'beside' };
    const { edits } = renamePage(editionOf(from), target, 'both');
    expect(
      edits.map(({ path, text }) => [path, text?.includes('/comparisons/both/#row-a')]),
    ).toEqual([
      ['content/guides/where.mdx', true],
      ['content/comparisons/beside.mdx', undefined],
      ['content/comparisons/both.mdx', false],
    ]);
  });
});

describe('the page of texts side by side is called by the first of them', () => {
  const source = (id: string, of = '') => ({
    [`content/sources/${id}.mdx`]: `---\ntitle: ${id}\nseed: ${id}.txt\n${of}---\n\n<Source>\n\nDear.\n\n</Source>\n`,
    [`seeds/${id}.txt`]: 'Dear.\n',
  });
  const hash = sha256(bytesOf('Dear.\n'));
  const texts: Given = {
    'content/edition.yaml': 'title: A\n',
    'content/guides/a.mdx':
      '---\ntitle: A\n---\n\n[a](/texts/letter/), [b](../../texts/letter/).\n',
    'content/addresses.yaml': 'published:\n  /texts/letter/: []\n',
    'seeds/SHA256SUMS': ['copy', 'he', 'letter', 'other']
      .map((id) => `${hash}  ${id}.txt\n`)
      .join(''),
    ...source('letter'),
    ...source('copy', 'witness-of: letter\n'),
    ...source('he', 'translation-of: letter\n'),
    ...source('other'),
  };
  const letter: UseTarget = { kind: 'source', id: 'letter' };
  const rows = (now: Given) =>
    String(now['content/addresses.yaml']).replace(/^[^]*?(?:redirects:\n|$)/, '');

  test('and goes with its id, and back', () => {
    const move = renamePage(editionOf(texts), letter, 'brief');
    const now = after(move, texts);
    expect(errors(now)).toEqual([]);
    expect(move.promised).toMatchObject([{ from: '/texts/letter/', to: '/texts/brief/' }]);
    expect(rows(now)).toBe('  /texts/letter/: /texts/brief/\n');
    expect(now['content/guides/a.mdx']).toContain('[a](/texts/brief/), [b](/texts/brief/).');
    const back = renamePage(editionOf(now), { ...letter, id: 'brief' }, 'letter');
    expect(after(back, now)['content/addresses.yaml']).toBe(texts['content/addresses.yaml']);
    const copy = renamePage(editionOf(texts), { ...letter, id: 'copy' }, 'first-copy');
    expect(copy.promised).toEqual([]);
    expect(errors(after(copy, texts))).toEqual([]);
  });

  test('and leads to the first where the last beside it is taken away', () => {
    const unlinked = Object.fromEntries(
      Object.entries(texts).filter(([path]) => !path.startsWith('content/guides/')),
    );
    const one = after(removePage(editionOf(unlinked), { ...letter, id: 'copy' }), unlinked);
    expect(rows(one)).toBe('');
    const none = after(removePage(editionOf(one), { ...letter, id: 'he' }), one);
    expect(errors(none)).toEqual([]);
    expect(rows(none)).toBe('  /texts/letter/: /sources/letter/\n');
  });

  test('and to the texts of what takes the place of the first', () => {
    const move = removePage(editionOf(texts), letter, 'other');
    const now = after(move, texts);
    expect(errors(now)).toEqual([]);
    expect(rows(now)).toBe('  /texts/letter/: /texts/other/\n');
    const led = removePage(editionOf(now), { ...letter, id: 'other' }).promised;
    expect(led).toEqual([]);
  });

  test('and to the list of sources where nothing does', () => {
    const { promised } = removePage(editionOf(texts), letter);
    expect(promised).toMatchObject([{ to: '/sources/' }]);
  });
});
