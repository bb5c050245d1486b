import { describe, expect, test } from 'vitest';
import { entryRows } from '../../../src/core/view/glossary.ts';
import { glossaryPages, linksToLetters } from '../../../src/core/view/glossary-pages.ts';
import { listData } from '../../../src/core/view/list-data.ts';
import { editionOf, type Given, shownOf } from '../support.ts';
import { small } from './small.ts';

/** A glossary of terms that begin so, each so many signs longer. */
function terms(names: readonly string[], longer: number) {
  const entries = names.map((name, n): Given => ({
    [`content/glossary/e${n}.mdx`]: `---\nterm: ${name}${'o'.repeat(longer)}\nkind: ${n % 2 === 0 ? 'place' : 'term'}\n---\n\nOld.\n`,
  }));
  return shownOf(editionOf(Object.assign({}, ...entries) as Given));
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const many = terms(
  Array.from({ length: 130 }, (_, n) => `${letters[n % 26]}${n}`),
  1500,
);

describe('the glossary', () => {
  test('stands on one page where it is short, by letter and by kind', () => {
    const few = shownOf(editionOf(small));
    const { pages } = glossaryPages(few);
    expect(pages).toHaveLength(1);
    const by = (name: string) => pages.flat().filter(({ head }) => head.by === name);
    expect(by('letter').flatMap(({ rows }) => rows)).toHaveLength(few.edition.glossary.size);
    expect(by('kind').flatMap(({ rows }) => rows)).toHaveLength(few.edition.glossary.size);
    expect(linksToLetters(few, 1)[1]).toEqual({ text: 'S', href: '#letter-S' });
  });

  test('goes on over pages where it is long: all entries by letter, and then their names by kind', () => {
    const { pages } = glossaryPages(many);
    expect(pages.length).toBeGreaterThan(1);
    const parts = pages.flat();
    const ofLetters = parts.filter(({ head }) => head.by === 'letter');
    expect(ofLetters.flatMap(({ rows }) => rows)).toEqual(entryRows(many));
    expect(parts.findIndex(({ head }) => head.by === 'kind')).toBe(ofLetters.length);
    const anchors = JSON.parse(listData(many).get('glossary/pages.json') ?? '') as string[][];
    expect(anchors[0]?.slice(0, 2)).toEqual(['letter-A', 'entry-e0']);
    const page = glossaryPages(many).anchors.get('by-kind') ?? 0;
    expect(page).toBeGreaterThan(1);
    expect(anchors[page - 1]).toEqual(expect.arrayContaining(['by-kind', 'kind-place']));
  });

  test('leads to each letter on its page', () => {
    const last = glossaryPages(many).anchors.get('letter-Z') ?? 0;
    const [first, ...others] = linksToLetters(many, 1);
    expect(first).toEqual({ text: 'A', href: '#letter-A' });
    expect(others).toHaveLength(25);
    expect(others.at(-1)).toEqual({ text: 'Z', href: `/glossary/page/${last}/#letter-Z` });
    expect(linksToLetters(many, last).at(-1)?.href).toBe('#letter-Z');
  });

  test('of a script of very many letters leads to the first of each page', () => {
    const signs = Array.from({ length: 120 }, (_, n) => String.fromCodePoint(0x4e00 + n));
    const wide = terms(signs, 1500);
    const { pages } = glossaryPages(wide);
    const links = linksToLetters(wide, 1);
    expect(links.length).toBeLessThanOrEqual(pages.length);
    expect(links.length).toBeGreaterThan(1);
    expect(linksToLetters(terms(signs, 1), 1)).toHaveLength(120);
  });
});
