import { describe, expect, test } from 'vitest';
import { imagesOfBook, setImages } from '../../../src/core/export/book-images.ts';
import { epub } from '../../../src/core/export/epub.ts';
import { oneFile } from '../../../src/core/export/one-file.ts';
import { readImageFile } from '../../../src/core/edition/image.ts';
import { el, html } from '../../../src/core/render/hast.ts';
import { imageProperties, lightImages, loneImage } from '../../../src/core/render/image.ts';
import { renderProse } from '../../../src/core/render/prose.ts';
import { renderSourcePage } from '../../../src/core/view/source-page.ts';
import { editionOf, filesOf, renderingOf, shownOf, sourceOf } from '../support.ts';

/** A GIF that says that it is so large. */
function gif(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array([...new TextEncoder().encode('GIF89a'), 0, 0, 0, 0]);
  new DataView(bytes.buffer).setUint16(6, width, true);
  new DataView(bytes.buffer).setUint16(8, height, true);
  return bytes;
}

const images = {
  'content/images/small.gif': gif(40, 30),
  'content/images/large.gif': gif(4000, 3000),
  'content/images/none.gif': new TextEncoder().encode('<script>'),
};

function render(prose: string): string {
  const edition = editionOf(filesOf('A.\n', `${prose}\n\n<Source>\n\nA.\n\n</Source>\n`, images));
  const place = { ...renderingOf(edition), href: (path: string) => `/base${path}` };
  return html(renderProse(sourceOf(edition).linked.before, place)).trimEnd();
}

describe('an image in prose', () => {
  const small =
    '<img src="/base/images/small.gif/40.webp" width="40" height="30" loading="lazy" alt="A &quot;b&quot;"';
  test.each([
    ['![A "b"](small.gif)', `<p>${small}></p>`],
    [
      '![A "b"](../images/small.gif "C")',
      `<figure class="picture">${small}>\n<figcaption>C</figcaption></figure>`,
    ],
    ['So ![A "b"](small.gif "C").', `<p>So ${small} title="C">.</p>`],
    ['- ![A "b"](small.gif "C")', `<ul><li>${small} title="C"></li>\n</ul>`],
    ['![A](none.gif) ![B](other.gif) ![C](https://example.org/a.gif)', '<p>A B C</p>'],
  ])('is shown: %s', (prose, expected) => expect(render(prose)).toBe(expected));

  test('is offered in the sizes that it is made in', () => {
    expect(render('![A](large.gif)')).toBe(
      '<p><img src="/base/images/large.gif/1600.webp" width="1600" height="1200" ' +
        'srcset="/base/images/large.gif/800.webp 800w, /base/images/large.gif/1600.webp 1600w" ' +
        'sizes="(width &lt; 40rem) 100vw, 35rem" loading="lazy" alt="A"></p>',
    );
  });
});

test.each([
  [[40, 30], ['40 × 30']],
  [
    [1000, 500],
    ['800 × 400', '1000 × 500'],
  ],
  [
    [1600, 1],
    ['800 × 1', '1600 × 1'],
  ],
  [
    [9000, 1],
    ['800 × 1', '1600 × 1'],
  ],
] as const)('an image of %j is made as %j', ([width, height], sizes) => {
  const light = lightImages(readImageFile('content/images/a.gif', gif(width, height), ''));
  expect(light.map((one) => `${one.width} × ${one.height}`)).toEqual(sizes);
});

test('one that lies beside guides is published as it is, and what is none not at all', () => {
  const href = (path: string) => path;
  const beside = readImageFile('content/guides/a.gif', gif(4000, 3000), '');
  expect(imageProperties(beside, href)).toEqual({
    src: '/guides/a.gif',
    width: 4000,
    height: 3000,
  });
  const none = readImageFile('content/images/a.gif', new Uint8Array(), '');
  expect(lightImages(none)).toEqual([]);
  expect(imageProperties(none, href)).toEqual({});
});

describe('an edition with images', () => {
  const entry =
    '---\nterm: Ship\nkind: term\n---\n\n![A ship](large.gif "The ship")\n\nIt floats.\n';
  const guide = '---\ntitle: How\n---\n\n![A](small.gif)\n';
  const files = filesOf('A ship.\n', '<Source>\n\nA ship.\n\n</Source>\n', {
    ...images,
    'content/glossary/ship.mdx': entry,
    'content/guides/how.mdx': guide,
  });
  const edition = editionOf(files);
  const shown = shownOf(edition);

  test('has them in its books, but for those of guides', () => {
    expect(imagesOfBook(shown)).toEqual(['images/large.gif/800.webp']);
    const book = epub(shown);
    expect(book.get('EPUB/glossary.xhtml')).toContain(
      '<img src="images/large.gif/800.webp" width="1600" height="1200" alt="A ship"/>',
    );
    expect(book.get('EPUB/package.opf')).toContain(
      '<item id="i0" href="images/large.gif/800.webp" media-type="image/webp"/>',
    );
    expect(book.get('EPUB/package.opf')).toContain('schema:accessMode">visual');
  });

  test('has them in the one file, or their descriptions', () => {
    const parts = { policy: '', style: '', script: '', data: '{}' };
    expect(oneFile(shown, parts)).toContain('<span>A ship</span>');
    const held = oneFile(shown, { ...parts, image: (path) => `data:${path}` });
    expect(held).toContain('<img src="data:images/large.gif/800.webp" width="1600"');
  });

  test('begins an entry on the page of a source with its words', () => {
    const page = renderSourcePage(sourceOf(edition), shown);
    expect(page.mentioned.map(({ definition }) => html(definition).trim())).toEqual([
      '<p>It floats.</p>',
    ]);
  });
});

test('an image that says nothing of itself is nothing in a book that has none', () => {
  expect(html(setImages([el('img')], () => undefined))).toBe('<span></span>');
});

test('what is no paragraph is no image', () => {
  expect(loneImage({ type: 'thematicBreak' })).toBeUndefined();
});
