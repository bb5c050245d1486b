import { describe, expect, test } from 'vitest';
import { pageOf, placesOf, problemsOf, talks, text } from './example.ts';

const claim = `<Claim id="when" by="gazette" kind="event" verdict="unverified">${text}</Claim>[^when]`;
const note = (address: string) => `[^when]: See [this](${address}).`;
const draft = {
  'seeds/draft.txt': 'A draft.\n',
  'content/sources/draft.mdx': pageOf(
    'A draft.',
    '# Head\n\n[Up](#s-head)',
    'draft: true\n',
  ).replace('talks.txt', 'draft.txt'),
};

/** What is reported of a note that links to an address, without places. */
const codesOf = (address: string, files: Record<string, string> = {}) =>
  problemsOf({ ...files, [talks]: pageOf(claim, note(address)) }).map(({ code }) => code);

describe('a link may lead', () => {
  test.each([
    'https://example.com/a?b#c',
    'HTTP://example.com',
    'mailto:ann@example.com',
    '/',
    '/sources/',
    '/sources/talks/',
    '../../glossary/moscow/',
    '/glossary/moscow/',
    '/guides/reading/',
    '#claim-when',
    '/sources/talks/#note-when',
    '#l1',
    '/references/#ref-bulletin',
    '/seeds/talks.txt',
    '/seeds/SHA256SUMS',
    '/search/?q=moscow',
    '/sources/talks/annotations.json',
    '',
  ])('to “%s”', (address) => expect(codesOf(address)).toEqual([]));
});

describe('a link leads nowhere', () => {
  test.each([
    '/glossary/moscow',
    '/glossary/x/',
    '/x',
    'moscow',
    '#claim-x',
    '#note-x',
    '#l2',
    '/references/#ref-x',
    '/seeds/x.txt',
    '/glossary/moscow/#x',
    '/guides/reading/#x',
    '/%E0%A4',
    'content/glossary/moscow.mdx',
  ])('to “%s”', (address) => expect(codesOf(address)).toEqual(['link-broken']));

  test('to a draft, but for its own links', () => {
    expect(codesOf('/sources/draft/', draft)).toEqual(['link-broken']);
    expect(placesOf(problemsOf(draft))).toEqual([]);
    const broken = draft['content/sources/draft.mdx'].replace('#s-head', '#s-foot');
    const codes = placesOf(problemsOf({ ...draft, 'content/sources/draft.mdx': broken }));
    expect(codes).toEqual(['content/sources/draft.mdx 15:1 link-broken']);
  });

  test('to a line of a page that differs is not known', () => {
    const differs = pageOf('The ministers met.', '[Up](#l9)\n\n[Down](#claim-x)');
    expect(placesOf(problemsOf({ [talks]: differs }))).toEqual([
      '8:18 text-differs',
      '14:1 link-broken',
    ]);
  });
});

describe('a link is dangerous', () => {
  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'javascript&colon;alert(1)',
    'java&#10;script:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:x',
    'tel:1',
    '//example.com',
    'http:example.com',
    'HTTPS:/example.com',
    'https:///example.com',
    'https:',
    '<\\\\\\\\example.com>',
    '</\\\\example.com>',
    '<https://a b>',
    'ftp://example.com',
  ])('to “%s”', (address) => expect(codesOf(address)).toEqual(['link-dangerous']));

  test.each<[string, Record<string, string>, string[]]>([
    ['commentary', { [talks]: pageOf(text, '[a](javascript:b)') }, ['12:1 link-dangerous']],
    [
      'a note, by reference',
      { [talks]: pageOf(`${text}[^a]`, '[^a]: [b][c]\n\n[c]: javascript:d') },
      ['12:7 link-dangerous'],
    ],
    ['an autolink', { [talks]: pageOf(text, 'At ftp://a.b and www.a.b') }, []],
    [
      'the glossary',
      { 'content/glossary/moscow.mdx': '---\nterm: Moscow\nkind: place\n---\n[a](javascript:b)\n' },
      ['content/glossary/moscow.mdx 5:1 link-dangerous'],
    ],
    [
      'the timeline',
      { 'content/timeline.yaml': '- date: 2002\n  text: "[a](javascript:b)"\n' },
      ['content/timeline.yaml 2:10 link-dangerous'],
    ],
    [
      'a guide',
      { 'content/guides/reading.mdx': '---\ntitle: A\n---\n[a](javascript:b)\n' },
      ['content/guides/reading.mdx 4:1 link-dangerous'],
    ],
  ])('in %s', (_, files, expected) => expect(placesOf(problemsOf(files))).toEqual(expected));
});

test('a web address without its slashes is told with them', () => {
  const [{ hint } = {}] = problemsOf({ [talks]: pageOf(claim, note('http:/example.com/a')) });
  expect(hint).toContain('“http://example.com/a”');
});

describe('a link has words', () => {
  const told = (link: string) =>
    problemsOf({ [talks]: pageOf(claim, `[^when]: See ${link}.`) })
      .map(({ code }) => code)
      .filter((code) => code.startsWith('link-'));

  test.each(['[](/)', '[&nbsp;](/)', '[**&#32;**](/)', '[\u200B](/)', '[![](a.png)](/)'])(
    'not: %j',
    (link) => expect(told(link)).toEqual(['link-unnamed']),
  );

  test.each(['[a](/)', '[`-`](/)', '[![A](a.png)](/)', '<https://a.b/>', 'https://a.b/'])(
    'so: %j',
    (link) => expect(told(link)).toEqual([]),
  );
});
