import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { editionOf, file, pageOf, placesOf, problemsOf, talks, text } from './example.ts';

const timeline = 'content/timeline.yaml';
const summit = 'content/glossary/summit.mdx';
const more = 'content/references/more.json';
const unused = {
  [summit]: '---\nterm: Summit\nkind: organization\naliases: [G8]\n---\n',
  [more]: '[{ "id": "minutes", "type": "report" }]',
};
const entryUnused = `${summit} 2:7 entry-unused`;
const referencesUnused = `${more} references-unused`;

const faultsOf = (files: Record<string, string>) => placesOf(problemsOf({ ...unused, ...files }));
const glossary = (fields: string, definition = '') => ({
  'content/glossary/ann.mdx': `---\nterm: The ministers\nkind: person\n${fields}---\n${definition}\n`,
});

describe('an entry is used', () => {
  test.each<[string, Record<string, string>]>([
    ['in a note', { [talks]: pageOf(`${text}[^a]`, '[^a]: At the summit.') }],
    ['in commentary', { [talks]: pageOf(text, 'At the summit.') }],
    ['in the glossary', glossary('', 'At the summit.')],
    ['in the timeline', { [timeline]: '- date: 2002\n  text: The summit.\n' }],
    ['by a row', { [timeline]: '- date: 2002\n  text: Talks.\n  entry: summit\n' }],
    [
      'by a term in a guide',
      {
        'content/guides/reading.mdx': '---\ntitle: A\n---\nThe <Term id="summit">meeting</Term>.\n',
      },
    ],
    ['by a role', glossary('roles: [{ role: host, organization: summit }]\n')],
    ['by a publisher', { [talks]: pageOf(text, '', 'publisher: summit\n') }],
    ['by an author', { [talks]: pageOf(text, '', 'author: summit\n') }],
    ['by one of its authors', { [talks]: pageOf(text, '', 'author: [A. B., summit]\n') }],
    ['by a chain', { [talks]: pageOf(text, '', 'via: [summit]\n') }],
    [
      'by a claim’s chain',
      {
        [talks]: pageOf(
          `<Claim id="a" by="gazette" via="summit" kind="event" verdict="unverified">${text}</Claim>[^a]`,
          '[^a]: So.',
        ),
      },
    ],
  ])('%s', (_, files) => expect(faultsOf(files)).toEqual([referencesUnused]));

  test('but not by itself', () => {
    const own = { [summit]: `${unused[summit]}The G8 of the summit.\n` };
    expect(faultsOf(own)).toEqual([entryUnused, referencesUnused]);
  });
});

describe('a work is used', () => {
  test.each<[string, Record<string, string>]>([
    ['in a note', { [talks]: pageOf(`${text}[^a]`, '[^a]: See [@minutes, p. 2].') }],
    ['in commentary', { [talks]: pageOf(text, 'See [@minutes].') }],
    ['in the glossary', glossary('', 'See [@minutes].')],
    ['in the timeline', { [timeline]: '- date: 2002\n  text: Talks [@minutes].\n' }],
  ])('%s', (_, files) => expect(faultsOf(files)).toEqual([entryUnused]));

  test('and ten that are not are named', () => {
    const works = [...'lkjihgfedcba'].map((id) => ({ id, type: 'book' }));
    const problems = problemsOf({ [more]: JSON.stringify(works) });
    expect(problems.map(({ message }) => message)).toEqual([
      'Unexpected works that nothing cites, expected only cited ones: a, b, c, d, e, f, g, h, i, j and 2 more',
    ]);
  });
});

