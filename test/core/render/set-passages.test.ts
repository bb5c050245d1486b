import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublishedSource } from '../../../src/core/edition/published.ts';
import { writePage } from '../../../src/core/page/write.ts';
import { html } from '../../../src/core/render/hast.ts';
import { faultOfText } from '../../../src/core/render/passages.ts';
import { createJudge, setOf } from '../../../src/core/render/set-passages.ts';
import { comparisonPage } from '../../../src/core/view/comparisons.ts';
import type { ShownEdition } from '../../../src/core/view/shown.ts';
import { textPages } from '../../../src/core/view/texts.ts';
import { readPageMarkup, readPassages } from '../../../src/io/source-markup.ts';
import { anyTable } from '../any-table.ts';
import { editionOf, htmlOf, shownOf } from '../support.ts';

/*
 * Passages of seeds, beside other texts and in comparisons, are proved as their sources are set: white space where it is seen, and tables.
 */

const page = (body: string) => `<html lang="en"><body><main>${body}</main></body></html>`;

/** Two texts of one source, the second of which is the same, and what is quoted of the first. */
function shown(pages: readonly [string, string], seed: string, quoted = ''): ShownEdition {
  return shownOf(
    editionOf({
      'content/edition.yaml': 'title: A\n',
      'content/sources/one.mdx': pages[0],
      'content/sources/two.mdx': pages[1],
      'seeds/one.txt': seed,
      'seeds/two.txt': seed,
      ...(quoted !== '' && {
        'content/comparisons/c.mdx': `---\ntitle: C\nsource: one\n---\n\n<Row>\n\n> ${quoted}\n\n> Killed [@w]\n\n</Row>\n`,
        'content/references/works.json': '[{ "id": "w", "type": "book", "title": "W" }]',
      }),
    }),
  );
}

/** The HTML of the texts side by side, and of what is compared with the first of them. */
function bodies(rendering: ShownEdition): [texts: string, compared: string] {
  const rows = textPages(rendering).flatMap(({ pages }) => pages.flat().flatMap((one) => one.rows));
  const compared = rendering.edition.comparisons.map((one) =>
    html(comparisonPage(rendering, one).nodes),
  );
  return [page(rows.map(({ row }) => row).join('')), page(compared.join(''))];
}

/** What of the passages of a page is at fault: by the edition, and by the page of the source, which may be another than is built. */
function faultsOf(
  body: string,
  rendering: ShownEdition,
  change = (html: string) => html,
): { proof: string[]; verify: string[] } {
  const { sources } = rendering.edition;
  const passages = readPassages(body);
  expect(passages.map(({ foreign }) => foreign)).toEqual(passages.map(() => undefined));
  const judged = (judgeOf: (source: PublishedSource) => ReturnType<typeof createJudge>) =>
    sources.flatMap((source) => {
      const judge = judgeOf(source);
      const own = passages.filter(({ seed }) => seed === source.seed.name);
      return own.flatMap((one) => judge(one) ?? []);
    });
  const bySource = (source: PublishedSource) => {
    const found = readPageMarkup(page(change(htmlOf(source, rendering))));
    if ('fault' in found) throw new Error(found.fault);
    return createJudge(found.setting(source.text));
  };
  return { proof: judged((source) => createJudge(setOf(source))), verify: judged(bySource) };
}

const sound = { proof: [], verify: [] };
const told = (fault: string) => {
  const match: unknown = [expect.stringContaining(fault)];
  return { proof: match, verify: match };
};

const foot = 'Second Foot               7';
const seed = `As told,\n  here.\n\n            Killed   Wounded\n${foot}\nThird Horse      12       31\n\nRye.\n`;
const pageOf = (name: string, fields: string, ends: RegExp, words = seed) =>
  `---\ntitle: A\nseed: ${name}.txt\n${fields}---\n\n<Source>\n\n${words.trim().replaceAll(ends, '\\\n')}\n\n</Source>\n`;
