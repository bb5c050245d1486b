import { expect, test } from 'vitest';
import { imagesOfBook } from '../../../src/core/export/book-images.ts';
import { countScans } from '../../../src/core/export/book-scans.ts';
import { epub } from '../../../src/core/export/epub.ts';
import { oneFile } from '../../../src/core/export/one-file.ts';
import { editionOf, filesOf, shownOf } from '../support.ts';

/** The beginning of a GIF of this size: as an image of a page it is one, whatever its name. */
const image = (width: number, height: number) =>
  Uint8Array.of(...Buffer.from('GIF89a'), width & 255, width >> 8, height & 255, height >> 8);

const images = {
  'facsimiles/a.png': image(3000, 4500),
  'facsimiles/b.png': image(300, 200),
};
const two = '<Page n="1" image="a.png"/>a <Page n="2" image="b.png"/>b <Page n="3"/>c';

function editionWith(fields: string, text = two, seed = 'a b c') {
  const front = `facsimiles: { rights: An archive${fields} }\n`;
  return shownOf(editionOf(filesOf(seed, `<Source>\n\n${text}\n\n</Source>\n`, images, front)));
}

const parts = {
  ...{ policy: '', style: '', script: '', data: '' },
  image: (path: string) => `data:${path}`,
};

test('books have the images of pages where they are asked for, and lead to them from the text and back', () => {
  const more = ', books: true, licence: "https://b.example/", source-url: "https://c.example/"';
  const shown = editionWith(more);
  expect(imagesOfBook(shown)).toEqual(['facsimiles/a.png/1200.jpg', 'facsimiles/b.png/300.jpg']);
  const book = epub(shown);
  const chapter = book.get('EPUB/source-a.xhtml') ?? '';
  expect(chapter).toContain(
    '<p class="details">An archive · <a href="https://b.example/">Licence of the images</a> · <a href="https://c.example/">Where they were taken from</a></p>',
  );
  expect(chapter).toContain(
    '<figure id="scan-1" class="scan"><img src="facsimiles/a.png/1200.jpg" width="1200" height="1800" alt="Page 1 of the original, an image"/>\n<figcaption><a href="source-a.xhtml#page-1">Page 1</a></figcaption></figure>',
  );
  // A break of a page has no link in it: it stands in one.
  expect(chapter).toContain(
    '<a aria-label="Page 2" href="source-a.xhtml#scan-2"><bdi id="page-2" class="page" data-apparatus="" epub:type="pagebreak" role="doc-pagebreak" aria-label="2">[2]</bdi></a>',
  );
  expect(chapter).toContain(
    '<bdi id="page-3" class="page" data-apparatus="" epub:type="pagebreak" role="doc-pagebreak" aria-label="3">[3]</bdi>',
  );
  expect(book.get('EPUB/package.opf')).toContain(
    '<item id="i0" href="facsimiles/a.png/1200.jpg" media-type="image/jpeg"/>',
  );
  const file = oneFile(shown, parts);
  expect(file).toContain('<img src="data:facsimiles/b.png/300.jpg"');
  expect(file).toContain('<a aria-label="Page 1" href="#source-a--scan-1">[1]</a>');
});

test('they have none where none are asked for, nor more than a reader would wait for', () => {
  for (const fields of ['', ', books: false']) {
    const shown = editionWith(fields);
    expect(imagesOfBook(shown)).toEqual([]);
    expect(epub(shown).get('EPUB/source-a.xhtml')).not.toContain('figure');
    expect(countScans(shown.edition)).toBe(0);
  }
  const none = editionWith(', books: true', 'a <Page n="1"/>b c');
  expect(epub(none).get('EPUB/source-a.xhtml')).not.toContain('The pages of the original');
  expect(epub(editionWith(', books: true')).get('EPUB/source-a.xhtml')).toContain('An archive</p>');
  const numbers = Array.from({ length: 101 }, (_, n) => n + 1);
  const many = (count: number) =>
    editionWith(
      ', books: true',
      numbers
        .slice(0, count)
        .map((n) => `<Page n="${n}" image="a.png"/>a`)
        .join(' '),
      numbers
        .slice(0, count)
        .map(() => 'a')
        .join(' '),
    );
  expect(imagesOfBook(many(100))).toEqual(['facsimiles/a.png/1200.jpg']);
  expect(countScans(many(101).edition)).toBe(101);
  expect(imagesOfBook(many(101))).toEqual([]);
});
