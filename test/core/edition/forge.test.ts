import { expect, test } from 'vitest';
import { correctionsOf } from '../../../src/core/edition/forge.ts';

const path = 'content/sources/talks.mdx';
const title = 'Talks & “terms”?';
const about = 'Correction%3A%20Talks%20%26%20%E2%80%9Cterms%E2%80%9D%3F';

test.each([
  [
    'https://github.com/press/edition',
    `https://github.com/press/edition/issues/new?template=correction.yml&title=${about}`,
    `https://github.com/press/edition/edit/main/${path}`,
  ],
  [
    'https://github.com/press/edition/tree/trunk/',
    `https://github.com/press/edition/issues/new?template=correction.yml&title=${about}`,
    `https://github.com/press/edition/edit/trunk/${path}`,
  ],
  [
    'https://gitlab.com/press/edition/-/tree/next',
    `https://gitlab.com/press/edition/-/issues/new?issue[title]=${about}`,
    `https://gitlab.com/press/edition/-/edit/next/${path}`,
  ],
  [
    'https://codeberg.org/press/edition/src/branch/next',
    `https://codeberg.org/press/edition/issues/new?title=${about}`,
    `https://codeberg.org/press/edition/_edit/next/${path}`,
  ],
])('%s', (repository, suggest, edit) => {
  expect(correctionsOf(repository, path, title)).toEqual({ suggest, edit });
});

test('a host whose addresses are not known is linked as it is', () => {
  const repository = 'https://press.example/git/edition?view=all';
  expect(correctionsOf(repository, path, title)).toEqual({ suggest: repository });
});
