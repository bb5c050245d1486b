import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { rowsOf } from '../../../src/core/edition/comparison.ts';
import { withoutDrafts } from '../../../src/core/edition/drafts.ts';
import { preview } from '../../../src/core/edition/published.ts';
import { permalinksOf } from '../../../src/core/edition/addresses.ts';
import { editionOf, filesOf, type Given } from '../support.ts';

const works = JSON.stringify([{ id: 'w', type: 'book', title: 'Work' }]);
const seed = 'The ministers met.\n\nThen the ministers met *again*.\n';
const page = '<Source>\n\nThe ministers met.\n\nThen the ministers met \\*again\\*.\n\n</Source>\n';

/** An edition with a comparison of this body. */
function compared(body: string, front = 'source: a\n', more: Given = {}, own = '') {
  return editionOf(
    filesOf(
      seed,
      page,
      {
        'content/comparisons/c.mdx': `---\ntitle: C\n${front}---\n\n${body}`,
        'content/references/works.json': works,
        ...more,
      },
      own,
    ),
  );
}

/** A row, of block quotes and what follows them. */
function row(quotes: string[], remark = '', attributes = ''): string {
  return `<Row${attributes}>\n\n${quotes.map((quote) => `> ${quote}\n\n`).join('')}${remark && `${remark}\n\n`}</Row>\n\n`;
}

/** The faults of the comparison. */
function faultsOf(edition: ReturnType<typeof compared>): string[] {
  return runChecks(edition)
    .filter(({ place }) => place.file === 'content/comparisons/c.mdx')
    .map(({ code, message, place: { start } }) => `${start?.line ?? ''} ${code}: ${message}`);
}

const fair = row(['The ministers met', 'They met [@w, p. 3]'], 'A *remark*.', ' id="one"');

describe('a comparison', () => {
  test('has prose and rows in order, with the words of the source found in it', () => {
    const edition = compared(
      `Before.\n\n${fair}Between.\n\n${row(['\\*again\\*', 'once more [@w]'])}After.\n`,
    );
    expect(faultsOf(edition)).toEqual([]);
    const [{ linked, cites } = { linked: [], cites: [] }] = edition.comparisons;
    expect(linked.map(({ kind }) => kind)).toEqual(['prose', 'row', 'prose', 'row', 'prose']);
    expect(
      rowsOf({ parts: linked }).map(({ range }) => range && seed.slice(range.start, range.end)),
    ).toEqual(['The ministers met', '*again*']);
    expect(cites.map(({ locator }) => locator)).toEqual(['p. 3', undefined]);
    expect(permalinksOf(edition).get('/comparisons/c/')).toEqual(['row-one']);
  });

  test('finds words over line ends and breaks, folded', () => {
    const edition = compared(row(['met. Then the\n> ministers\\\n> met', 'met [@w]']));
    expect(faultsOf(edition)).toEqual([]);
    expect(rowsOf({ parts: edition.comparisons[0]?.linked ?? [] })[0]?.range).toEqual({
      start: 14,
      end: 42,
      line: 1,
    });
  });

  test('finds words in which the source has what nobody sees, such as the soft hyphens of a scan', () => {
    const scanned = 'The min\u00ADis\u00ADters \u{E0001}met.\n\nThen the ministers came.\n';
    const edition = compared(row(['The ministers met', 'They met [@w]']), 'source: b\n', {
      'seeds/b.txt': scanned,
      'content/sources/b.mdx': `---\ntitle: B\nseed: b.txt\n---\n\n<Source>\n\n${scanned}\n</Source>\n`,
    });
    expect(faultsOf(edition)).toEqual([]);
    const [found] = rowsOf({ parts: edition.comparisons[0]?.linked ?? [] });
    expect(scanned.slice(found?.range?.start, found?.range?.end)).toBe(
      'The min\u00ADis\u00ADters \u{E0001}met',
    );
  });

  test('takes the first quote without a citation for the words, wherever it stands', () => {
    const edition = compared(row(['They met [@w]', 'The ministers met']));
    expect(faultsOf(edition)).toEqual([]);
    expect(edition.comparisons[0]?.linked).toMatchObject([
      { row: { words: { text: 'The ministers met' }, quotations: [{ text: 'They met' }] } },
    ]);
  });

  test('links the first mention of an entry, and knows what its prose mentions', () => {
    const entry = '---\nterm: summit\nkind: event\ndate: 2002\n---\n\nA meeting.\n';
    const edition = compared(`The summit. The summit.\n\n${fair}`, 'source: a\n', {
      'content/glossary/summit.mdx': entry,
    });
    expect(runChecks(edition).map(({ code }) => code)).not.toContain('entry-unused');
    expect(edition.comparisons[0]?.mentions).toHaveLength(2);
  });

  test('is not shown as long as a source of it is a draft', () => {
    expect(withoutDrafts(compared(fair, 'source: a\n', {}, 'draft: true\n')).comparisons).toEqual(
      [],
    );
    const other = filesOf('Another.\n', '<Source>\n\nAnother.\n\n</Source>\n', {}, 'draft: true\n');
    const edition = compared(fair, 'source: a\n', {
      'content/sources/b.mdx': String(other['content/sources/a.mdx']).replace('a.txt', 'b.txt'),
      'seeds/b.txt': 'Another.\n',
    });
    expect(withoutDrafts(edition).comparisons).toHaveLength(1);
  });
});

