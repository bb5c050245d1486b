import type { WitnessCount } from '../edition/collation.ts';
import type { PublishedSource } from '../edition/published.ts';
import { tableOf, type TextTable } from '../edition/text-table.ts';
import { pathOfTexts } from '../edition/texts.ts';
import { mergeVaried, type VariedStretch } from '../render/differing.ts';
import { el, html, text } from '../render/hast.ts';
import { linkToSource, type NamedLink, titleOf } from '../render/named-link.ts';
import type { Variation } from '../text/collate.ts';
import { getOrThrow, itemAt } from '../text/lookup.ts';
import { once } from '../text/once.ts';
import { type Paged, paginate } from './paging.ts';
import type { ShownText, SideBySide, TextRow } from './side-by-side.ts';
import { sourceIndex } from './source-index.ts';
import { listedSources, type ShownEdition } from './shown.ts';
import { cellOf, type Column, columnOf, idOf } from './text-columns.ts';
import { variantsIn } from './variants.ts';

/** Texts of one source side by side, in pages. */
export interface TextPages extends Paged<string, TextRow> {
  id: string;
  title: NamedLink;
  texts: ShownText[];
  /** Those that there is no room for. */
  further: NamedLink[];
  /** The ids of the sources in it. */
  sources: string[];
}

/** How much of the texts a page has, in bytes as they are weighed. */
const most = { first: 230_000, others: 250_000 };

/** Returns the pages of all texts that stand side by side. */
export const textPages = once((rendering: ShownEdition): TextPages[] => {
  const sources = new Map(listedSources(rendering).map((source) => [source.page.id, source]));
  const { keepTexts = (_, make) => make() } = rendering;
  return sourceIndex(rendering.shown).groups.map(({ id, texts, further }) => {
    const made = keepTexts(texts, () =>
      sideBySide(
        texts.map((page) => getOrThrow(sources, page.id)),
        rendering,
      ),
    );
    const title = titleOf(itemAt(texts, 0), rendering);
    return {
      ...paginate({
        ...{ path: pathOfTexts(id), groups: [{ head: '', rows: made.rows }], most },
        anchors: (part) => part.rows.flatMap(({ anchors }) => anchors),
      }),
      id,
      title: { ...title, href: rendering.href(`/sources/${id}/`) },
      texts: made.texts,
      further: further.map((page) => linkToSource(page, rendering)),
      sources: texts.map((page) => page.id),
    };
  });
});

function sideBySide(texts: readonly PublishedSource[], rendering: ShownEdition): SideBySide {
  const read = texts.map(readOnce);
  const table = tableOf(read);
  const columns = read.map((source) => columnOf(source, rendering));
  return { texts: headsOf(table, rendering), rows: rowsOf(table, columns, rendering) };
}

/** A source that is known and not read yet is read here, and not once for each thing that is asked of it. */
function readOnce({ page, seed, text: words, linked }: PublishedSource): PublishedSource {
  return { page: { ...page }, seed, text: words, linked };
}

function headsOf(
  { columns, collated }: TextTable<PublishedSource>,
  rendering: ShownEdition,
): ShownText[] {
  const { say, words } = rendering.wording;
  const counted = new Map(
    collated.flatMap(({ collation: { counts } }) => counts.map((one) => [one.witness, one])),
  );
  return columns.map(({ text: { page }, named }) => {
    const count = counted.get(page.id);
    const nameOf = (column: number) => titleOf(itemAt(columns, column).text.page, rendering).text;
    return {
      link: linkToSource(page, rendering),
      ...(named && { relation: say(words.texts[named.relation], { name: nameOf(named.of) }) }),
      counts: count ? countsOf(count, rendering) : [],
    };
  });
}

const kinds: readonly Variation[] = ['words', 'spelling', 'case', 'signs'];

function countsOf({ same, variants }: WitnessCount, { wording }: ShownEdition): string[] {
  const { say, words } = wording;
  const { counts, same: alike } = words.texts;
  return [
    say(alike, { n: same }),
    ...kinds.flatMap((kind) =>
      variants[kind] > 0 ? [say(counts[kind], { n: variants[kind] })] : [],
    ),
  ];
}

function rowsOf(
  table: TextTable<PublishedSource>,
  columns: readonly Column[],
  rendering: ShownEdition,
): TextRow[] {
  const varied = variedIn(table);
  const variants = variantsIn(table, columns, rendering);
  return table.rows.map((row) => {
    const anchors = row.flatMap((blocks, n) =>
      blocks.map((block) => idOf(itemAt(columns, n), block)),
    );
    const cells = row.map((blocks, n) => {
      const place = { moved: itemAt(table.moved, n), varied: itemAt(varied, n) };
      return cellOf(itemAt(columns, n), blocks, place, rendering);
    });
    const told = row.flatMap((blocks, n) =>
      blocks.flatMap((block) => variants.get(`${n} ${block}`) ?? []),
    );
    return {
      row: `${html([el('li', { class: 'row' }, ['\n', ...cells])])}\n`,
      variants: told.map((node) => `${html([node])}\n`).join(''),
      anchors,
    };
  });
}

/** Returns for each column what of it another text has otherwise. */
function variedIn({ columns, collated }: TextTable<PublishedSource>): VariedStretch[][] {
  const varied = columns.map((): VariedStretch[] => []);
  const places = new Map(columns.map(({ text: { page } }, n) => [page.id, n]));
  for (const { base, collation } of collated)
    for (const { readings } of collation.blocks)
      for (const { own, other, kind, witness } of readings) {
        itemAt(varied, base).push({ ...own, kind });
        itemAt(varied, getOrThrow(places, witness)).push({ ...other, kind });
      }
  return varied.map((one) => mergeVaried(one));
}

/** Returns what is said of the marks, HTML. */
export function legendOfTexts({ wording: { sayWith, words } }: ShownEdition): string {
  const marked = (kind: Variation) => (said: string) => el('mark', { class: kind }, [said]);
  const tags = {
    words: marked('words'),
    spelling: marked('spelling'),
    case: marked('case'),
    signs: marked('signs'),
  };
  const parts = sayWith(words.texts.legend, tags, {});
  return html(parts.map((part) => (typeof part === 'string' ? text(part) : part)));
}
