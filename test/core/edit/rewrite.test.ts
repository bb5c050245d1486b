import { expect, test } from 'vitest';
import { quotable } from '../../../src/core/edit/editable.ts';
import { carriable, reanchor } from '../../../src/core/edit/reanchor.ts';
import { rewrite } from '../../../src/core/edit/rewrite.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { fold } from '../../../src/core/text/fold.ts';

/** How often it is asked where the claims of a page stand, that has one in each of so many paragraphs which are written anew. */
function asked(count: number): number {
  const numbers = Array.from({ length: count }, (_, n) => n);
  const body = numbers.map((n) => `<Claim id="c${n}">w${n}</Claim>[^c${n}] x`).join('\n\n');
  const old = quotable(textFile('a.mdx', `---\n---\n\n<Source>\n\n${body}\n\n</Source>\n`));
  if (!old) throw new Error('Unexpected page without a text');
  const seed = numbers.map((n) => `w${n} y`).join('\n\n');
  const carried = reanchor(old, carriable(old), fold(seed));
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
