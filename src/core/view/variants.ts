import type { CollatedBlock } from '../edition/collation.ts';
import type { PublishedSource } from '../edition/published.ts';
import type { TextTable } from '../edition/text-table.ts';
import { el, type Node } from '../render/hast.ts';
import { shownLine } from '../render/shown-words.ts';
import { firstIndex, getOrThrow, itemAt, push } from '../text/lookup.ts';
import type { Range } from '../text/range.ts';
import type { ShownEdition } from './shown.ts';
import { type Column, idOf } from './text-columns.ts';

/** Returns the variants at each block of a base text, the items of a list, by its column and its number. */
export function variantsIn(
  table: TextTable<PublishedSource>,
  columns: readonly Column[],
  rendering: ShownEdition,
): Map<string, Node[]> {
  const told = new Map<string, Node[]>();
  for (const { base, witnesses, collation } of table.collated) {
    const named = new Map(
      witnesses.map((n) => [itemAt(columns, n).source.page.id, itemAt(columns, n)]),
    );
    for (const block of collation.blocks)
      for (const node of variantsAt(block, itemAt(columns, base), named, rendering))
        push(told, `${base} ${block.number - 1}`, node);
  }
  return told;
}

function variantsAt(
  { number, readings, moved, absent }: CollatedBlock,
  base: Column,
  witnesses: ReadonlyMap<string, Column>,
  { wording: { say, words } }: ShownEdition,
): Node[] {
  const nameOf = (witness: string) => getOrThrow(witnesses, witness).link.text;
  const item = (parts: (Node | string)[]): Node =>
    el('li', {}, [el('a', { href: `#${idOf(base, number - 1)}` }, [`¶ ${number}`]), ' ', ...parts]);
  const quoted = ({ source, language }: Column, range: Range): Node =>
    el('bdi', { lang: language }, [shownLine(range, source) || '–']);
  const said = (column: Column, at: number, own: Range): Node =>
    el('a', { href: `#${idOf(column, at)}` }, [quoted(column, own)]);
  return [
    ...moved.map((one) =>
      item([say(words.texts.movedTo, { name: nameOf(one.witness), number: String(one.number) })]),
    ),
    ...absent.map((witness) => item([say(words.texts.missing, { name: nameOf(witness) })])),
    ...readings.map(({ witness, lemma, words: own, kind, other }) => {
      const column = getOrThrow(witnesses, witness);
      const at = firstIndex(column.source.page.blocks, ({ end }) => end >= other.end);
      const link = el('bdi', { lang: column.link.lang, dir: column.link.dir }, [column.link.text]);
      return item([
        quoted(base, lemma),
        ' ] ',
        said(column, at, own),
        ' ',
        el('cite', {}, [link]),
        ` ${say(words.texts.ofKind, { kind: words.texts.kinds[kind] })}`,
      ]);
    }),
  ];
}
