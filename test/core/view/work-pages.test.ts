import { type Bibliography } from '../../../src/core/render/bibliography.ts';
import { text } from '../../../src/core/render/hast.ts';
import { describe, expect, test } from 'vitest';
import { furtherPages, listData } from '../../../src/core/view/list-data.ts';
import { referenceRows } from '../../../src/core/view/references.ts';
import {
  byRelation,
  citationPages,
  withPageOfWork,
  workPages,
  workRows,
} from '../../../src/core/view/work-pages.ts';
import { editionOf, filesOf, shownOf } from '../support.ts';
import { small } from './small.ts';

/** Sets works without a style, which takes long for so many. */
const bibliography: Bibliography = {
  entry: (key) => [text(`${key.padStart(5, '0')} ${'x'.repeat(400)}`)],
  cite: (key) => [text(key)],
  faulty: () => [],
};

/** An edition of so many works, the first of them cited so often. */
function shownWith(works: number, cited: number) {
  const words = Array.from({ length: cited }, (_, n) => `c${n}`);
  const claims = words.map(
    (word) =>
      `<Claim id="${word}" kind="event" by="x" verdict="disputed">${word}</Claim>.[^${word}]`,
  );
  const notes = words.map((word, n) => {
    const also = n % 3 === 0 ? '; disputes @w1' : '';
    return `[^${word}]: See [supports @w0${also}].\n`;
  });
  const body = `<Source>\n\n${claims.join(' ')}\n\n</Source>\n\n${notes.join('\n')}`;
  const json = Array.from({ length: works }, (_, n) => {
    return {
      id: `w${n}`,
      type: 'book',
      title: `Title ${String(n).padStart(4, '0')}`,
    };
  });
  const more = { 'content/references/works.json': JSON.stringify(json) };
  const edition = editionOf(filesOf(`${words.join('. ')}.`, body, more));
  return { ...shownOf(edition), bibliography: { ...bibliography } };
}

describe('the bibliography', () => {
  test('of a few works stands on one page with all that cites them', () => {
    const shown = shownOf(editionOf(small));
    expect(workPages(shown).pages).toHaveLength(1);
    expect(workRows(shown, 1)).toEqual(referenceRows(shown));
    expect(citationPages(shown).anchors.size).toBe(0);
    expect(withPageOfWork('/references/#ref-letter', shown)).toBe('/references/#ref-letter');
    expect(workRows(shown, 2)).toEqual([]);
  });

  test('of many goes on, each work where its address leads', () => {
    const shown = shownWith(250, 3);
    const { pages, anchors } = workPages(shown);
    expect(pages.length).toBeGreaterThan(1);
    const keys = pages.flatMap((_, index) => workRows(shown, index + 1).map(({ key }) => key));
    expect(new Set(keys).size).toBe(250);
    const last = pages.length;
    expect(anchors.get('ref-w249')).toBe(last);
    expect(withPageOfWork('/references/#ref-w249', shown)).toBe(
      `/references/page/${last}/#ref-w249`,
    );
    expect(withPageOfWork('/references/#ref-%770', shown)).toBe('/references/#ref-%770');
    expect(withPageOfWork('/references/#ref-none', shown)).toBe('/references/#ref-none');
    expect(withPageOfWork('/claims/', shown)).toBe('/claims/');
    expect(furtherPages(shown)).toContain(`/references/page/${last}/`);
    expect([...listData(shown).keys()]).toContain('references/pages.json');
  });

  test('is cut by its works alone, so that an address of one changes with no source', () => {
    const [few, many] = [3, 300].map((cited) => [...workPages(shownWith(250, cited)).anchors]);
    expect(few).toEqual(many);
  });

  test('tells as many citations of a work as there is room for, and leads to all', () => {
    const shown = shownWith(2, 900);
    const [first, second] = workRows(shown, 1);
    const told = (cited = first?.cited) => cited?.map(({ links }) => links.length);
    expect(told()).toEqual([201]);
    expect(first?.cited[0]?.links.at(-1)).toEqual({
      text: 'All 900 citations',
      href: '/references/citations/#ref-w0',
    });
    expect(told(second?.cited)).toEqual([201]);
    const list = citationPages(shown);
    const all = list.pages.flatMap((parts) => parts.flatMap(({ rows }) => rows));
    expect(all).toHaveLength(1200);
    expect(byRelation(all).map(({ relation, links }) => [relation, links.length])).toEqual([
      ['supports', 900],
      ['disputes', 300],
    ]);
    expect(list.pages.length).toBeGreaterThan(1);
    expect([...list.anchors.keys()]).toEqual(['ref-w0', 'ref-w1']);
    expect(furtherPages(shown)).toContain('/references/citations/');
  });

  test('tells one citation of each work at least', () => {
    const works = Array.from({ length: 60 }, (_, n) => ({ id: `w${n}`, type: 'book', title: 'A' }));
    const cites = works.map(({ id }) => `[@${id}]`).join(' ');
    const json = { 'content/references/works.json': JSON.stringify(works) };
    const files = filesOf('A.', `<Source>\n\nA.\n\n</Source>\n\nSee ${cites}.\n`, json);
    const title = `title: ${'T'.repeat(3000)}`;
    const page = String(files['content/sources/a.mdx']).replace('title: A', title);
    const shown = shownOf(editionOf({ ...files, 'content/sources/a.mdx': page }));
    const rows = workRows(shown, 1);
    expect(rows.map(({ cited }) => cited.flatMap(({ links }) => links).length)).toEqual(
      Array.from({ length: 60 }, () => 1),
    );
  });
});
