import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import type { CachedPage } from '../../../src/core/edition/source.ts';
import { editionOf, filesOf, type Given, placesOf, sha256, sourceOf } from '../support.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const about = { 'content/edition.yaml': 'title: A\n' };
const page = (front: string) => `---\n${front}---\n\n<Source>\n\na\n\n</Source>\n`;

/** What is told of an edition of these files, as `file code`. */
function told(files: Given): string[] {
  return editionOf({ ...about, ...files }).findings.map(
    ({ code, place }) => `${place.file} ${code}`,
  );
}

describe('the files of an edition', () => {
  test('are read, each for what it is', () => {
    const edition = editionOf({
      ...about,
      'seeds/a.txt': 'a',
      'seeds/SHA256SUMS': `${sha256(new TextEncoder().encode('a'))}  a.txt\n`,
      'content/sources/one.mdx': page('title: One\nseed: a.txt\n'),
      'content/glossary/iran.mdx': '---\nterm: Iran\nkind: place\n---\nA state.\n',
      'content/references/a.json': '[]',
      'content/timeline.yaml': '- date: 2002\n  text: So.\n',
      'content/guides/method.mdx': '---\ntitle: Method\n---\nSee [a](/sources/one/).\n',
    });
    expect(edition.findings).toEqual([]);
    expect(edition.seeds.get('a.txt')?.sum?.place.start?.line).toBe(1);
    expect(sourceOf(edition)).toMatchObject({
      text: 'a',
      seed: { name: 'a.txt' },
      page: { id: 'one' },
    });
    expect([...edition.glossary.keys()]).toEqual(['iran']);
    expect(edition.timeline).toMatchObject([{ date: '2002' }]);
    expect(edition.guides).toMatchObject([
      { id: 'method', data: { title: 'Method' }, links: [{ url: '/sources/one/' }] },
    ]);
    expect(edition.files.size).toBe(7);
  });

  test.each([
    ['a brace', 'One {two.\n', '4:5 code-in-page'],
    ['an expression', 'Write to {name}.\n', '4:10 code-in-page'],
    ['an expression that runs nowhere', 'A ${a} | b.\n', '4:4 code-in-page'],
    ['an expression in a table', '| a |\n| - |\n| {b} |\n', '6:3 code-in-page'],
    ['an import', "import x from './x'\n", '4:1 code-in-page'],
    ['an export', 'export const year = 2002;\n', '4:1 code-in-page'],
    ['a component', 'So <Foo/>.\n', '4:4 element-unknown'],
    ['HTML', 'So <b>it</b> is.\n', '4:4 html-in-page'],
    ['an image in HTML', '<img src="plan.gif" alt="A plan" />\n', '4:1 html-in-page'],
    ['a note’s mark', 'See.[^x]\n', '4:5 note-misplaced'],
    ['a note', '[^x]: So.\n', '4:1 note-misplaced'],
    ['a citation', 'See [supports @key, p. 3].\n', '4:15 citation-misplaced'],
  ])('a guide with %s is told where', (_, body, report) => {
    const path = 'content/guides/method.mdx';
    const { findings } = editionOf({ ...about, [path]: `---\ntitle: Method\n---\n${body}` });
    expect(findings.map(({ code, place }) => `${place.start?.line}:${place.start?.column} ${code}`)) //
      .toEqual([report]);
  });

  test.each<[string, Given[string], string]>([
    ['seeds/a b.txt', 'a', 'seed-name'],
    ['seeds/a.html', 'a', 'seed-not-text'],
    ['seeds/more/a.xml', 'a', 'seed-not-text'],
    ['seeds/a.txt', '{\\rtf1 a}', 'seed-not-text'],
    ['seeds/a.txt', '<?xml version="1.0"?><a/>', 'seed-markup'],
    ['seeds/a.txt', { refused: 'too-large', head: bytesOf('a') }, 'seed-too-large'],
    ['seeds/a.pdf', { refused: 'too-large', head: bytesOf('%PDF-1.4') }, 'seed-not-text'],
    ['seeds/.a.txt', 'a', 'seed-name'],
    ['seeds/more/a.txt', 'a', 'seed-name'],
    ['seeds/a.txt', { refused: 'too-large' }, 'seed-too-large'],
    ['seeds/a.txt', { refused: 'link' }, 'file-refused'],
    ['seeds/SHA256SUMS', { refused: 'too-large' }, 'file-too-large'],
    ['content/sources/a.mdx', { refused: 'not-a-file' }, 'file-refused'],
    ['content/sources/a.mdx', { refused: 'unreadable' }, 'file-refused'],
    ['content/guides', { refused: 'unlisted' }, 'file-refused'],
    ['content/timeline.yaml', { refused: 'changing' }, 'file-refused'],
    ['.margent-1-abcdef', { refused: 'interrupted' }, 'file-refused'],
    ['content/sources/a.md', 'a', 'file-unread'],
    ['content/sources/more/a.mdx', 'a', 'file-unread'],
    ['content/notes.txt', 'a', 'file-unread'],
    ['content/references/a.enw', 'a', 'file-unread'],
    ['content/references/a.rdf', 'a', 'file-unread'],
    ['content/timeline.yaml', Uint8Array.of(0x61, 0xe9), 'file-undecodable'],
  ])('%s is told', (path, file, code) =>
    expect(told({ [path]: file })).toEqual([`${path} ${code}`]),
  );

  test('an ill-named seed is mended by a command only where no shell takes its name for more', () => {
    const hint = (name: string) => editionOf({ [`seeds/${name}`]: 'a' }).findings[0]?.hint;
    expect(hint('Письмо (3).txt')).toContain('npm run new -- "seeds/Письмо (3).txt" does it');
    for (const name of ['$(ls).txt', '`ls`.txt', 'a"b.txt', '%a%.txt', 'a!b.txt', "a'b.txt"])
      expect(hint(name)).toContain('npm run new does it');
  });

  test('a file that can be no seed is told once, not as missing where it is named', () => {
    const edition = editionOf({
      ...about,
      'seeds/a.txt': '{\\rtf1 a}',
      'seeds/SHA256SUMS': `${sha256(bytesOf('{\\rtf1 a}'))}  a.txt\n`,
      'content/sources/one.mdx': page('title: One\nseed: a.txt\n'),
    });
    const errors = runChecks(edition).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual(['seed-not-text']);
  });

  test('are told with what was found', () => {
    const { findings } = editionOf({
      ...about,
      'content/timeline.yaml': Uint8Array.of(0x61, 0xe9),
      'seeds/a.txt': { refused: 'too-large' },
      'seeds/b.txt': { refused: 'link' },
    });
    expect(findings.map(({ message }) => message)).toEqual([
      'Unexpected byte 0xE9 at offset 1, expected UTF-8',
      'Unexpected size of more than 5 MB, expected a regular file of at most 5 MB',
      'Unexpected symbolic link, expected a regular file of at most 5 MB',
    ]);
  });

  test.each(['A.mdx', 'a_b.mdx', 'a--b.mdx', '-a.mdx', 'é.mdx'])(
    'have names that are addresses: not %s',
    (name) => {
      const path = `content/guides/${name}`;
      expect(told({ [path]: '---\ntitle: A\n---\n' })).toEqual([`${path} id-ill-formed`]);
    },
  );

  test('may begin with a byte order mark, which counts as a column', () => {
    const { findings } = editionOf({
      'content/edition.yaml': '\uFEFFtitle: A\ncolour: red\n',
      'content/timeline.yaml': '\uFEFF5',
    });
    expect(placesOf(findings)).toEqual(['field-unknown 2:1', 'field-invalid 1:2']);
  });
});

