import { expect, test } from 'vitest';
import { quotable } from '../../../src/core/edit/editable.ts';
import { carriable, reanchor } from '../../../src/core/edit/reanchor.ts';
import { rewrite } from '../../../src/core/edit/rewrite.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { sentencesOf } from '../../../src/core/text/beside.ts';
import { foldWithMap } from '../../../src/core/text/fold.ts';

/** How often it is asked where the claims of a page stand, that has one in each of so many paragraphs which are written anew. */
function asked(count: number): number {
  const numbers = Array.from({ length: count }, (_, n) => n);
  const body = numbers.map((n) => `<Claim id="c${n}">w${n}</Claim>[^c${n}] x`).join('\n\n');
  const old = quotable(textFile('a.mdx', `---\n---\n\n<Source>\n\n${body}\n\n</Source>\n`));
  if (!old) throw new Error('Unexpected page without a text');
  const seed = numbers.map((n) => `w${n} y`).join('\n\n');
  const fresh = foldWithMap(seed);
  const texts = {
    before: sentencesOf(old.source.plain, old.folded),
    after: sentencesOf(seed, fresh),
  };
  const carried = reanchor(old, carriable(old), { after: fresh.text, texts });
  let times = 0;
  const elements = carried.elements.map((element) => ({
    ...element,
    get start() {
      times++;
      return element.start;
    },
  }));
  const written = rewrite(old, { ...carried, elements }, { seed, keep: false });
  expect(written?.text).toContain(body.replaceAll(' x', ' y'));
  return times;
}

test('the annotations of a page are gone through once, however many of its paragraphs are written anew', () => {
  expect(asked(100)).toBe(asked(10) * 10);
});
