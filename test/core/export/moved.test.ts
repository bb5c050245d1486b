import { expect, test } from 'vitest';
import { movedFrom, movedPages } from '../../../src/core/edition/moved.ts';
import { isMovedPage, movedPage } from '../../../src/core/export/moved.ts';
import { editionOf } from '../support.ts';

const edition = editionOf({
  'content/edition.yaml': 'title: A\n',
  'content/addresses.yaml': `published: {}
redirects:
  /glossary/old/: /glossary/new/
  /sources/a/#claim-x: /sources/a/#claim-y
  /sources/a/#claim-z: /sources/b/
  /sources/ab/#claim-x: /
`,
});

test('pages that are gone are told apart from places on pages that are there', () => {
  expect(movedPages(edition)).toEqual([['/glossary/old/', '/glossary/new/']]);
  expect(movedFrom(edition, '/sources/a/')).toEqual([
    { id: 'claim-x', to: '/sources/a/#claim-y' },
    { id: 'claim-z', to: '/sources/b/' },
  ]);
  expect(movedFrom(edition, '/sources/c/')).toEqual([]);
});

test('what stands at an address that is gone leads on, by itself and by a link', () => {
  const page = movedPage({
    to: '/base/a"b/',
    canonical: 'https://example.org/base/a"b/',
    language: 'fa',
  });
  expect(page).toContain('<html lang="fa"><head><meta charset="utf-8"><title>');
  expect(page).toContain('<meta http-equiv="refresh" content="0; url=/base/a&quot;b/">');
  expect(page).toContain('<link rel="canonical" href="https://example.org/base/a&quot;b/"><meta');
  expect(page).toContain('<a href="/base/a&quot;b/">/base/a"b/</a>');
});

test('a place on it leads to its own place, by its link', () => {
  const places = [{ id: 'claim-x', to: '/b/#claim-x' }];
  const page = movedPage({ to: '/b/', canonical: '/b/', language: 'en' }, places, '/moved.js');
  expect(page).toContain('<noscript><meta http-equiv="refresh" content="0; url=/b/"></noscript>');
  expect(page).toContain(
    '<p id="claim-x">#claim-x is at <a href="/b/#claim-x">/b/#claim-x</a>.</p>',
  );
  expect(page).toContain('<script src="/moved.js"></script></body>');
});

test('a page that leads on is known to the last character', () => {
  const to = '/b/?a&b="c"';
  const plain = movedPage({ to, canonical: 'https://example.org/b/', language: 'de-AT' });
  const places = [
    { id: 'claim-x', to: '/b/#claim-x' },
    { id: 'l1', to: '/c/' },
  ];
  const led = movedPage({ to, canonical: to, language: 'en' }, places, '/moved.js');
  expect([plain, led].map(isMovedPage)).toEqual([true, true]);
  const changed = [plain, led].flatMap((page) => [
    page.replace('</main>', '<p>The talks failed.</p></main>'),
    page.replace(/>[^<]*<\/h1>/, '>The talks failed</h1>'),
    `${page}<!-- -->`,
    page.replace('<main>', '<main><script src="/other.js"></script>'),
  ]);
  expect(changed.map(isMovedPage)).toEqual(changed.map(() => false));
  expect(isMovedPage('<!doctype html><meta http-equiv="refresh" content="0; url=/">')).toBe(false);
});
