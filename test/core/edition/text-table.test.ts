import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableOf } from '../../../src/core/edition/text-table.ts';
import { preview } from '../../../src/core/edition/published.ts';
import { editionOf } from '../support.ts';

/** An edition of texts by their ids: what each says of itself, and its paragraphs, which may begin with `<Align/>`. */
function tableIn(texts: Record<string, [fields: string, ...paragraphs: string[]]>) {
  const files = Object.entries(texts).flatMap(([id, [fields, ...paragraphs]]) => {
    const mdx = paragraphs.join('\n\n');
    return [
      [
        `content/sources/${id}.mdx`,
        `---\ntitle: ${id}\nseed: ${id}.txt\n${fields}\n---\n\n<Source>\n\n${mdx}\n\n</Source>\n`,
      ],
      [`seeds/${id}.txt`, mdx.replaceAll(/<Align [^>]*>/g, '')],
    ] as const;
  });
  const edition = editionOf({ 'content/edition.yaml': 'title: A\n', ...Object.fromEntries(files) });
  const byId = new Map(preview(edition).sources.map((source) => [source.page.id, source]));
  return tableOf(Object.keys(texts).flatMap((id) => byId.get(id) ?? []));
}

/** The rows as `1 2|1|`: the numbers of the paragraphs of each text. */
function rowsIn(texts: Parameters<typeof tableIn>[0]): string[] {
  return tableIn(texts).rows.map((row) =>
    row.map((blocks) => blocks.map((block) => block + 1).join(' ')).join('|'),
  );
}

const letter: [string, ...string[]] = ['', 'One two.', 'Three four.', 'Five six.'];

describe('a translation stands beside its original', () => {
  test('one by one, and what is left over at the end beside the last', () => {
    expect(rowsIn({ letter, he: ['translation-of: letter', 'A', 'B', 'C', 'D'] })).toEqual([
      '1|1',
      '2|2',
      '3|3 4',
    ]);
    expect(rowsIn({ letter, he: ['translation-of: letter', 'A', 'B'] })).toEqual([
      '1|1',
      '2|2',
      '3|',
    ]);
  });

  test('and from there on where its editors say it goes on', () => {
    const he: [string, ...string[]] = [
      'translation-of: letter',
      'A',
      'B',
      '<Align with="2"/>C',
      'D',
    ];
    expect(rowsIn({ letter, he })).toEqual(['1|1 2', '2|3', '3|4']);
  });

  test('with the tag on a line of its own, and before the first paragraph of the other', () => {
    const he: [string, ...string[]] = [
      'translation-of: letter',
      'A',
      '<Align with="1"/>\n\nB',
      'C',
    ];
    expect(rowsIn({ letter, he })).toEqual(['|1', '1|2', '2|3', '3|']);
  });
});

describe('another text of the same words', () => {
  const copy: [string, ...string[]] = [
    'witness-of: letter',
    'Five six.',
    'New words here.',
    'One two.',
    'Three for.',
  ];

  test('stands beside these, what is nowhere in a row of its own, what moved beside what it was', () => {
    const { moved, collated } = tableIn({ letter, copy });
    expect(rowsIn({ letter, copy })).toEqual(['|2', '1|3', '2|4', '3|1']);
    expect([...(moved[1] ?? [])]).toEqual([0]);
    expect(collated[0]?.collation.counts).toMatchObject([{ witness: 'copy', same: 2 }]);
  });

  test('stands as its editors say where they do', () => {
    const own: [string, ...string[]] = [
      'witness-of: letter',
      'Five six.',
      '<Align with="3"/>One two.',
    ];
    expect(rowsIn({ letter, own })).toEqual(['1|1', '2|', '3|2']);
  });

  test('stands with its own translation beside the text that it is of', () => {
    const en: [string, ...string[]] = ['translation-of: copy', 'E', 'F', 'G', 'H'];
    expect(rowsIn({ letter, copy, en })).toEqual(['|2|2', '1|3|3', '2|4|4', '3|1|1']);
  });
});

test('every paragraph of every text stands in one row, those of the first in their order', () => {
  const paragraph = fc.array(fc.constantFrom('we', 'met', 'in', 'Moscow', 'once', 'more', 'snow'), {
    minLength: 1,
    maxLength: 5,
  });
  const text = fc.array(
    fc.tuple(paragraph, fc.option(fc.integer({ min: 1, max: 9 }), { freq: 4 })),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.tuple(text, text, text, text), ([a, b, c, d]) => {
      const said = (fields: string, own: typeof a): [string, ...string[]] => [
        fields,
        ...own.map(
          ([words, to]) => (to && fields ? `<Align with="${to}"/>` : '') + words.join(' '),
        ),
      ];
      const { rows, columns } = tableIn({
        a: said('', a),
        b: said('witness-of: a', b),
        c: said('translation-of: b', c),
        d: said('witness-of: c', d),
      });
      columns.forEach(({ text: { page } }, column) => {
        const own = rows.flatMap((row) => row[column] ?? []);
        const all = page.blocks.map((_, block) => block);
        expect(column === 0 ? own : own.toSorted((x, y) => x - y)).toEqual(all);
      });
    }),
  );
});
