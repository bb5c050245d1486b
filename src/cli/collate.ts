import type { Collation, CollatedBlock } from '../core/edition/collation.ts';
import type { Source } from '../core/edition/edition.ts';
import type { AnnotatedPage } from '../core/page/model.ts';
import { shownLine } from '../core/render/shown-words.ts';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import { isolating } from '../core/text/isolates.ts';
import { getOrThrow, itemAt } from '../core/text/lookup.ts';
import type { Range } from '../core/text/range.ts';
import { defineCommand } from './command.ts';
import { editionToRead } from './edition.ts';
import { print } from './io.ts';
import { UsageError } from './options.ts';

const usage = `npm run collate -- <source> [<source>…] [--edition <folder>]

Compares the first source with up to four others, or with those that name it under witness-of, paragraph by paragraph and word by word, and prints an apparatus of
variants: what the first has, and what each of the others. It tells apart other words, other spellings, other capital
letters and other signs; white space is not compared. A paragraph that stands elsewhere is told as moved. Nothing is
written.`;

/** How many texts may be collated with one. */
const most = 4;

/** `collate`: prints how sources differ. */
export const command = defineCommand({
  usage,
  options: {},
  positionals: true,
  run: async ({ values, positionals }, io) => {
    const [name, ...further] = positionals;
    if (name === undefined || further.length > most) throw wrongNumber(positionals.length);
    const { dir, ...reading } = editionToRead(values.edition, io);
    const { loadEdition } = await import('../io/edition.ts');
    const { sourceOf } = await import('./source-of.ts');
    const { collate } = await import('../core/edition/collation.ts');
    const edition = loadEdition(dir, reading);
    const around = { dir, caller: io };
    const base = sourceOf(edition, name, around);
    const named = further.map((other) => sourceOf(edition, other, around));
    const isOther = ({ page }: Source) => page.data?.['witness-of'] === base.page.id;
    const sources = further.length > 0 ? named : edition.sources.filter(isOther);
    if (sources.length === 0 || sources.length > most) throw wrongNumber(sources.length + 1);
    const [text, others] = [textOf(base), sources.map(textOf)];
    print(io.stdout, apparatus(text, others, collate(text, others)).map(escape).join('\n'));
    return 0;
  },
});

function wrongNumber(found: number): UsageError {
  return new UsageError(
    `Unexpected ${count(found, 'source')}, expected 2 to ${most + 1}: a text, and those that it is compared with, named here or by witness-of in their fields`,
  );
}

/** A text, with its page. */
interface PagedText {
  page: AnnotatedPage;
  text: string;
}

function textOf({ page, text }: Source): PagedText {
  if (page.faithful && text !== undefined) return { page, text };
  throw new UsageError(
    `Unexpected page “${page.id}”, expected one that says what its seed says: npm run check tells where it does not`,
  );
}

const kinds = {
  words: 'of words',
  spelling: 'of spelling',
  case: 'of capital letters',
  signs: 'of signs',
} as const;

function apparatus(
  base: PagedText,
  witnesses: readonly PagedText[],
  { blocks, others, counts }: Collation,
): string[] {
  const { page } = base;
  const total = page.blocks.length;
  const texts = new Map(witnesses.map((text) => [text.page.id, text]));
  return [
    `${page.id}, ${count(total, 'paragraph')}`,
    ...counts.map(({ witness, same, variants }) => {
      const found = Object.entries(kinds).flatMap(([kind, words]) => {
        const number = variants[kind as keyof typeof kinds];
        return number > 0 ? [`${number} ${words}`] : [];
      });
      return `  ${witness}: ${same} the same; variants: ${found.join(', ') || 'none'}`;
    }),
    ...blocks.flatMap((block) => ['', ...linesOf(block, base, texts)]),
    ...others.flatMap(({ witness, number }) => {
      const text = getOrThrow(texts, witness);
      const words = quoted(itemAt(text.page.blocks, number - 1), text);
      return ['', `${witness} ¶ ${number}, not in ${page.id}: ${words}`];
    }),
  ];
}

function linesOf(
  { number, readings, moved, absent }: CollatedBlock,
  base: PagedText,
  texts: ReadonlyMap<string, PagedText>,
): string[] {
  return [
    `¶ ${number}`,
    ...moved.map(({ witness, number: there }) => `  moved: ¶ ${there} of ${witness}`),
    ...absent.map((witness) => `  not in ${witness}`),
    ...readings.map(({ witness, lemma, words, kind }) => {
      const own = quoted(words, getOrThrow(texts, witness));
      const name = kind === 'case' ? 'capital letters' : kind;
      return `  ${quoted(lemma, base) || '–'} ] ${own || '–'}  ${witness} (${name})`;
    }),
  ];
}

/** Returns words with signs for what is missing, deleted or supplied. What keeps these in their order is none of the text, and would be told as if it were. */
function quoted(range: Range, text: PagedText): string {
  const words = shownLine(range, text);
  const own = text.text.slice(range.start, range.end);
  return own.search(isolating) < 0 ? words.replaceAll(isolating, '') : words;
}
