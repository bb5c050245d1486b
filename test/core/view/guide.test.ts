import { expect, test } from 'vitest';
import { guidePage } from '../../../src/core/view/guide.ts';
import { editionOf, type Given, shownOf } from '../support.ts';

/** What the pages of the guides of these files show. */
function pagesOf(given: Given) {
  const shown = shownOf(editionOf({ 'content/edition.yaml': 'title: A\n', ...given }));
  return shown.edition.guides.map((guide) => guidePage(shown, guide));
}

const guide = (body: string, front = 'title: Method') => `---\n${front}\n---\n\n${body}\n`;
test.each([
  ['Hello {name}.', true],
  ['One {two.', true],
  ['So <Term id="a">it.', true],
  ["import x from './x'", true],
  ['So <Foo/>.', false],
  ['See.[^x]', false],
])('a guide in which something would run is shown as it stands: %s', (body, isShown) => {
  const [page] = pagesOf({ 'content/guides/a.mdx': guide(body) });
  expect(page?.unsound?.trim()).toBe(isShown ? body : undefined);
});

test('guides know of one another, by their titles or, where these cannot be read, by their names', () => {
  const pages = pagesOf({
    'content/guides/a.mdx': guide('So.', 'title: How\ndescription: And why.'),
    'content/guides/b.mdx': 'So.\n',
  });
  const guides = [
    { title: 'How', href: '/guides/a/' },
    { title: 'b', href: '/guides/b/' },
  ];
  expect(pages).toMatchObject([
    { title: 'How', description: 'And why.', guides },
    { title: 'b', guides },
  ]);
});
