import { describe, expect, test } from 'vitest';
import { findCitations } from '../../../src/core/page/citation.ts';

/** What a text cites, each work as `relation key locator`, or `?` where it cannot be read. */
function cited(text: string): string[] {
  return findCitations(text).map(({ works }) =>
    works
      ? works
          .map(({ relation, key, locator = '' }) => `${relation} ${key} ${locator}`.trim())
          .join('; ')
      : '?',
  );
}

describe('a citation', () => {
  test.each<[string, string[]]>([
    ['as [@infcirc-214] says', ['context infcirc-214']],
    ['[@a, p. 3]', ['context a p. 3']],
    ['[@a; @b, § 4]', ['context a; context b § 4']],
    ['[supports @a]', ['supports a']],
    ['[@a، ص ۳؛ @b]', ['context a ص ۳; context b']],
    ['[@a，第3頁；@b、4]', ['context a 第3頁; context b 4']],
    ['[disputes @a, n. 2]', ['disputes a n. 2']],
    ['[context @a]', ['context a']],
    ['[supports @a; @b; disputes @c]', ['supports a; supports b; disputes c']],
    ['[ supports  @a ;\n@b ]', ['supports a; supports b']],
    ['[@a, pp. 3\n–4, 7]', ['context a pp. 3 –4, 7']],
    ['[@a,]', ['context a']],
    ['[@doi:10.1/x]', ['?']],
    ['[@doi:10.1000_x.y-z]', ['context doi:10.1000_x.y-z']],
    ['[@a.]', ['context a.']],
    ['[@1984]', ['context 1984']],
    ['[@a][@b]', ['context a', 'context b']],
    ['[@__proto__]', ['context __proto__']],
    // What nobody could mean otherwise, but cannot be read.
    ['[see @a]', ['?']],
    ['[supports: @a]', ['?']],
    ['[@a @b]', ['?']],
    ['[@a; b]', ['?']],
    ['[@a; ]', ['?']],
    ['[-@a]', ['?']],
    ['[@a, ', ['?']],
    ['[@a [@b]', ['?', 'context b']],
    // What is no citation.
    ['@a', []],
    ['[a@b.c]', []],
    ['[a]', []],
    ['[@]', []],
    ['[@ a]', []],
    ['[]', []],
    ['[[[[', []],
  ])('%j', (text, expected) => expect(cited(text)).toEqual(expected));

  test('is told with its place and those of its works', () => {
    expect(findCitations('So [supports @a; @bc, p. 1].')).toEqual([
      {
        start: 3,
        end: 27,
        works: [
          { key: 'a', relation: 'supports', offset: 13 },
          { key: 'bc', relation: 'supports', locator: 'p. 1', offset: 17 },
        ],
      },
    ]);
  });
});
