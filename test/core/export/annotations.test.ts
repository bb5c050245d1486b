import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotations } from '../../../src/core/export/annotations.ts';
import { anyText } from '../hostile.ts';
import { editionOf, filesOf, type Given, sha256, sourceOf, shownOf } from '../support.ts';

interface Exported {
  id: string;
  type: string;
  label: string;
  total: number;
  source: { id: string };
  first: { items: Annotation[] };
}

interface Annotation {
  id: string;
  body: { purpose: string; value: string }[];
  target: {
    source: string;
    selector: [
      { type: string; exact: string; prefix: string; suffix: string },
      { type: string; start: number; end: number },
    ];
  }[];
}

function exportOf(files: Given, site = 'https://example.org'): Exported {
  const { edition } = shownOf(editionOf(files));
  return JSON.parse(annotations(sourceOf(edition), edition, site)) as Exported;
}

const seed = 'In 1815 😀 they met, and parted.\n';
const body = `<Source>

In 1815 😀 <Claim id="met" by="unattributed" kind="event" verdict="disputed">they met</Claim>,[^met] <Claim id="met">and parted</Claim>.

</Source>

[^met]: A *doubt*.

    And another [disputes @work, p. 3].
`;

test('a claim is an annotation: its verdict and note, its parts, its chain and evidence', () => {
  const exported = exportOf(filesOf(seed, body, {}, 'encoding: utf-8\n'));
  expect(exported).toMatchObject({
    id: 'https://example.org/sources/a/annotations.json',
    type: 'AnnotationCollection',
    label: 'A',
    total: 1,
    source: {
      id: 'https://example.org/seeds/a.txt',
      'margent:encoding': 'utf-8',
      'margent:sha256': sha256(Buffer.from(seed)),
    },
  });
  expect(exported.first.items).toMatchObject([
    {
      id: 'https://example.org/sources/a/#claim-met',
      body: [
        { purpose: 'assessing', value: 'Disputed' },
        {
          purpose: 'commenting',
          language: 'en',
          value: 'A doubt.\n\nAnd another [disputes @work, p. 3].',
        },
      ],
      target: [
        {
          selector: [
            { type: 'TextQuoteSelector', exact: 'they met', prefix: 'In 1815 😀 ' },
            { type: 'TextPositionSelector', start: 10, end: 18 },
          ],
        },
        {
          selector: [
            { exact: 'and parted', suffix: '.\n' },
            { start: 20, end: 30 },
          ],
        },
      ],
      'margent:chain': ['unattributed'],
      'margent:kind': 'event',
      'margent:verdict': 'disputed',
      'margent:cites': [{ key: 'work', relation: 'disputes', locator: 'p. 3' }],
    },
  ]);
});

test('what is claimed in plain words describes it', () => {
  const said = body.replace('[^met]: A', '[^met]: says: Both met in 1815.\n\n    A');
  expect(exportOf(filesOf(seed, said)).first.items[0]?.body).toMatchObject([
    { purpose: 'assessing' },
    { purpose: 'describing', language: 'en', value: 'Both met in 1815.' },
    { purpose: 'commenting', value: 'A doubt.\n\nAnd another [disputes @work, p. 3].' },
  ]);
});

test('how the original looks describes it, by the names of TEI; what is missing is at a place', () => {
  const looks = `<Source>

In 1815 😀 <Hi rend="italic"><Del>they</Del> met</Hi>,<Gap extent="1 word"/> and <Page n="12"/>parted.

</Source>
`;
  const exported = exportOf(filesOf(seed, looks));
  expect(exported.total).toBe(4);
  expect(exported.first.items).toMatchObject([
    {
      id: 'https://example.org/sources/a/annotations.json#original-1',
      motivation: 'describing',
      body: { purpose: 'tagging', value: 'hi', 'margent:attributes': { rend: 'italic' } },
      target: { selector: [{ exact: 'they met' }, { start: 10, end: 18 }] },
    },
    { body: { value: 'del' }, target: { selector: [{ exact: 'they' }, { start: 10, end: 14 }] } },
    {
      body: { value: 'gap', 'margent:attributes': { extent: '1 word' } },
      target: {
        selector: [
          { exact: '', suffix: ' and parted.\n' },
          { start: 19, end: 19 },
        ],
      },
    },
    {
      body: { value: 'page', 'margent:attributes': { n: '12' } },
      target: {
        selector: [
          { exact: '', suffix: 'parted.\n' },
          { start: 24, end: 24 },
        ],
      },
    },
  ]);
  expect(exported.first.items[1]?.body).toEqual({
    ...{ type: 'TextualBody', purpose: 'tagging', value: 'del' },
  });
});

test('what is not known is told as far as it is', () => {
  const files = filesOf(seed, body.replace('disputed', 'odd').replace(/\[\^met\]: [^]*/, ''));
  const broken = String(files['content/sources/a.mdx']).replace('title: A\n', '');
  const exported = exportOf({ ...files, 'content/sources/a.mdx': broken }, '');
  expect(exported).toMatchObject({ label: 'a', id: '/sources/a/annotations.json' });
  expect(exported.first.items[0]?.body).toEqual([
    { type: 'TextualBody', purpose: 'assessing', value: 'odd' },
  ]);
});

test('a page without frontmatter has its id for a title, and no seed', () => {
  const exported = exportOf({
    'content/sources/a.mdx': body,
    'content/edition.yaml': 'title: A\n',
  });
  expect(exported).toMatchObject({ label: 'a', source: { id: 'https://example.org/seeds/' } });
  expect(exported.first.items[0]?.target).toEqual([]);
});

test('every quote stands at its offsets, counted in code points, in any text', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      // Letters around the claim keep the texts from being syntax; what they are does not matter here.
      const safe = (text: string) => text.replace(/[\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}]/gu, 'x');
      const [head, tail] = [`a${safe(before)}`, `${safe(after)}z`];
      const { first } = exportOf(
        filesOf(
          `${head} they met ${tail}\n`,
          `<Source>\n\n${head} <Claim id="met" by="unattributed" kind="event" verdict="unverified">they met</Claim>[^met] ${tail}\n\n</Source>\n\n[^met]: x\n`,
        ),
      );
      const points = [...`${head} they met ${tail}\n`];
      const [quote, position] = first.items[0]?.target[0]?.selector ?? [];
      expect(points.slice(position?.start, position?.end).join('')).toBe('they met');
      const start = Number(position?.start);
      expect(quote?.prefix).toBe(points.slice(Math.max(0, start - 32), start).join(''));
      const end = Number(position?.end);
      expect(quote?.suffix).toBe(points.slice(end, end + 32).join(''));
    }),
    { numRuns: 200 },
  );
});