describe('about the edition', () => {
  test('something must be said', () => {
    const edition = editionOf({});
    expect(placesOf(edition.findings)).toEqual(['edition-missing']);
    expect(edition.about.title).toBe('Untitled edition');
    expect([...edition.verdicts.keys()]).toEqual([
      'corroborated',
      'faithful',
      'consistent',
      'unverified',
      'disputed',
      'contradicted',
    ]);
    expect([...edition.kinds.keys()]).toEqual([
      'event',
      'position',
      'legal',
      'causal',
      'forecast',
      'identity',
    ]);
  });

  test('verdicts hold although other fields are faults', () => {
    const verdict = '{ id: proven, label: Proven, meaning: It is., tone: good, evidence: none }';
    const edition = editionOf({ 'content/edition.yaml': `verdicts: [${verdict}]\nurl: here\n` });
    expect(placesOf(edition.findings)).toEqual(['field-missing 1:1', 'field-invalid 2:6']);
    expect([...edition.verdicts.keys()]).toEqual(['proven']);
    expect(edition.about).not.toHaveProperty('url');
  });

  test('nothing is known where it cannot be read', () => {
    const edition = editionOf({ 'content/edition.yaml': 'title: "A' });
    expect(edition.findings.map(({ code }) => code)).toEqual(['yaml-invalid']);
    expect(edition.about.title).toBe('Untitled edition');
  });
});

