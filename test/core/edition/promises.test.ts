import { describe, expect, test } from 'vitest';
import { permalinksOf } from '../../../src/core/edition/addresses.ts';
import { readPermalinks, writePermalinks } from '../../../src/core/edition/permalinks.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { placesOf, problemsOf } from '../checks/example.ts';
import { editionOf, filesOf } from '../support.ts';

const path = 'content/addresses.yaml';

test('the file has a page a line, in order, and can be read again', () => {
  const published = new Map([
    ['/sources/a/', ['note-x', 'l1', '- [', 'a\nb']],
    ['/glossary/npt/', []],
    ['/claims/', ['one', 'a long name of a place: '.repeat(9)]],
    ['/timeline/', []],
  ]);
  const redirects = { '/glossary/old/': '/glossary/npt/' };
  const written = writePermalinks({ published: {}, redirects }, published);
  const lines = written.split('\n').slice(2);
  expect(lines[0]).toBe('published:');
  expect(lines[1]).toMatch(/^ {2}\/claims\/: \[ .*one \]$/);
  expect(lines.slice(2)).toEqual([
    '  /glossary/npt/: []',
    '  /sources/a/: ["- [","a\\nb","l1","note-x"]',
    '  /timeline/: []',
    'redirects:',
    '  /glossary/old/: /glossary/npt/',
    '',
  ]);
  const { data, findings } = readPermalinks(textFile(path, written));
  expect(findings).toEqual([]);
  expect(data.redirects).toEqual(redirects);
  expect(Object.entries(data.published)).toEqual(
    [...published].sort().map(([page, places]) => [page, [...places].sort()]),
  );
});

test('what is led elsewhere stays as it was written', () => {
  const redirects = { '/glossary/old/': '/glossary/npt/' };
  const own = `# A remark of the editor's.
redirects:
  # Until 2019.
  "/glossary/old/": /glossary/npt/ # sic
`;
  const written = writePermalinks({ published: {}, redirects }, new Map([['/claims/', []]]), own);
  const again = (was: string) => writePermalinks({ published: {}, redirects }, new Map(), was);
  // The head of a file is not that of its first lines.
  expect(written).toMatch(
    /^# What [^]*\npublished:\n {2}\/claims\/: \[\]\nredirects:\n {2}# Until/,
  );
  expect(again(written.replace('redirects:', '# Mine.\nredirects:'))).toMatch(
    /published: \{\}\n# Mine\.\nredirects:\n {2}# Until 2019\.\n {2}"\/glossary\/old\/": \/glossary\/npt\/ # sic\n$/,
  );
  // Lines of which another reading was made are written anew, and so is what stands in one line with all else.
  const plain = 'redirects:\n  /glossary/old/: /glossary/npt/\n';
  expect(again(own.replace('npt/', 'bomb/'))).toContain(plain);
  expect(again(`{ redirects: ${JSON.stringify(redirects)} }\n`)).toContain(plain);
  expect(again('redirects: [\n')).toContain(plain);
});

test('without redirects none are written, and nothing is a file, too', () => {
  const written = writePermalinks({ published: {}, redirects: {} }, new Map());
  expect(written).not.toContain('redirects:\n');
  expect(readPermalinks(textFile(path, written)).data).toEqual({ published: {}, redirects: {} });
});

test('what is led elsewhere has a name that a folder can have', () => {
  const from = (length: number) => `/glossary/${'y'.repeat(length)}/#note-${'z'.repeat(300)}`;
  const told = (length: number) =>
    readPermalinks(textFile(path, JSON.stringify({ redirects: { [from(length)]: '/glossary/' } })));
  expect(told(255).findings).toEqual([]);
  expect(told(256).findings).toMatchObject([
    {
      code: 'field-invalid',
      message: expect.stringContaining('each name in it of 255 characters at most') as string,
    },
  ]);
});

