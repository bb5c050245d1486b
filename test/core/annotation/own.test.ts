import { describe, expect, test } from 'vitest';
import { readAnnotations } from '../../../src/core/annotation/read.ts';
import { takeAnnotations } from '../../../src/core/annotation/take.ts';
import { everything } from '../export/tei-everything.ts';
import { editionOf, filesOf, sourceOf } from '../support.ts';
import { comeBack } from './come-back.ts';

test('an edition with one of everything', () => {
  comeBack(everything);
});

const seed = 'One. Two. Three.\n';
const files = filesOf(seed, `<Source>\n\n${seed}\n</Source>\n`);
const edition = editionOf(files);

function take(row: object) {
  const { annotations = [] } = readAnnotations([row]) ?? {};
  const taken = takeAnnotations(sourceOf(edition), edition, { annotations, digest: (id) => id });
  if ('problem' in taken) throw new Error(taken.problem.message);
  return taken;
}

const claim = (more: object = {}, exact = 'Two') => ({
  id: 'https://example.org/sources/b/#claim-x',
  motivation: 'assessing',
  body: [],
  target: [{ selector: [{ type: 'TextQuoteSelector', exact }] }],
  'margent:chain': ['unattributed'],
  'margent:kind': 'event',
  'margent:verdict': 'unverified',
  ...more,
});

test.each([
  [
    'whose speaker nobody knows',
    claim({ 'margent:chain': ['somebody', 'else'] }),
    'speaker “somebody”',
  ],
  ['whose verdict the edition has not', claim({ 'margent:verdict': 'sure' }), 'verdict “sure”'],
  ['whose verdict holds as of no day', claim({ 'margent:as-of': 'never' }), 'date “never”'],
  ['whose words are nowhere', claim({}, 'Four'), 'nowhere'],
  ['without a target', { ...claim(), target: [] }, 'without words or place'],
  ['without a chain', { ...claim(), 'margent:chain': [] }, 'speaker'],
])('a claim %s is told', (_, row, why) => {
  const { file, missed } = take(row);
  expect(missed).toMatchObject([{ why: expect.stringContaining(why) as string }]);
  expect(file.text).toBe(files['content/sources/a.mdx']);
});

