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
      rights: ['The archive', 'http://rightsstatements.org/vocab/NoC-US/1.0/'],
      pages: [
        { label: 'fol. 1r', image: 'https://a.org/1.jpg' },
        { label: '2', image: 'https://a.org/1.jpg', among: 2 },
        { label: '', found: 'page without an image, expected an image' },
        { label: '', found: 'image without an address, expected one' },
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
      rights: ['https://a.org/terms'],
      pages: [{ label: '[1]', image: 'https://a.org/1.jpg' }, { label: 'b' }],
    });
    expect(readIiifManifest(manifest, 800)).toMatchObject({
      pages: [{ image: 'https://a.org/iiif/1/full/800,/0/default.jpg' }, {}],
    });
  });

  test.each([
    [{ type: 'Collection', items: [] }, '“Collection”, expected a manifest'],
    [[], 'JSON without a type, expected'],
    [{ type: 'Manifest' }, 'manifest without pages'],
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
    expect(readIiifManifest(manifest)).toMatchObject({ label: '', rights: [] });
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
            for (const page of read.pages)
              expect(typeof ('image' in page ? page.image : page.found)).toBe('string');
        }
      }),
    );
  });
});

describe('the image of a page is', () => {
  const annotation = (painted: unknown, more = {}) => ({
    motivation: 'painting',
    body: painted,
    ...more,
  });
  const page = (...annotations: unknown[]) => ({ items: [{ items: annotations }] });
  const old = (...resources: unknown[]) => ({
    images: resources.map((resource) => ({ resource })),
  });
  const turned = { type: 'ImageApiSelector', rotation: '90' };
  const service = (id: string, type: string) => ({ id: `https://a.org/${id}`, type });
  const image = { id: 'https://a.org/1.jpg', type: 'Image' };
  const whole = { image: image.id };
  const sized = (...annotations: unknown[]) => ({
    width: 100,
    height: 200,
    ...page(...annotations),
  });
  const partial = { found: 'page that an image covers in part alone, expected one of the whole' };

  test.each<[string, unknown, object, number?]>([
    ['in a list', page(annotation([image])), whole],
    ['by its address', page(annotation(image.id)), whole],
    ['in another form', page(annotation({ type: 'SpecificResource', source: image })), whole],
    [
      'in another form, by its address',
      page(annotation({ id: 'x', type: 'SpecificResource', source: image.id })),
      whole,
    ],
    [
      'turned',
      page(annotation({ type: 'SpecificResource', source: body, selector: turned })),
      { image: 'https://a.org/iiif/1/full/max/90/default.jpg' },
    ],
    [
      'turned, of a width',
      page(annotation({ type: 'SpecificResource', source: body, selector: turned })),
      { image: 'https://a.org/iiif/1/full/50,/90/default.jpg' },
      50,
    ],
    [
      'a part, as version 2 says it',
      old({
        '@type': 'oa:SpecificResource',
        full: {
          '@id': 'a',
          service: { '@id': 'https://a.org/s', profile: 'http://iiif.io/api/image/2/level2.json' },
        },
        selector: { '@type': 'iiif:ImageApiSelector', region: '0,0,9,9' },
      }),
      { image: 'https://a.org/s/0,0,9,9/full/0/default.jpg' },
    ],
    [
      'turned by no service',
      page(annotation({ type: 'SpecificResource', source: image, selector: turned })),
      { found: 'page that shows an image turned or in part, expected the whole as it is' },
    ],
    [
      'a part of another kind',
      page(
        annotation({
          type: 'SpecificResource',
          source: body,
          selector: { type: 'FragmentSelector' },
        }),
      ),
      { found: 'page that shows an image turned or in part, expected the whole as it is' },
    ],
    ['painted for several ends', page(annotation(image, { motivation: ['painting', 'x'] })), whole],
    [
      'beside a comment',
      page(annotation({ ...image, id: 'b' }, { motivation: 'commenting' }), annotation(image)),
      whole,
    ],
    [
      'below words',
      page(annotation({ type: 'TextualBody', value: 'a' }), annotation(image)),
      whole,
    ],
    [
      'made by a service alone',
      page(
        annotation({
          type: 'Image',
          service: [service('log', 'AuthCookieService1'), service('s', 'ImageService3')],
        }),
      ),
      { image: 'https://a.org/s/full/max/0/default.jpg' },
    ],
    [
      'made by a service of a width',
      page(
        annotation({
          ...image,
          service: [service('log', 'AuthCookieService1'), service('s', 'ImageService2')],
        }),
      ),
      { image: 'https://a.org/s/full/50,/0/default.jpg' },
      50,
    ],
    [
      'as it is, where no service makes others',
      page(annotation({ ...image, service: [{ id: 5 }, service('log', 'AuthCookieService1')] })),
      whole,
      50,
    ],
    [
      'one of two',
      page(annotation(image), annotation(image)),
      { found: 'page of 2 images, expected one' },
    ],
    ['one of two of version 2', old(image, image), { found: 'page of 2 images, expected one' }],
    [
      'one of three of version 2 to choose from',
      old({ '@type': 'oa:Choice', default: image, item: [image, image] }),
      { ...whole, among: 3 },
    ],
    ['the one of a choice', page(annotation({ type: 'Choice', items: [image] })), whole],
    [
      'made by a service, one of two to choose from',
      page(annotation({ type: 'Choice', items: [{ service: service('s', 'ImageService3') }, {}] })),
      { image: 'https://a.org/s/full/max/0/default.jpg', among: 2 },
    ],
    ...[
      { part: '#xywh=0,0,100,80', expected: partial },
      { part: '#t=1&xywh=percent:0,50,100,50', expected: partial },
      { part: '#xywh=percent:5,0,95,100', expected: whole },
      { part: '#xywh=pixel:0,4,100,196', expected: whole },
      { part: '#xywh=0,0,100', expected: whole },
      { part: '', expected: whole },
    ].map(({ part, expected }): [string, unknown, object] => [
      `painted on ${part}`,
      sized(annotation(image, { target: `https://a.org/c${part}` })),
      expected,
    ]),
    [
      'painted on a part by a selector',
      sized(
        annotation(image, {
          target: {
            type: 'SpecificResource',
            selector: { type: 'FragmentSelector', value: 'xywh=0,0,50,50' },
          },
        }),
      ),
      partial,
    ],
    [
      'painted on a part of a canvas without a size',
      page(annotation(image, { target: { id: 'https://a.org/c#xywh=0,0,50,50' } })),
      partial,
    ],
    [
      'painted on a part by version 2',
      {
        width: 100,
        height: 200,
        images: [{ resource: image, on: 'https://a.org/c#xywh=0,0,50,50' }],
      },
      partial,
    ],
    [
      'a film',
      page(annotation({ id: 'v.mp4', type: 'Video' })),
      { found: 'page that shows “Video”, expected an image' },
    ],
    ['missing', page(), { found: 'page without an image, expected an image' }],
    [
      'named elsewhere',
      { items: [{ id: 'https://a.org/page', type: 'AnnotationPage' }] },
      { found: 'page whose images the manifest names elsewhere, expected them in it' },
    ],
  ])('%s', (_, canvas, expected, width) => {
    const read = readIiifManifest({ type: 'Manifest', items: [canvas] }, width);
    expect(read).toMatchObject({ pages: [expected] });
    expect(Object.keys('pages' in read ? (read.pages[0] ?? {}) : {}).sort()).toEqual(
      ['label', ...Object.keys(expected)].sort(),
    );
  });
});