const all = /(?<=[^\n])\n(?=[^\n])/g;
const kinds = { prose: '', kept: 'lines: keep\n' };
type Kind = keyof typeof kinds;
const built = (kind: Kind, words = seed) =>
  shown(
    [
      pageOf('one', kinds[kind], kind === 'kept' ? all : /(?<=[d7])\n/g, words),
      pageOf('two', 'witness-of: one\n', all, words),
    ],
    words,
    words
      .slice(30, 80)
      .replace(/\s+/g, ' ')
      .replace(/(?<=7).*/, ''),
  );

describe('texts side by side, and what is compared', () => {
  const both: Kind[] = ['prose', 'kept'];
  test.each(both)('are as they are written: %s', (kind) => {
    const rendering = built(kind);
    for (const body of bodies(rendering)) {
      expect(body).toContain('columns w30"');
      expect(faultsOf(body, rendering)).toEqual(sound);
    }
  });

  test.each(both)('of which the first line is quoted has its blanks, too: %s', (kind) => {
    const [, compared] = bodies(built(kind));
    expect(compared).toMatch(/data-start="18"[^>]*> {12}Killed/);
  });

  const space = 'has other white space than its seed';
  const other = 'is set otherwise than its source';
  const none = 'is no block of its text';
  const replace = (from: string | RegExp, to: string) => (html: string) => html.replace(from, to);
  const rows: [string, Kind[], (html: string) => string, string][] = [
    ['blanks taken away', both, replace(foot, 'Second Foot 7'), space],
    ['blanks put there', both, replace('Killed  ', 'Killed   '), space],
    ['a tab for blanks', both, replace('Killed   ', 'Killed\t'), space],
    ['a line feed', both, replace('Wounded\n', 'Wounded '), space],
    ['no class', both, replace(/ class="columns w30"| columns w30/, ''), other],
    ['another width', both, replace('columns w30', 'columns w20'), other],
    ['a stop of tabs', both, replace('columns w30', 'columns w30 t12'), other],
    ['lines that stay no more', ['kept'], replace('keep columns', 'columns'), other],
    ['lines that stay', ['prose'], replace('"columns', '"keep columns'), other],
  ];
  const each = rows.flatMap(([name, own, ...rest]) =>
    own.map((kind) => [name, kind, ...rest] as const),
  );
  test.each(each)(
    '%s is told beside other texts and in a comparison: %s',
    (_, kind, change, fault) => {
      const rendering = built(kind);
      for (const body of bodies(rendering)) {
        // Of the source, and not of the text that stands beside it.
        const changed = change(body.replace(/<br>/g, ''));
        expect(changed).not.toBe(body);
        expect(faultsOf(changed, rendering)).toEqual(told(fault));
      }
    },
  );

  test('whose letters have widths of their own have a box for each cell', () => {
    const rendering = built('kept', seed.replace('Second Foot', 'Ꙗꙗꙗꙗꙗꙗꙗꙗꙗꙗꙗ'));
    for (const body of bodies(rendering)) {
      expect(faultsOf(body, rendering)).toEqual(sound);
      const changed = body.replaceAll(/<span class="box c11">(Ꙗ.*?)<\/span>/g, '$1');
      expect(changed).not.toBe(body);
      expect(faultsOf(changed, rendering).proof).toContain(other);
    }
  });

  test('of figures alone run as their language does', () => {
    const figures = '12        7        31\n\n600       40       1,200\n\n9         8        300\n';
    const pages = ['lines: keep\n', 'witness-of: one\n'].map((fields, n) =>
      pageOf(n === 0 ? 'one' : 'two', fields, all, figures),
    ) as [string, string];
    const rendering = shown(pages, figures, '12 7 31');
    for (const body of bodies(rendering)) {
      expect(body).toContain('columns w30');
      expect(faultsOf(body, rendering)).toEqual(sound);
    }
  });

  test('whose rows are paragraphs run as all of their table do', () => {
    const rows = seed.replace('Second Foot', 'הגדוד השני ').replaceAll(/(?<=[d7])\n/g, '\n\n');
    const rendering = built('kept', rows);
    for (const body of bodies(rendering)) {
      expect(body).not.toContain('dir="rtl"');
      expect(faultsOf(body, rendering)).toEqual(sound);
      const turned = body.replaceAll(
        /( class="keep columns [^>]*) dir="ltr"|(data-start="\d+"[^>]*) dir="ltr"(?=>הגדוד| *<span class="box[^>]*>הגדוד)/g,
        '$1$2 dir="rtl"',
      );
      expect(turned).not.toBe(body);
      expect(faultsOf(turned, rendering).proof).toContain('runs rtl, expected ltr');
    }
  });

  test.each<[string, Kind, (html: string) => string, string]>([
    ['the indent of a line', 'kept', replace('\n  here', '\nhere'), space],
    ['that of a table', 'prose', replace(/start="18"([^>]*>) +/, 'start="30"$1'), none],
    ['that of a table', 'kept', replace(/start="18"([^>]*>) +/, 'start="30"$1'), none],
    ['lines that stay no more', 'kept', replace(' class="keep"', ''), other],
    ['a class of prose', 'prose', replace('<p id="one-l8"', '$& class="columns w10"'), other],
    ['a break', 'prose', replace('As told', 'As <br>told'), 'breaks within a line of its seed'],
    ['words', 'prose', replace('Rye.', 'Rya.'), 'is “Rya.”, expected “Rye.”'],
  ])('%s is told of a text that stands beside another: %s', (_, kind, change, fault) => {
    const rendering = built(kind);
    const [texts] = bodies(rendering);
    const changed = change(texts);
    expect(changed).not.toBe(texts);
    expect(faultsOf(changed, rendering)).toEqual(told(fault));
  });

  test('of a site that was built before, by other rules, have the white space of their seeds', () => {
    const earlier = (html: string) =>
      html.replace(/ data-table-rules="\d+"/, ' data-table-rules="1"');
    for (const kind of both) {
      const rendering = built(kind);
      const [texts] = bodies(rendering);
      const unlike = replace('columns w30', 'columns')(texts);
      expect(faultsOf(unlike, rendering, earlier)).toMatchObject({ verify: [] });
      const changed = replace(foot, 'Second Foot 7')(unlike);
      expect(faultsOf(changed, rendering, earlier)).toMatchObject({ verify: [space] });
    }
  });
});