const without = (value: string, start: number) => ({
  id: 'https://example.org/sources/b/annotations.json#original-1',
  motivation: 'describing',
  body: { value, ...(value === 'page' && { 'margent:attributes': { n: '2' } }) },
  target: [
    {
      selector: [
        { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
        { type: 'TextPositionSelector', start, end: start },
      ],
    },
  ],
});

test.each([
  ['gap', 0, '<Gap/>One. Two. Three.'],
  ['gap', 4, 'One.<Gap/> Two. Three.'],
  ['gap', 5, 'One. <Gap/>Two. Three.'],
  ['gap', 17, 'One. Two. Three.<Gap/>'],
  ['page', 4, 'One. <Page n="2"/>Two. Three.'],
])('a %s at %i stands where it stood', (value, start, written) => {
  expect(take(without(value, start)).file.text).toContain(`\n${written}\n`);
});

test('a page that begins behind all words is told', () => {
  expect(take(without('page', 17)).missed).toMatchObject([
    { why: 'quote without words, expected words of the source' },
  ]);
});

describe('in a row', () => {
  const rows = (words: string, page: string) => {
    const own = editionOf(
      filesOf(words, `<Source>\n\n${page}\n\n</Source>\n`, {}, 'lines: keep\n'),
    );
    const read = (...rows: object[]) => {
      const given = {
        annotations: readAnnotations(rows)?.annotations ?? [],
        digest: (id: string) => id,
      };
      const taken = takeAnnotations(sourceOf(own), own, given);
      if ('problem' in taken) throw new Error(taken.problem.message);
      return {
        ...taken,
        text: taken.file.text.split('<Source>\n\n')[1]?.split('\n\n</Source>')[0],
      };
    };
    return read;
  };
  const [words, page] = ['A\t\t\t1\n\t\t2\n3\t\t\n', 'A\t\t\t1\\\n2\\\n3'];

  test.each([
    ['gap', 2, 'A\t<Gap/>\t\t1\\\n2\\\n3'],
    ['page', 3, 'A\t\t<Page n="2"/>\t1\\\n2\\\n3'],
    ['gap', 6, 'A\t\t\t1\\\n<Gap/>\t\t2\\\n3'],
    ['gap', 7, 'A\t\t\t1\\\n<Gap/>\t2\\\n3'],
    ['gap', 12, 'A\t\t\t1\\\n2\\\n3\t<Gap/>'],
  ])('a %s at %i is put into its cell', (value, start, written) => {
    expect(rows(words, page)(without(value, start)).text).toBe(written);
  });

  test('several at one place, and on either side of it, are put in as they come', () => {
    const places = [1, 1, 2, 6, 7, 7, 11, 12, 13, 13];
    const gaps = places.map((start, n) => ({
      ...without('gap', start),
      body: { value: 'gap', 'margent:attributes': { extent: `${n + 1} words` } },
    }));
    const put = rows(words, page)(...gaps);
    expect(put.text?.replace(/<Gap extent="(\d+) words"\/>/g, '§$1')).toBe(
      'A§1§2\t§3\t\t1\\\n§4\t§5§6\t2\\\n3§7\t§8\t§9§10',
    );
    expect(rows(words, put.text ?? '')(...gaps)).toMatchObject({ looks: 0, there: gaps.length });
  });

  test('whose blanks are others than the seed’s, it stands at its word, once', () => {
    const read = rows(words, 'A 1\\\n<Gap extent="1 word"/> 2\\\n3');
    expect(read(without('gap', 2), without('gap', 3))).toMatchObject({
      ...{ looks: 1, there: 1 },
      text: 'A<Gap/> 1\\\n<Gap extent="1 word"/> 2\\\n3',
    });
    expect(read(without('gap', 6)).text).toContain('\\\n<Gap extent="1 word"/> <Gap/>2');
  });
});

test('a note cites what it says that it cites, where the edition has that, and as words all else', () => {
  const works = '[{ "id": "w", "type": "book", "title": "W" }]';
  const cited = editionOf({ ...files, 'content/references/w.json': works });
  const noted = (value: string, cites: object[]) => {
    const [annotation] =
      readAnnotations([claim({ body: [{ purpose: 'commenting', value }], 'margent:cites': cites })])
        ?.annotations ?? [];
    if (!annotation) throw new Error('no annotation');
    const given = { annotations: [annotation], digest: (id: string) => id };
    const taken = takeAnnotations(sourceOf(cited), cited, given);
    return 'file' in taken ? taken.file.text.split('[^x]: ')[1]?.trim() : undefined;
  };
  const cites = [
    { key: 'w', relation: 'supports', locator: 'p. 3' },
    { key: 'w', relation: 'context', locator: '{process.exit()}' },
    { key: 'none', relation: 'context' },
  ];
  expect(noted('So *it* is [supports @w, p. 3].', cites)).toBe(
    'So \\*it\\* is [supports @w, p. 3].',
  );
  expect(noted('So [@w, p. 4].', cites)).toBe('So \\[@w, p. 4].');
  expect(noted('So [@none].', cites)).toBe('So \\[@none].');
  expect(noted('So [@w, {process.exit()}].', cites)).toBe('So \\[@w, \\{process.exit()}].');
});

test('a chain that is not that of the page, dates and a sentence come along', () => {
  const { file } = take(
    claim({
      ...{ 'margent:date': '1890', 'margent:as-of': '2020' },
      body: [{ purpose: 'describing', value: 'Two is said.' }],
    }),
  );
  expect(file.text).toContain(
    '<Claim id="x" by="unattributed" kind="event" verdict="unverified" date="1890" as-of="2020">Two</Claim>',
  );
  expect(file.text).toContain('[^x]: says: Two is said.');
});

test('what looks like ours and is not is a note', () => {
  const looks = {
    ...claim(),
    id: 'https://example.org/annotations.json#original-1',
    body: { value: 'blink' },
  };
  expect(take(looks)).toMatchObject({ notes: 1, looks: 0 });
  const hi = { ...looks, body: { value: 'gap' } };
  expect(take(hi)).toMatchObject({ notes: 0, looks: 1 });
  expect(
    take({
      ...claim(),
      id: 'https://example.org/sources/b/#claim-X Y',
      body: 'https://a.example/',
    }),
  ).toMatchObject({
    notes: 1,
  });
});

test('what leads to a comparison is told, and not taken', () => {
  const link = {
    ...claim(),
    id: 'https://example.org/sources/b/annotations.json#beside-1',
    motivation: 'linking',
    body: 'https://example.org/comparisons/beside/',
  };
  expect(readAnnotations([link])).toMatchObject({ annotations: [], unread: [{ where: '[0]' }] });
  expect(readAnnotations([{ ...link, id: 'https://a.example/1' }])?.annotations).toHaveLength(1);
});
