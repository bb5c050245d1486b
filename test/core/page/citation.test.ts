import { describe, expect, test } from 'vitest';
import { findCitations } from '../../../src/core/page/citation.ts';

/** What a text cites, each work as `relation key locator`, or `?` and why it cannot be read. */
function cited(text: string): string[] {
  return findCitations(text).map(({ works, fault }) =>
    works
      ? works
          .map(({ relation, key, locator = '' }) => `${relation} ${key} ${locator}`.trim())
          .join('; ')
      : `? ${fault.reason}`,
  );
}

describe('a citation', () => {
  test.each<[string, string[]]>([
    ['as [@infcirc-214] says', ['context infcirc-214']],
    ['[@a, p. 3]', ['context a p. 3']],
    ['[@a; @b, § 4]', ['context a; context b § 4']],
    ['[supports @a]', ['supports a']],
    ['[@a，第3頁；@b、4]', ['context a 第3頁; context b 4']],
    ['[disputes @a, n. 2]', ['disputes a n. 2']],
    ['[context @a]', ['context a']],
    ['[supports @a; @b; disputes @c]', ['supports a; supports b; disputes c']],
    ['[ supports  @a ;\n@b ]', ['supports a; supports b']],
    ['[@a, pp. 3\n–4, 7]', ['context a pp. 3 –4, 7']],
    ['[@a,]', ['context a']],
    ['[@doi:10.1000_x.y-z]', ['context doi:10.1000_x.y-z']],
    ['[@a.]', ['context a.']],
    ['[@1984]', ['context 1984']],
    ['[@a][@b]', ['context a', 'context b']],
    ['[@__proto__]', ['context __proto__']],
    // Keys as reference managers write them.
    ['[@DBLP:conf/harbour/Doe19, p. 3]', ['context DBLP:conf/harbour/Doe19 p. 3']],
    ['[@http://zotero.org/users/1/items/A]', ['context http://zotero.org/users/1/items/A']],
    ['[@müller2004; @傅斯年1985]', ['context müller2004; context 傅斯年1985']],
    ['[@mu\u0308ller2004]', ['context müller2004']],
    ['[@IAB+12]', ['context IAB+12']],
    ['[disputes @{https://a.b/?c=d,e;f}, p. 33]', ['disputes https://a.b/?c=d,e;f p. 33']],
    ['[@{a;b}; @c]', ['context a;b; context c']],
    // Signs of other scripts.
    ['[@k، ص ۳؛ @l]', ['context k ص ۳; context l']],
    ['[@k，第3頁]', ['context k 第3頁']],
    // What nobody could mean otherwise, but cannot be read.
    ['[see @a]', ['? with “see” before “@”']],
    ['[supports: @a]', ['? with “supports:” before “@”']],
    ['[@a; see @b]', ['? with “see” before “@”']],
    ['[@a @b]', ['? with a key that cannot be read']],
    ['[@{a b}]', ['? with a key that cannot be read']],
    ['[@a p. 3]', ['? with “p. 3” after the key']],
    ['[@a; b]', ['? with “b”, which names no work']],
    ['[@a; ]', ['? with nothing after “;”']],
    ['[-@a]', ['? with “-” before “@”']],
    ['[supports -@a]', ['? with “-” before “@”']],
    ['[@a, ', ['? without “]”']],
    ['[@a [@b]', ['? without “]”', 'context b']],
    // What is no citation.
    ['@a', []],
    ['[a@b.c]', []],
    ['[a]', []],
    ['[@]', []],
    ['[@ a]', []],
    ['[]', []],
    ['[[[[', []],
  ])('%j', (text, expected) => expect(cited(text)).toEqual(expected));

  test.each([
    ['[see @a]', 'see [@a]'],
    ['[-@a, p. 3]', '[@a, p. 3]'],
    ['[@a; supports -@b]', '[@a; supports @b]'],
    ['[@a p. 3; @b]', '[@a, p. 3; @b]'],
    // What is at fault stands once more in what is not.
    ['[@a, as in -@b; -@b]', '[@a, as in -@b; @b]'],
    ['[@{x/-@b}; supports  -@b ]', '[@{x/-@b}; supports  @b ]'],
    ['[@a, cf. @b p. 3; @b p. $&]', '[@a, cf. @b p. 3; @b, p. $&]'],
    ['[@a; see @b]', undefined],
    ['[@a @b]', undefined],
  ])('that cannot be read is mended so: %j', (text, paste) => {
    expect(findCitations(text)[0]?.fault?.paste).toBe(paste);
    if (paste !== undefined) expect(findCitations(paste)[0]?.works).toBeDefined();
  });

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

test.each(['[@a;]', '[@a; @b؛]', '[;@a]', '[@a;;@b]'])('in %s a work is missing', (text) => {
  expect(findCitations(text)[0]?.fault?.reason).toContain('with nothing after');
});

test('a semicolon in the braces of a key parts nothing', () => {
  const works = findCitations('[@{a;b}; @c]')[0]?.works;
  expect(works?.map(({ key, offset }) => [key, offset])).toEqual([
    ['a;b', 1],
    ['c', 9],
  ]);
});