describe('what is at fault in a comparison', () => {
  test('are sources that there are none of, and rows of others', () => {
    expect(
      faultsOf(compared(row(['x', 'y [@w]'], '', ' source="none"'), 'source: nobody\n')),
    ).toEqual([
      '3 source-unknown: Unexpected source “nobody”, expected the id of a page in content/sources',
      '6 source-unknown: Unexpected source “none”, expected the id of a page in content/sources',
    ]);
  });

  test('is frontmatter without a source, which is told once', () => {
    const faults = faultsOf(compared(fair, '')).map((fault) => fault.replace(/:.*/, ''));
    expect(faults).toEqual(['2 field-missing']);
  });

  test('are words that stand twice, but for a line that is named', () => {
    const words = ['ministers met', 'met [@w]'];
    expect(faultsOf(compared(row(words)))).toEqual([
      '8 words-ambiguous: Unexpected words “ministers met”, expected ones that stand once in the source: they begin in the lines 1, 3',
    ]);
    expect(faultsOf(compared(row(words, '', ' line="3"')))).toEqual([]);
    expect(faultsOf(compared(row(words, '', ' line="2"')))).toEqual([
      '8 words-ambiguous: Unexpected words “ministers met” of line 2, expected ones that stand once there: they begin in the lines 1, 3',
    ]);
    expect(faultsOf(compared(row(words, '', ' line="two"'))).join()).toContain('attribute-invalid');
    expect(faultsOf(compared(row(['e', 'met [@w]'], '', ' line="1"'))).join()).toContain(
      'they begin in the lines 1, 1, 1, 3',
    );
  });

  test('are words that stand twice in one line alone', () => {
    const edition = compared(row(['a', 'met [@w]']));
    expect(faultsOf(edition).join()).toContain('they begin in line 3, 3');
    expect(runChecks(edition)[0]?.hint).toBe('quote more words');
  });

  test('are words that stand so often that not all places are told', () => {
    const long = 'so '.repeat(40).trim();
    const edition = compared(row(['so', 'so [@w]']), 'source: a\n', {
      'content/sources/a.mdx': `---\ntitle: A\nseed: a.txt\n---\n\n<Source>\n\n${long}\n\n</Source>\n`,
      'seeds/a.txt': long,
    });
    expect(faultsOf(edition).join()).toMatch(/line 1(?:, 1){11}$/);
  });

  test('is a whole file without frontmatter, of which rows of a named source are known', () => {
    const edition = editionOf(
      filesOf(seed, page, {
        'content/comparisons/c.mdx':
          row(['The ministers met', 'met [@w]'], '', ' source="a"') + fair,
        'content/references/works.json': works,
      }),
    );
    expect(faultsOf(edition).map((one) => one.replace(/:.*/, ''))).toEqual([
      '1 frontmatter-missing',
    ]);
    expect(preview(edition).comparisons[0]?.data).toEqual({ title: 'c', source: '' });
    expect(preview(compared(fair)).comparisons[0]?.data.title).toBe('C');
  });

  test('are links to rows that there are none of', () => {
    const link = (to: string) => ({
      'content/guides/g.mdx': `---\ntitle: G\n---\n\nSee [it](${to}).\n`,
    });
    const codes = (to: string) =>
      runChecks(compared(fair, 'source: a\n', link(to))).map(({ code }) => code);
    for (const to of ['/comparisons/', '/comparisons/c/', '/comparisons/c/#row-one'])
      expect(codes(to)).not.toContain('link-broken');
    for (const to of ['/comparisons/d/', '/comparisons/c/#row-two'])
      expect(codes(to)).toContain('link-broken');
  });

  test('are words that stand nowhere, and nothing like them', () => {
    const edition = compared(row(['quite other things', 'met [@w]']).repeat(6));
    expect(faultsOf(edition)).toHaveLength(6);
    expect(runChecks(edition)[0]?.hint).toBe('copy the words from the page of the source');
  });

  test('are rows without words, without quotations, and uncited ones', () => {
    expect(faultsOf(compared('<Row>\n\n</Row>\n')).map((one) => one.replace(/:.*/, ''))).toEqual([
      '6 row-incomplete',
      '6 row-incomplete',
    ]);
    expect(faultsOf(compared(row(['', 'met [@w]']))).join()).toContain('row without words');
    expect(faultsOf(compared(row(['The ministers met', 'x', '[@w]']))).join()).toContain(
      'quotation-uncited',
    );
    expect(faultsOf(compared(row(['The ministers met', '[@w]']))).join()).toContain(
      'row without a quotation',
    );
  });

  test('is Markdown in words that are quoted, told once', () => {
    expect(faultsOf(compared(row(['Then *the* ministers', '# met\n>\n> {x} [@w]'])))).toEqual([
      '8 source-markup: Unexpected emphasis among the words of a <Row>, expected them as they are quoted',
      '10 source-markup: Unexpected a heading among the words of a <Row>, expected them as they are quoted',
      '12 source-markup: Unexpected markup among the words of a <Row>, expected them as they are quoted',
    ]);
  });

  test('are ids that are none or stand twice', () => {
    const twice = ['One', 'two', 'two'].map((id) =>
      row(['The ministers met', 'met [@w]'], '', ` id="${id}"`),
    );
    expect(faultsOf(compared(twice.join(''))).map((one) => one.replace(/:.*/, ''))).toEqual([
      '6 id-ill-formed',
      '22 id-repeated',
    ]);
  });

  test('are rows within something else, and claims', () => {
    const edition = compared(`${fair}- in a list\n\n  <Row>\n\n  > a\n\n  </Row>\n`);
    expect(faultsOf(edition).join()).toContain('element-misplaced: Unexpected <Row> in something');
    expect(faultsOf(compared('Words.\n')).join()).toContain('comparison-empty');
  });

  test('is a page that is no MDX, of which no row is missed', () => {
    const faults = faultsOf(compared(`${fair}A { brace, <Term id="x">and</Term> @w.\n`));
    expect(faults.map((one) => one.replace(/:.*/, ''))).toEqual([
      '16 code-in-page',
      '16 term-unknown',
    ]);
  });

  test('are more rows than anybody compares', () => {
    const faults = faultsOf(compared(row(['The ministers met', 'met [@w]']).repeat(102)));
    expect(faults).toEqual([
      '806 markup-excessive: Unexpected comparison of 102 rows, expected at most 100',
    ]);
  });
});