describe('the sources', () => {
  const files = {
    'content/sources/b.mdx': page('title: Alpha\nseed: a.txt\npublished: 2003\n'),
    'content/sources/a.mdx': page('title: Beta\nseed: a.txt\n'),
    'content/sources/d.mdx': page('title: Gamma\nseed: a.txt\npublished: 2002-06-01\n'),
    'content/sources/c.mdx': page('title: Delta\nseed: a.txt\npublished: 2003\n'),
  };
  test.each([
    ['order: published', 'dbca'],
    ['order: title', 'bacd'],
    ['order: id', 'abcd'],
    ['order: [c, a]', 'cabd'],
    ['', 'dbca'],
  ])('are ordered: %s', (line, ids) => {
    const edition = editionOf({ ...files, 'content/edition.yaml': `title: A\n${line}\n` });
    expect(edition.sources.map(({ page: { id } }) => id).join('')).toBe(ids);
  });

  test('are ordered by the earliest day of dates that are not exact; those without come last', () => {
    const dates = { a: '1865-21', b: '-0043', c: '../1865', d: '186X', e: '1865-03-02~' };
    const pages = Object.entries(dates).map(([id, date]) => [
      `content/sources/${id}.mdx`,
      page(`title: A\nseed: a.txt\npublished: ${date}\n`),
    ]);
    const order = (line: string) =>
      editionOf({
        ...(Object.fromEntries(pages) as Record<string, string>),
        'content/sources/f.mdx': page('title: A\nseed: a.txt\n'),
        'content/sources/g.mdx': 'nothing',
        'content/edition.yaml': `title: A\n${line}`,
      })
        .sources.map(({ page: { id } }) => id)
        .join('');
    expect(order('')).toBe('bdcaefg');
    // Of one title, by their ids.
    expect(order('order: title\n')).toBe('gabcdef');
  });

  test('without a title come first by title', () => {
    const edition = editionOf({
      ...files,
      'content/sources/e.mdx': 'nothing',
      'content/edition.yaml': 'title: A\norder: title\n',
    });
    expect(edition.sources[0]?.page.id).toBe('e');
  });

  test('may name a seed that there is none of, or that cannot be read', () => {
    const missing = editionOf({
      ...about,
      'content/sources/a.mdx': page('title: A\nseed: ../a.txt\n'),
    });
    expect(missing.sources[0]).not.toHaveProperty('seed');
    expect(missing.sources[0]).not.toHaveProperty('text');
    expect(missing.findings).toEqual([]);
    const undecodable = editionOf({
      ...about,
      'content/sources/a.mdx': page('title: A\nseed: a.txt\n'),
      'seeds/a.txt': Uint8Array.of(0xe9),
    });
    expect(placesOf(undecodable.findings)).toEqual(['seed-undecodable 1:1']);
    expect(undecodable.sources[0]?.seed?.name).toBe('a.txt');
    expect(undecodable.sources[0]).not.toHaveProperty('text');
  });

  test('are read in the encoding that they name', () => {
    const edition = editionOf({
      ...about,
      'content/sources/a.mdx': page('title: A\nseed: a.txt\nencoding: windows-1252\n').replace(
        '\na\n',
        '\n“é”\n',
      ),
      'seeds/a.txt': Uint8Array.of(0x93, 0xe9, 0x94),
    });
    expect(edition.findings).toEqual([]);
    expect(sourceOf(edition).page.faithful).toBe(true);
  });

  test('that differ from a seed that was changed say so', () => {
    const sums = { 'seeds/SHA256SUMS': `${'0'.repeat(64)}  a.txt\n` };
    const { findings } = editionOf(filesOf('b', '<Source>\na\n</Source>\n', sums));
    expect(findings[0]?.hint).toContain('the seed is not the one in SHA256SUMS');
  });
});