test('an address that lasts is a page, or a place on one', () => {
  const body = `# Two *words*

<Source>

One <Page n="3"/><Claim id="day" by="unattributed" kind="event" verdict="unverified">day</Claim>.[^day]

</Source>

[^day]: Which?
`;
  const more = {
    'content/references/works.json': '[{ "id": "log", "type": "book", "title": "Log" }]',
    'content/glossary/npt.mdx': '---\nterm: NPT\nkind: agreement\n---\n',
    'content/guides/method.mdx': '---\ntitle: Method\n---\n',
  };
  expect([...permalinksOf(editionOf(filesOf('One day.\n', body, more)))]).toEqual([
    ['/sources/a/', ['l1', 'page-3', 'claim-day', 'note-day', 's-two-words']],
    ['/glossary/npt/', []],
    ['/guides/method/', []],
    ['/seeds/a.txt', []],
    ['/references/', ['ref-log']],
  ]);
  expect([...permalinksOf(editionOf({})).keys()]).toEqual([]);
});

describe('what is lost is told at its line', () => {
  const lost = (published: string, redirects = '', more: Record<string, string> = {}) =>
    placesOf(problemsOf({ [path]: `published:\n  ${published}\n${redirects}`, ...more }), path);

  test.each([
    ['a page', '/sources/gone/: []', '2:3'],
    ['a place on a page', '/sources/talks/: [l1, claim-gone]', '2:25'],
    ['a line', '/sources/talks/: [l7]', '2:21'],
    ['a guide', '/guides/gone/: []', '2:3'],
    ['a work', '/references/: [ref-gone]', '2:18'],
    ['a seed', '/seeds/gone.txt: []', '2:3'],
  ])('%s', (_, published, at) => expect(lost(published)).toEqual([`${at} address-lost`]));

  test.each([
    ['what is there', '/sources/talks/: [l1, claim-talks, note-talks]', ''],
    [
      'a page that leads elsewhere, with all on it',
      '/glossary/old/: [x]',
      'redirects: { /glossary/old/: / }\n',
    ],
    [
      'a place that leads elsewhere',
      '/sources/talks/: [claim-old]',
      'redirects:\n  /sources/talks/#claim-old: /sources/talks/#l1\n',
    ],
  ])('not %s', (_, published, redirects) => expect(lost(published, redirects)).toEqual([]));

  test('of a page with other words than its seed, only the page is known', () => {
    const page = '---\ntitle: Talks\nseed: talks.txt\n---\n\n<Source>\n\nThey met.\n\n</Source>\n';
    const problems = lost('/sources/talks/: [l1, claim-talks]', '', {
      'content/sources/talks.mdx': page,
    });
    expect(problems.filter((problem) => /address-lost/.test(problem))).toEqual([]);
  });

  test('a draft is not there', () => {
    const page =
      '---\ntitle: Talks\nseed: talks.txt\ndraft: true\n---\n\n<Source>\n\nThe ministers met in Moscow on Thursday.\n\n</Source>\n';
    expect(lost('/sources/talks/: []', '', { 'content/sources/talks.mdx': page })).toContain(
      '2:3 address-lost',
    );
  });
});

describe('a redirect', () => {
  const told = (redirects: string) =>
    problemsOf({ [path]: `redirects:\n  ${redirects}\n` }).map(({ code, hint }) => [code, hint]);

  test.each([
    '/glossary/old/: /glossary/moscow/',
    '/sources/talks/#claim-old: /sources/talks/#l1',
    '/references/#ref-old: /references/',
  ])('that is right: %s', (line) => expect(told(line)).toEqual([]));

  test('by way of another is to lead to its end', () => {
    expect(told('/glossary/a/: /glossary/b/\n  /glossary/b/: /glossary/moscow/')).toEqual([
      ['redirect-invalid', 'lead it to “/glossary/moscow/” at once'],
    ]);
  });

  test.each([
    '/sources/talks/#verify: /',
    '/sources/talks/#mark-when: /',
    '/guides/reading/#settings: /',
    '/references/#m%61in: /',
  ])('of what pages have for themselves: %s', (line) => {
    expect(told(line).map(([code]) => code)).toEqual(['redirect-invalid']);
  });

  test.each([
    '/../../etc/passwd: /',
    '/glossary/../x/: /',
    '/seeds/a.txt: /',
    '/index.html: /',
    '//evil.example/: /',
    '/glossary/old/: https://evil.example/',
    '/glossary/old/: //evil.example/',
    '/glossary/old/: javascript:alert(1)',
  ])('that leads, or writes, where it must not is refused: %s', (line) => {
    expect(told(line).map(([code]) => code)).toEqual([
      expect.stringMatching(/^(?:field-unknown|field-invalid|redirect-invalid)$/),
    ]);
  });
});
