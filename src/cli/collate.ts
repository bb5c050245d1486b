import type { Collation, CollatedBlock, Witness } from '../core/edition/collation.ts';
import type { Source } from '../core/edition/edition.ts';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import { defineCommand } from './command.ts';
import { editionToRead } from './edition.ts';
import { print } from './io.ts';
import { UsageError } from './options.ts';

const usage = `npm run collate -- <source> <source> [<source>…] [--edition <folder>]

Compares the first source with up to four others, paragraph by paragraph and word by word, and prints an apparatus of
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
    const [base, ...others] = positionals;
    if (base === undefined || others.length === 0 || others.length > most)
      throw new UsageError(
        `Unexpected ${count(positionals.length, 'source')}, expected two to ${most + 1}: a text, and those that it is compared with`,
      );
    const { dir, ...reading } = editionToRead(values.edition, io);
    const { loadEdition } = await import('../io/edition.ts');
    const { sourceOf } = await import('./source-of.ts');
    const { collate } = await import('../core/edition/collation.ts');
    const edition = loadEdition(dir, reading);
    const [own, ...witnesses] = positionals.map((name) => witnessOf(sourceOf(edition, name, dir)));
    if (own) print(io.stdout, apparatus(own, collate(own, witnesses)).map(escape).join('\n'));
    return 0;
  },
});

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

function apparatus({ page }: Witness, { blocks, others, counts }: Collation): string[] {
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
