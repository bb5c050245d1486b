import { describe, expect, test } from 'vitest';
import { addressToSave, isSavedByPart, offlineSections } from '../../../src/core/view/offline.ts';
import { sourceListPages } from '../../../src/core/view/source-list.ts';
import { editionOf, type Given, shownOf } from '../support.ts';
import { small } from './small.ts';

/** An edition whose sources are so many that their list has several pages. */
function many(count: number): Given {
  const summary = 'What the harbour was like in that year, as far as anybody knows. '.repeat(60);
  const pages = Array.from({ length: count }, (_, n): Given => {
    const front = `title: Report ${n}\nseed: r${n}.txt\nsummary: ${summary}\n`;
    return {
      [`content/sources/r${n}.mdx`]: `---\n${front}---\n\n<Source>\n\nNumber ${n}.\n\n</Source>\n`,
      [`seeds/r${n}.txt`]: `Number ${n}.\n`,
    };
  });
  const order = Array.from({ length: count }, (_, n) => `r${n}`).join(', ');
  const about = `title: Harbour papers\norder: [${order}]\n`;
  return Object.assign({ 'content/edition.yaml': about }, ...pages) as Given;
}

test('an edition whose sources stand on one page of their list is saved as a whole', () => {
  const shown = shownOf(editionOf(small));
  expect([isSavedByPart(shown), offlineSections(shown)]).toEqual([false, []]);
  expect(addressToSave(shown, 'report')).toBe(undefined);
});

describe('an edition whose sources stand on several', () => {
  const count = 60;
  const old =
    '---\ntitle: Before\nseed: old.txt\nsuperseded-by: r3\n---\n\n<Source>\n\nNo.\n\n</Source>\n';
  const given = { 'content/sources/old.mdx': old, 'seeds/old.txt': 'No.\n' };
  const shown = shownOf(editionOf({ ...many(count), ...given }));
  const sections = offlineSections(shown);

  test('is saved by its pages', () => {
    const list = sourceListPages(shown);
    expect(sections.length).toBe(list.pages.length);
    expect(sections.length).toBeGreaterThan(1);
    expect(sections.map(({ path }) => path).slice(0, 2)).toEqual(['/sources/', '/sources/page/2/']);
    const rows = list.pages[0]?.flatMap((part) => part.rows).length ?? 0;
    expect(sections[0]).toMatchObject({
      title: `Sources 1 to ${rows}`,
      between: ['Report 0', `Report ${rows - 1}`],
    });
    expect(sections[1]?.between[0]).toBe(`Report ${rows}`);
    expect(sections.at(-1)?.between[1]).toBe(`Report ${count - 1}`);
  });

  test('each source is in one of them, with its earlier texts', () => {
    const ids = sections.flatMap(({ sources }) => sources.map(({ id }) => id));
    expect(ids.slice(0, 6)).toEqual(['r0', 'r1', 'r2', 'r3', 'old', 'r4']);
    expect(ids).toHaveLength(count + 1);
  });

  test('and each of them by itself, where its page says', () => {
    expect(addressToSave(shown, 'r7')).toBe('/offline/?source=r7');
  });
});

test('a section of one source is called so', () => {
  const counts = Array.from({ length: 12 }, (_, n) => 45 + n);
  const titles = counts.flatMap((count) =>
    offlineSections(shownOf(editionOf(many(count)))).map(({ title }) => title),
  );
  expect(titles.some((title) => /^Source \d+$/.test(title))).toBe(true);
});
