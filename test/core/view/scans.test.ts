import { expect, test } from 'vitest';
import { html } from '../../../src/core/render/hast.ts';
import { renderSourcePage } from '../../../src/core/view/source-page.ts';
import { hasScans } from '../../../src/core/view/shown.ts';
import { oneFile } from '../../../src/core/export/one-file.ts';
import {
  editionOf,
  filesOf,
  type Given,
  renderingOf,
  shownOf,
  sourceOf,
  textHtml,
} from '../support.ts';

/** The beginning of a GIF of this size: as an image of a page it is one, whatever its name. */
const image = (width: number, height: number) =>
  Uint8Array.of(...Buffer.from('GIF89a'), width & 255, width >> 8, height & 255, height >> 8);

const text = '<Page n="1" image="a.png"/>a <Page n="2" image="b.png"/>b <Page n="3"/>c';

function edition(more: Given, front = 'facsimiles: { rights: An archive }\n') {
  return editionOf(filesOf('a b c', `<Source>\n\n${text}\n\n</Source>\n`, more, front));
}

function scansOf(given: ReturnType<typeof edition>) {
  const { scans } = renderSourcePage(sourceOf(given), renderingOf(given));
  return scans && { ...scans, items: html(scans.items).trim().split('\n') };
}

test('pages stand below their text, with the way to the large image and back to the text', () => {
  const given = edition({
    'facsimiles/a.png': image(3000, 4500),
    'facsimiles/b.png': image(300, 200),
  });
  expect(scansOf(given)).toEqual({
    rights: 'An archive',
    script: '/scans.js',
    items: [
      '<li id="scan-1"><a class="scan" href="/facsimiles/a.png/2400.jpg"><img src="/facsimiles/a.png/400.jpg" width="400" height="600" alt="Page 1 of the original, an image" loading="lazy"></a> <a href="#page-1">Page 1</a></li>',
      '<li id="scan-2"><a class="scan" href="/facsimiles/b.png/300.jpg"><img src="/facsimiles/b.png/300.jpg" width="300" height="200" alt="Page 2 of the original, an image" loading="lazy"></a> <a href="#page-2">Page 2</a></li>',
    ],
  });
  expect(textHtml(given)).toContain('<a href="#scan-1" aria-label="Page 1">[1]</a>');
  expect(textHtml(given)).toContain('<a href="#page-3" aria-label="Page 3">[3]</a>');
  expect(hasScans(shownOf(given))).toBe(true);
});

test('what opens them is told how large those are that are cut into tiles', () => {
  const front = 'facsimiles: { rights: A, tiles: true }\n';
  const files = {
    'facsimiles/a.png': image(3000, 4500),
    'facsimiles/b.png': image(300, 200),
  };
  const told = scansOf(edition(files, front))?.items.map(
    (item) => /data-tiled="[^"]*"/.exec(item)?.[0],
  );
  expect(told).toEqual(['data-tiled="3000 4500"', undefined]);
});

test('all that is known of them is told, and nothing where there is none', () => {
  const front =
    'facsimiles: { rights: A, licence: "https://b.example/", source-url: "https://c.example/" }\n';
  const given = edition({ 'facsimiles/a.png': image(9, 9) }, front);
  expect(scansOf(given)).toMatchObject({
    ...{ rights: 'A', licence: 'https://b.example/', from: 'https://c.example/' },
  });
  expect(scansOf(edition({}))).toBeUndefined();
  expect(scansOf(edition({ 'facsimiles/a.png': 'no image' }, ''))).toBeUndefined();
  expect(scansOf(edition({ 'facsimiles/a.png': image(9, 9) }, ''))).not.toHaveProperty('rights');
  const none = editionOf(filesOf('a', '<Source>\n\na\n\n</Source>\n'));
  expect(hasScans(shownOf(none))).toBe(false);
});

test('one file has the numbers, and leads to no image', () => {
  const given = edition({ 'facsimiles/a.png': image(9, 9) });
  const file = oneFile(shownOf(given), { policy: '', style: '', script: '', data: '' });
  expect(file).toContain('class="page" data-apparatus=""><span>[1]</span></bdi>');
});
