import type { Collation, CollatedBlock } from '../core/edition/collation.ts';
import type { Source } from '../core/edition/edition.ts';
import type { Witness } from '../core/edition/text-pairs.ts';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
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
    const [name, ...others] = positionals;
    if (name === undefined || others.length > most) throw wrongNumber(positionals.length);
    const { dir, ...reading } = editionToRead(values.edition, io);
    const { loadEdition } = await import('../io/edition.ts');
    const { sourceOf } = await import('./source-of.ts');
    const { collate } = await import('../core/edition/collation.ts');
    const edition = loadEdition(dir, reading);
    const around = { dir, caller: io };
    const base = sourceOf(edition, name, around);
    const named = others.map((other) => sourceOf(edition, other, around));
    const isOther = ({ page }: Source) => page.data?.['witness-of'] === base.page.id;
    const sources = others.length > 0 ? named : edition.sources.filter(isOther);
    if (sources.length === 0 || sources.length > most) throw wrongNumber(sources.length + 1);
    const collation = collate(witnessOf(base), sources.map(witnessOf));
    print(io.stdout, apparatus(base, collation).map(escape).join('\n'));
    return 0;
  },
});

function wrongNumber(found: number): UsageError {
  return new UsageError(
    `Unexpected ${count(found, 'source')}, expected 2 to ${most + 1}: a text, and those that it is compared with, named here or by witness-of in their fields`,
  );
}

function witnessOf({ page, text }: Source): Witness {
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

function apparatus({ page }: Source, { blocks, others, counts }: Collation): string[] {
  const total = page.blocks.length;
  return [
    `${page.id}, ${count(total, 'paragraph')}`,
    ...counts.map(({ witness, same, variants }) => {
      const found = Object.entries(kinds).flatMap(([kind, words]) => {
        const number = variants[kind as keyof typeof kinds];
        return number > 0 ? [`${number} ${words}`] : [];
      });
      return `  ${witness}: ${same} the same; variants: ${found.join(', ') || 'none'}`;
    }),
    ...blocks.flatMap((block) => ['', ...linesOf(block)]),
    ...others.flatMap(({ witness, number, words }) => [
      '',
      `${witness} ¶ ${number}, not in ${page.id}: ${words}`,
    ]),
  ];
}

function linesOf({ number, readings, moved, absent }: CollatedBlock): string[] {
  return [
    `¶ ${number}`,
    ...moved.map(({ witness, number: there }) => `  moved: ¶ ${there} of ${witness}`),
    ...absent.map((witness) => `  not in ${witness}`),
    ...readings.map(
      ({ witness, lemma, words, kind }) =>
        `  ${lemma || '–'} ] ${words || '–'}  ${witness} (${kind === 'case' ? 'capital letters' : kind})`,
    ),
  ];
}
