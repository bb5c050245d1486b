import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Decision, Migration } from '../core/edit/migrate.ts';
import type { Edition, Source } from '../core/edition/edition.ts';
import { rawText } from '../core/page/file.ts';
import { isDate } from '../core/page/fields.ts';
import { escape } from '../core/report/escape.ts';
import { changeFile, ChangeRefused } from '../io/change.ts';
import { type Addition, addFiles } from '../io/create.ts';
import { loadEdition } from '../io/edition.ts';
import { editionFolder, readOptions, run, UsageError } from './options.ts';
import { sourceOf } from './source-of.ts';

const usage = `npm run migrate -- <page> --seed <corrected.txt> [--reason "what was corrected"]
    [--date <date>] [--encoding <name>] [--edition <folder>]

Puts a page on the corrected text of its source. Every annotation whose words are unchanged stays on exactly
them; the others are taken off and listed, each with what puts it back. The text as it was, and its page, keep an
address of their own, and the page tells of the correction.`;

const options = {
  seed: { type: 'string' },
  reason: { type: 'string' },
  date: { type: 'string' },
  encoding: { type: 'string' },
} as const;

async function main(): Promise<number> {
  const { values, positionals } = readOptions(options, true);
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0)
    throw new UsageError(
      `Unexpected ${name === undefined ? 'end' : `“${more[0]}”`}, expected the name of one page`,
    );
  if (values.seed === undefined)
    throw new UsageError('Unexpected end, expected --seed and the file with the corrected text');
  const date = values.date ?? new Date().toISOString().slice(0, 10);
  if (!isDate(date))
    throw new UsageError(`Unexpected --date “${date}”, expected one such as 2002-06-01`);
  const dir = editionFolder(values.edition);
  const edition = loadEdition(dir);
  const source = sourceOf(edition, name, dir);
  const { planSeed } = await import('./plan.ts');
  const encoding = values.encoding ?? source.page.data?.encoding ?? 'utf-8';
  const seed = planSeed(values.seed, dir, encoding);
  if ('found' in seed) return refuse(seed.found, seed.mend, values.seed);
  const { migrate } = await import('../core/edit/migrate.ts');
  const file = edition.files.get(source.page.file);
  const done = file && migrate(source, file, { ...seed, date, ...reasonAnd(values) });
  if (!file || !done) return refuse(...unfit(source), source.page.file);
  const old = join(dir, done.old.file.path);
  if (existsSync(old))
    return refuse(
      'page of that day, expected none',
      'name another day with --date: a page is corrected once a day',
      done.old.file.path,
    );
  return save(dir, done, rawText(file), seed.additions, old, edition, source);
}

function reasonAnd({
  reason,
  encoding,
}: {
  reason?: string | undefined;
  encoding?: string | undefined;
}) {
  return {
    ...(reason !== undefined && { reason }),
    ...(encoding !== undefined && { encoding }),
  };
}

function refuse(found: string, mend: string, where: string): number {
  console.error(`${escape(where)} error Unexpected ${escape(found)}\n  mend: ${escape(mend)}`);
  return 1;
}

function unfit({ page }: Source): [found: string, mend: string] {
  return page.faithful
    ? [
        'text without words, or markup that could not be kept, expected a text that the page can have',
        'look at the file; npm run new writes a page of its own for it',
      ]
    : [
        'page with faults in its source text, expected one that says what its seed says',
        'mend what npm run check tells of it first; the seed is still the old one',
      ];
}

/** Writes the old page, the seed and its line, then the page itself: all of it or nothing. */
function save(
  dir: string,
  done: Migration,
  was: string,
  seed: readonly Addition[],
  old: string,
  { verdicts }: Edition,
  { page }: Source,
): number {
  const undo = addFiles([...seed, { path: old, bytes: rawText(done.old.file) }]);
  try {
    changeFile(dir, page.file, was, rawText(done.page));
  } catch (error) {
    undo();
    if (!(error instanceof ChangeRefused)) throw error;
    console.error(escape(error.message));
    return 1;
  }
  const { claims, terms, notes } = done.carried;
  console.log(`${page.file} changed
${done.old.file.path} written: the text as it was
  carried over: ${count(claims.length, 'claim')}, ${count(terms, 'term')}, ${count(notes, 'editor’s note')}`);
  if (done.decisions.length === 0) return 0;
  console.log(`  to decide: ${done.decisions.length}`);
  for (const decision of done.decisions) console.log(`\n${tell(decision, page.id)}`);
  console.log(
    `\nEach command puts an annotation back, on the words that you choose; its note is on the page still.
One that is no longer true of the text goes, with its note.${verdicts.size > 0 ? ' Look at its verdict, too.' : ''}`,
  );
  return 0;
}

function tell({ type, id, was, now, words, attributes }: Decision, page: string): string {
  const given = type === 'term' ? `--term ${id}` : `--id ${id}`;
  const options = Object.entries(attributes).map(([name, value]) => ` --${name} ${quoted(value)}`);
  return [
    `${type} ${id}`,
    `  was: ${escape(was)}`,
    `  now: ${escape(now)}`,
    `  npm run annotate -- ${page} --quote ${quoted(words === '' ? '…' : words)} ${given}${options.join('')}`,
  ].join('\n');
}

/** A word of a command line, as shells read it. */
function quoted(words: string): string {
  return /^[\w.:-]+$/.test(words) ? words : `"${escape(words).replace(/["$`\\!]/g, '\\$&')}"`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

if (import.meta.main) await run(usage, main);