describe('what another fault keeps from being known is not told as unused', () => {
  test.each<[string, Record<string, string>, string]>([
    ['the text differs', { [talks]: pageOf('The G8 met.', 'See [@minutes].') }, '8:5 text-differs'],
    [
      'the page is no MDX',
      { [talks]: pageOf(`${text} {`, 'The <Term id=summit>it</Term>. See [@minutes].') },
      '8:42 code-in-page',
    ],
    [
      'the timeline is no YAML',
      { [timeline]: '- text: "At the summit [@minutes].\n' },
      `${timeline} 2:1 yaml-invalid`,
    ],
  ])('%s', (_, files, expected) => {
    const found = faultsOf(files);
    expect(found).toContain(expected);
    expect(found.filter((fault) => fault.includes('unused'))).toEqual([]);
  });

  test('a page that cannot be decoded: neither entries, nor works, nor its seed', () => {
    const files = { ...unused, [talks]: Uint8Array.of(0xe9) };
    expect(placesOf(problemsOf(files))).toEqual(['1:1 file-undecodable']);
  });

  test.each([
    [
      'a slip in a file of references',
      '[{ "id": "minutes", "type": "book" ]',
      '1:36 reference-invalid',
    ],
    ['one that cannot be decoded', Uint8Array.of(0xe9), '1:1 file-undecodable'],
  ])('what follows from %s is not told: the slip is the mend', (_, works, expected) => {
    const files = {
      ...unused,
      [more]: works,
      [talks]: pageOf(`${text}[^a]`, '[^a]: [@minutes], [here](/references/#ref-minutes).'),
      'content/addresses.yaml':
        'published:\n  /references/: [ref-minutes]\n  /glossary/summit/: []\nredirects:\n  /glossary/old/: /references/#ref-minutes\n',
    };
    expect(placesOf(problemsOf(files)).filter((told) => !told.includes('unused'))).toEqual([
      `${more} ${expected}`,
    ]);
  });

  test('nor is an address of a file or seed that cannot be read told as lost', () => {
    const files = {
      [summit]: Uint8Array.of(0xe9),
      'seeds/talks.txt': Uint8Array.of(0xff),
      'content/addresses.yaml': 'published:\n  /glossary/summit/: []\n  /seeds/talks.txt: []\n',
    };
    expect(placesOf(problemsOf(files)).filter((told) => told.includes('lost'))).toEqual([]);
  });

  test('but a warning of its file hides no work that there is none of', () => {
    const files = { [more]: '[{ "id": "minutes", "type": "book", "title": "bulletins" }]' };
    const edition = editionOf({
      files: [...Object.entries(files), [talks, pageOf(`${text}[^a]`, '[^a]: [@bulletins].')]].map(
        ([path, content]) => file(String(path), String(content)),
      ),
    });
    edition.findings.push({ code: 'references-unused', message: 'So', place: { file: more } });
    expect(runChecks(edition).map(({ code }) => code)).toContain('citation-unknown');
  });

  test('nor is an entry that cannot be decoded told as one that there is none of', () => {
    const by = `<Claim id="a" by="summit" kind="event" verdict="unverified">${text}</Claim>[^a]`;
    const note = '[^a]: The <Term id="summit">summit</Term>, [as](/glossary/summit/). [@minutes]';
    const files = { ...unused, [summit]: Uint8Array.of(0xe9), [talks]: pageOf(by, note) };
    expect(placesOf(problemsOf(files))).toEqual([`${summit} 1:1 file-undecodable`]);
  });

  test('an entry whose frontmatter has a fault', () => {
    expect(faultsOf({ [summit]: '---\nkind: organization\n---\n' })).toEqual(
      [`${summit} 2:1 field-missing`, referencesUnused].sort(),
    );
  });

  test('an entry beside another fault', () => {
    const files = { [summit]: '', [talks]: pageOf(`${text} {`) };
    expect(faultsOf(files)).toEqual([
      `${summit} 1:1 frontmatter-missing`,
      '8:42 code-in-page',
      referencesUnused,
    ]);
  });

  test('a work that another fault hides', () => {
    const works = '[{ "id": "bulletin" }, { "id": "minutes", "type": "book" }]';
    expect(faultsOf({ [more]: '[]', 'content/references/works.json': works })).toEqual([
      'content/references/works.json 1:2 field-missing',
      'content/references/works.json references-unused',
      entryUnused,
    ]);
  });

  test('a seed whose page has a fault in its frontmatter', () => {
    const page = { [talks]: pageOf().replace('seed: talks.txt', 'seed: [talks.txt') };
    expect(placesOf(problemsOf(page))).toEqual(['4:1 yaml-invalid']);
    const other = { 'content/sources/other.mdx': pageOf().replace('talks.txt', '') };
    expect(placesOf(problemsOf(other))).toEqual(['content/sources/other.mdx 3:7 field-invalid']);
  });

  test('an address of the edition that cannot be read', () => {
    const about = 'content/edition.yaml';
    const codes = (text: string) => placesOf(problemsOf({ [about]: text }));
    expect(codes('title: A\nurl: example.org\n')).toEqual([`${about} 2:6 field-invalid`]);
    expect(codes('title: "A\nurl: https://example.org\n')).toEqual([`${about} 3:1 yaml-invalid`]);
    expect(codes('title: A\n')).toEqual([`${about} url-missing`]);
  });
});

describe('a file of originals/', () => {
  const original = { 'originals/a.docx': 'PK' };

  test('that no page names is told', () => {
    expect(placesOf(problemsOf(original))).toEqual(['originals/a.docx original-unused']);
  });

  test('is not, where a page cannot be read that may name it', () => {
    const faulty = { ...original, [talks]: pageOf(text, '', 'converted: 1\n') };
    expect(placesOf(problemsOf(faulty))).toEqual(['4:12 field-invalid']);
    const broken = { ...original, [talks]: '---\ntitle: [\n---\n' };
    expect(placesOf(problemsOf(broken)).join()).not.toContain('original-unused');
  });
});
