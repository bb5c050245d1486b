import { expect, test } from 'vitest';
import { say } from '../../../src/core/words/message.ts';
import { sayWith } from '../../../src/core/words/parts.ts';

const claims = { one: '{n} claim of {who}', other: '{n} claims of {who}' } as const;
const claimsRu = { one: '{n} утверждение', few: '{n} утверждения', other: '{n} утверждений' };

test('a message has the form of its number, and numbers as the language writes them', () => {
  expect(say(claims, { n: 1, who: 'IRNA' }, 'en')).toBe('1 claim of IRNA');
  expect(say(claims, { n: 12_345, who: 'IRNA' }, 'en')).toBe('12,345 claims of IRNA');
  expect([1, 2, 5, 21, 22].map((n) => say(claimsRu, { n } as never, 'ru'))).toEqual([
    '1 утверждение',
    '2 утверждения',
    '5 утверждений',
    '21 утверждение',
    '22 утверждения',
  ]);
  expect(say('{n} of {last}', { n: 1 } as never, 'en')).toBe('1 of {last}');
  expect(say('Seite {n} von {last}', { n: 3, last: 4 }, 'fa')).toBe('Seite ۳ von ۴');
});

test('what stands around some words is made of them, in the order of the language', () => {
  const tags = { link: (words: string) => ({ a: words }), mark: (words: string) => ({ b: words }) };
  expect(
    sayWith(
      'See <link>all {n}</link>, <mark>{name}</mark>.' as const,
      {
        tags,
        values: { n: 2, name: 'x' },
      },
      'en',
    ),
  ).toEqual(['See ', { a: 'all 2' }, ', ', { b: 'x' }, '.']);
});

test('what is put in is never a tag, and puts nothing in itself', () => {
  const tags = { link: (words: string) => ({ a: words }) };
  const name = '<link>click</link> {name} $& <b>';
  expect(sayWith('{name}, <link>{name}</link>' as const, { tags, values: { name } }, 'en')).toEqual(
    [`${name}, `, { a: name }],
  );
});
