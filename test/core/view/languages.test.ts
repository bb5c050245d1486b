import { expect, test } from 'vitest';
import { editionIn } from '../../../src/core/edition/languages.ts';
import { preview } from '../../../src/core/edition/published.ts';
import { chromeOf } from '../../../src/core/view/chrome.ts';
import { baseOf, inLanguages } from '../../../src/core/view/languages.ts';
import { fileBeside } from '../../../src/core/render/file-beside.ts';
import { editionOf, shownOf } from '../support.ts';

/** An edition as it is shown in one of its languages, under a path. */
function shownIn(language: string, languages: string, site = '') {
  const edition = editionOf({ 'content/edition.yaml': `title: A\n${languages}\n` });
  const shown = shownOf(edition);
  const folder = language === 'en' ? '' : `${language}/`;
  return {
    ...shown,
    edition: editionIn(preview(edition), language),
    href: (path: string) => `/some/${folder}${path.slice(1)}`,
    url: site && `${site}${folder && `/${language}`}`,
  };
}

test('an edition in one language has no page in another', () => {
  expect(inLanguages(shownIn('en', 'language: en'), '/claims/')).toEqual([]);
});

test.each(['en', 'fa', 'de'])('from %s, a page is there in each language', (language) => {
  const pages = inLanguages(shownIn(language, 'languages: [en, fa, de]'), '/claims/');
  expect(
    pages.map(({ name, direction, href, address }) => [name, direction, href, address]),
  ).toEqual([
    ['English', 'ltr', '/some/claims/', '/some/claims/'],
    ['فارسی', 'rtl', '/some/fa/claims/', '/some/fa/claims/'],
    ['Deutsch', 'ltr', '/some/de/claims/', '/some/de/claims/'],
  ]);
});

test.each(['en', 'fa'])('from %s, whole addresses are those of the site', (language) => {
  const shown = shownIn(language, 'languages: [en, fa]', 'https://a.example/some');
  expect(inLanguages(shown, '/').map(({ address }) => address)).toEqual([
    'https://a.example/some/',
    'https://a.example/some/fa/',
  ]);
});

test('a language that has no name is called by its tag', () => {
  const pages = inLanguages(shownIn('en', 'languages: [en, qaa]'), '/');
  expect(pages.map(({ name }) => name)).toEqual(['English', 'qaa']);
  const more = inLanguages(shownIn('en', 'languages: [en, de-x-old, fa-u-nu-latn]'), '/');
  expect(more.map(({ name }) => name)).toEqual([
    'English',
    'Deutsch (de-x-old)',
    'فارسی (fa-u-nu-latn)',
  ]);
});

test('what the site has once is where it is, whatever the language of the page', () => {
  const [first, second] = ['en', 'fa'].map((one) => shownIn(one, 'languages: [en, fa]'));
  if (!first || !second) throw new Error('there are two');
  expect([baseOf(first), baseOf(second)]).toEqual(['/some/', '/some/']);
  expect(chromeOf(second, false)).toMatchObject({ base: '/some/', home: '/some/fa/' });
  expect(fileBeside('/sources/a/', 'tei.xml', first)).toBe('tei.xml');
  const shared = { ...second, href: (path: string) => `/some${path}` };
  expect(fileBeside('/sources/a/', 'tei.xml', shared)).toBe('/some/sources/a/tei.xml');
});