describe('a parsed page', () => {
  function cacheOf() {
    const kept = new Map<string, string>();
    const log: string[] = [];
    return {
      log,
      get: (key: string) => {
        const text = kept.get(key);
        log.push(text === undefined ? 'parsed' : 'known');
        return text === undefined ? undefined : (JSON.parse(text) as CachedPage);
      },
      set: (key: string, value: CachedPage) => {
        log.push('kept');
        kept.set(key, JSON.stringify(value));
      },
    };
  }
  const body =
    '\nA [b](/c).\n\n<Source>\n\n<Claim id="x" by="y" kind="event" verdict="unverified">a *b*</Claim>[^n]\n\n</Source>\n\n[^n]: N [@k].\n';
  const files = filesOf('a b', body.replace('*b*', 'b'));

  test('is kept, and comes out as it went in', () => {
    const cache = cacheOf();
    const first = editionOf(files, cache);
    const second = editionOf(files, cache);
    expect(cache.log).toEqual(['parsed', 'kept', 'known']);
    expect(second).toEqual(first);
    expect(second).toEqual(editionOf(files));
  });

  test('is kept with its faults', () => {
    const cache = cacheOf();
    const faulty = filesOf('a b', body);
    const first = editionOf(faulty, cache);
    expect(first.findings).toHaveLength(1);
    expect(editionOf(faulty, cache)).toEqual(first);
    expect(cache.log).toEqual(['parsed', 'kept', 'known']);
  });

  test.each<[string, Given]>([
    ['its seed', { 'seeds/a.txt': 'a c' }],
    ['the list of hashes', { 'seeds/SHA256SUMS': `${'0'.repeat(64)}  a.txt\n` }],
  ])('is parsed again when %s changes', (_, change) => {
    const cache = cacheOf();
    editionOf(files, cache);
    const changed = editionOf({ ...files, ...change }, cache);
    expect(cache.log).toEqual(['parsed', 'kept', 'known', 'kept']);
    expect(changed).toEqual(editionOf({ ...files, ...change }));
  });

  test('is kept where it has no seed', () => {
    const cache = cacheOf();
    const broken = {
      ...about,
      'content/sources/a.mdx': 'a',
      'content/sources/b.mdx': page('title: A\nseed: x.txt\n'),
    };
    editionOf(broken, cache);
    expect(editionOf(broken, cache)).toEqual(editionOf(broken));
    expect(cache.log).toEqual(['parsed', 'kept', 'parsed', 'kept', 'known', 'known']);
  });
});

test.each([
  ['content/references/library.rdf', 'in Zotero choose File, Export Library…, Format: BibLaTeX or'],
  [
    'content/references/library.enl',
    'have the program that it is from export one of these (EndNote:',
  ],
])('how works are got out of %s is told', (path, hint) => {
  const { findings } = editionOf({ 'content/edition.yaml': 'title: A\n', [path]: 'a' });
  expect(findings).toMatchObject([
    { code: 'file-unread', hint: expect.stringContaining(hint) as string },
  ]);
});