test.each(['rows', 'keep'] as const)(
  'whatever is rendered of them passes (lines: %s)',
  (layout) => {
    fc.assert(
      fc.property(anyTable, (text) => {
        const data = { title: 'A', ...(layout === 'keep' && { lines: 'keep' }) };
        const pages = [
          writePage(text, { ...data, seed: 'one.txt' }, { layout }),
          writePage(text, { ...data, seed: 'two.txt', 'witness-of': 'one' }, { layout: 'rows' }),
        ] as const;
        const rendering = shown(pages, text, text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim());
        const [texts, compared] = bodies(rendering);
        for (const body of [texts, compared]) expect(faultsOf(body, rendering)).toEqual(sound);
        for (const {
          seed: { name },
        } of rendering.edition.sources) {
          const own = readPassages(texts).filter((one) => one.seed === name);
          expect(faultOfText(own, text)).toBeUndefined();
        }
      }),
    );
  },
);

test('numbers that words are missing within are in an element, beside other texts as on the page of the source', () => {
  const words = 'سال ۱۳۵ بود\n';
  const pageOf = (name: string, fields: string, gap: string) =>
    `---\ntitle: A\nseed: ${name}.txt\nlanguage: fa\n${fields}---\n\n<Source>\n\nسال ۱۳${gap}۵ بود\n\n</Source>\n`;
  const rendering = shown(
    [pageOf('one', '', '<Gap/>'), pageOf('two', 'witness-of: one\n', '')],
    words,
  );
  const [beside] = bodies(rendering);
  const gap = '<bdi class="missing" data-apparatus="">[gap]</bdi>';
  expect(beside).toContain(`سال <bdo dir="ltr">۱۳${gap}۵</bdo> بود`);
  expect(faultsOf(beside, rendering)).toEqual(sound);
  const other = beside.replace(`<bdo dir="ltr">۱۳${gap}۵</bdo>`, '<bdo dir="ltr">۱۳</bdo>۵');
  expect(readPassages(other)[0]?.foreign).toContain('<bdo dir="ltr"> around no whole number');
});