test('all is taken of what a manifest says of whose it is, once', () => {
  const rightsOf = (more: object) => {
    const read = readIiifManifest({ type: 'Manifest', items: [0], ...more });
    return 'rights' in read ? read.rights : undefined;
  };
  const value = { en: ['First', ' Second:  do not copy', ''], de: ['Erstens', 'First', 5] };
  expect(rightsOf({ requiredStatement: { value }, rights: 'https://a.org' })).toEqual([
    ...['First', 'Second: do not copy', 'Erstens'],
    'https://a.org',
  ]);
  const attribution = [{ '@value': 'Eins', '@language': 'de' }, { '@value': 'One' }, 'Un'];
  expect(rightsOf({ attribution, license: ['https://a.org', 'https://b.org'] })).toEqual([
    ...['Eins', 'One', 'Un'],
    ...['https://a.org', 'https://b.org'],
  ]);
});

test('a number that is none by itself numbers no page', () => {
  const labels = [
    ...['p. 1,200', '12.5', 'No 3 of 10', '1 von 10', '2 / 10', 'pp. 12-13', '12r–12v', 'ii of xx'],
    ...['Seite 3 (von 10)', '۱ از ۱۰', '[3] [4]', '3 1/2', 'scan_0007_0012'],
  ];
  expect(pageNumbers(labels)).toEqual(labels.map((_, index) => String(index + 1)));
  expect(
    pageNumbers([
      'Ms. 412, fol. 12r',
      'Vol. 2, p. 13',
      'No.14',
      'Taf. C 15',
      '[16]',
      'page (17)',
      '۱۸',
    ]),
  ).toEqual(['12r', '13', '14', '15', '16', '17', '۱۸']);
});

test('pages are numbered by their labels, else by their order, each once, as a page can be', () => {
  expect(pageNumbers(['fol. 12r', 'fol. 12v', '[13]', 'Cover', 'iv', 'p. 13'])).toEqual([
    '12r',
    '12v',
    '13',
    '4',
    'iv',
    '6',
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
