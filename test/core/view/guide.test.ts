import { expect, test } from 'vitest';
import { guidePage } from '../../../src/core/view/guide.ts';
import { editionOf, type Given, shownOf } from '../support.ts';

/** What the pages of the guides of these files show. */
function pagesOf(given: Given) {
  const shown = shownOf(editionOf({ 'content/edition.yaml': 'title: A\n', ...given }));
  return shown.edition.guides.map((guide) => guidePage(shown, guide));
}

const guide = (body: string, front = 'title: Method') => `---\n${front}\n---\n\n${body}\n`;
const gif = Uint8Array.from('GIF89a\x21\0\x11\0', (character) => character.charCodeAt(0));

test('a guide is prose: its headings have the addresses of their words, its terms lead to the glossary', () => {
  const [page] = pagesOf({
    'content/guides/method.mdx': guide(
      '## What counts?\n\nAsk <Term id="master">him</Term>, or [*us*](/sources/).',
    ),
    'content/glossary/master.mdx': '---\nterm: Master\nkind: person\n---\n',
  });
  expect(page).toEqual({
    title: 'Method',
    description: undefined,
    prose:
      '<h2 id="what-counts">What counts?</h2>\n<p>Ask <a class="term" href="/glossary/master/">him</a>, or <a href="/sources/"><em>us</em></a>.</p>\n',
    guides: [],
  });
});

test.each([
  ['![A plan](plan.gif)', '<img src="/guides/plan.gif" alt="A plan" width="33" height="17">'],
  [
    '![A plan][p]\n\n[p]: ./plan.gif',
    '<img src="/guides/plan.gif" alt="A plan" width="33" height="17">',
  ],
  ['![A plan](lost.gif "Lost")', '<img src="/guides/lost.gif" alt="A plan" title="Lost">'],
  // What leads elsewhere is a fault, and `dev` does not follow it.
  ['![](https://example.org/a.gif)', '<img src="data:," alt="">'],
])('an image is served from beside it, with its size: %s', (body, shown) => {
  const files = { 'content/guides/a.mdx': guide(body), 'content/guides/plan.gif': gif };
  expect(pagesOf(files)[0]?.prose).toBe(`<p>${shown}</p>\n`);
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
