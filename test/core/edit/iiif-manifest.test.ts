import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageNumbers, readIiifManifest } from '../../../src/core/edit/iiif-manifest.ts';
import { pageText, pageWords } from '../../../src/core/page/rendition.ts';

const body = {
  id: 'https://a.org/1.jpg',
  type: 'Image',
  service: [{ id: 'https://a.org/iiif/1/' }],
};
const canvas = (label: unknown, painted: unknown) => ({
  type: 'Canvas',
  label,
  items: [{ items: [{ motivation: 'painting', body: painted }] }],
});

describe('a manifest is read', () => {
  test('of version 3', () => {
    const manifest = {
      type: 'Manifest',
      label: { de: ['Ein Brief'], en: ['A letter'] },
      rights: 'http://rightsstatements.org/vocab/NoC-US/1.0/',
      requiredStatement: { label: { en: ['From'] }, value: { en: ['The archive'] } },
      items: [
        canvas({ none: ['fol. 1r'] }, body),
        canvas('2', { type: 'Choice', items: [body, {}] }),
        { type: 'Canvas', items: [] },
        canvas({ en: [5] }, { id: 3 }),
        canvas({ en: 'no list' }, body),
      ],
    };
    expect(readIiifManifest(manifest)).toEqual({
      label: 'Ein Brief',
      rights: 'The archive http://rightsstatements.org/vocab/NoC-US/1.0/',
      pages: [
        { label: 'fol. 1r', image: 'https://a.org/1.jpg' },
        { label: '2', image: 'https://a.org/1.jpg' },
        { label: '', image: 'https://a.org/1.jpg' },
      ],
    });
    const { pages } = readIiifManifest(manifest, 2000) as { pages: { image: string }[] };
    expect(pages[0]?.image).toBe('https://a.org/iiif/1/full/2000,/0/default.jpg');
  });

  test('of version 2', () => {
    const resource = { '@id': 'https://a.org/1.jpg', service: { '@id': 'https://a.org/iiif/1' } };
    const manifest = {
      '@type': 'sc:Manifest',
      label: [{ '@value': 'Ein Brief', '@language': 'de' }],
      attribution: { '@value': 3 },
      license: 'https://a.org/terms',
      sequences: [
        {
          canvases: [
            { label: '[1]', images: [{ resource }] },
            { label: 'b', images: [{ resource: { '@type': 'oa:Choice', default: resource } }] },
          ],
        },
      ],
    };
    expect(readIiifManifest(manifest)).toMatchObject({
      label: 'Ein Brief',
      rights: 'https://a.org/terms',
      pages: [{ label: '[1]', image: 'https://a.org/1.jpg' }, { label: 'b' }],
    });
    expect(readIiifManifest(manifest, 800)).toMatchObject({
      pages: [{ image: 'https://a.org/iiif/1/full/800,/0/default.jpg' }, {}],
    });
  });

  test.each([
    [{ type: 'Collection', items: [] }, '“Collection”, expected a manifest'],
    [[], 'JSON without a type, expected'],
    [{ type: 'Manifest' }, 'manifest without images'],
    [
      { type: 'Manifest', items: Array(5001).fill(0) },
      'manifest of 5001 pages, expected at most 5000',
    ],
  ])('or told why it is none', (manifest, found) => {
    expect(readIiifManifest(manifest)).toEqual({ found: expect.stringContaining(found) as string });
  });

  test('lists in lists are no words, however deep', () => {
    let deep: unknown = 'A letter';
    for (let n = 0; n < 200_000; n++) deep = [deep];
    const manifest = { type: 'Manifest', label: deep, rights: deep, items: [canvas(deep, body)] };
    expect(readIiifManifest(manifest)).toMatchObject({ label: '', rights: '' });
  });

  test('whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (a, b, c) => {
        const manifests = [
          { type: 'Manifest', label: a, rights: b, items: [canvas(b, c), c, a] },
          {
            '@type': 'sc:Manifest',
            label: c,
            sequences: [{ canvases: [{ label: a, images: b }, c] }],
          },
          a,
        ];
        for (const manifest of manifests) {
          const read = readIiifManifest(manifest, 3);
          if ('pages' in read)
            for (const { image } of read.pages) expect(typeof image).toBe('string');
        }
      }),
    );
  });
});

test('pages are numbered by their labels, else by their order, each once, as a page can be', () => {
  expect(pageNumbers(['fol. 12r', 'fol. 12v', '[13]', 'Cover', 'iv', 'p. 13'], 3)).toEqual([
    '12r',
    '12v',
    '13',
    '6',
    'iv',
    '8',
  ]);
  expect(pageNumbers(['2', 'a cover', '2'])).toEqual(['2', '2.2', '3']);
  fc.assert(
    fc.property(fc.array(fc.string()), (labels) => {
      const numbers = pageNumbers(labels);
      expect(new Set(numbers).size).toBe(labels.length);
      expect(numbers.every((one) => pageWords.test(pageText(one)))).toBe(true);
    }),
  );
});
