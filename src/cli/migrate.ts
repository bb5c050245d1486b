import type { Decision, Migration } from '../core/edit/migrate.ts';
import type { Edition } from '../core/edition/edition.ts';
import { promisesPath } from '../core/edition/promises.ts';
import { rawText } from '../core/page/file.ts';
import { isDate } from '../core/page/date.ts';
import type { Problem } from '../core/problem.ts';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import { checkEdition } from '../io/edition.ts';
import { type Change, ChangeRefused, writeFiles } from '../io/write.ts';
import { editionToWrite } from './edition.ts';
import { readOptions, run, UsageError } from './options.ts';
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
  const dir = await editionToWrite(values.edition);
  const { edition, problems } = checkEdition(dir);
  const source = sourceOf(edition, name, dir);
  const { path, id } = { path: source.page.file, id: source.page.id };
  const isFault = ({ severity, place }: Problem) => severity === 'error' && place.file === path;
  if (!source.page.faithful || problems.some(isFault))
    return refuse(
      `page with faults, expected one that ${edition.command('check')} finds none in`,
      mend,
      path,
    );
  const { planSeed } = await import('./plan.ts');
  const usual = source.page.data?.encoding ?? 'utf-8';
  const seed = planSeed(values.seed, dir, { named: values.encoding, usual });
  if ('found' in seed) return refuse(seed.found, seed.mend, values.seed);
  const other = edition.sources.find(({ page }) => page.data?.seed === seed.name);
  if (other) return refuse(...shared(other.page.id, id), values.seed);
  const current = source.page.data?.['superseded-by'];
  if (current !== undefined)
    return refuse('page as it was once, expected the corrected one', `name ${current}`, path);
  const { migrate } = await import('../core/edit/migrate.ts');
  const file = edition.files.get(path);
  const taken = new Set(edition.sources.map(({ page }) => page.id));
  const encoding = seed.encoding === usual ? undefined : seed.encoding;
  const text = { ...seed, date, reason: values.reason, encoding, taken };
  const done = file && migrate(source, file, text);
  if (!file || !done) return refuse(...unfit(edition), values.seed);
  if (!save(dir, done, rawText(file), seed.additions, path)) return 1;
  tell(done, edition, id);
  return 0;
}

const mend = 'mend them first; the page is still on the old text';

function shared(other: string, own: string): [found: string, mend: string] {
  return other === own
    ? ['text that the page has already, expected a corrected one', 'save the correction as a file']
    : [`seed of the page ${other}, expected one of no page`, 'copy it under another name'];
}

function unfit({ command }: Edition): [found: string, mend: string] {
  return [
    'text without words, or markup that could not be kept, expected a text that the page can have',
    `look at the file; ${command('new')} writes a page of its own for it`,
  ];
}

function refuse(found: string, mend: string, where: string): number {
  console.error(`${escape(where)} error Unexpected ${escape(found)}\n  mend: ${escape(mend)}`);
  return 1;
}

/** Writes the old page, the seed and its line, then the page itself: all of it or nothing; false where it could not. */
function save(
  dir: string,
  { page, old }: Migration,
  was: string,
  seed: readonly Change[],
  path: string,
): boolean {
  try {
    writeFiles(dir, [
      ...seed,
      { path: old.file.path, bytes: rawText(old.file) },
      { path, was, bytes: rawText(page) },
    ]);
    return true;
  } catch (error) {
    if (!(error instanceof ChangeRefused)) throw error;
    console.error(escape(error.message));
    return false;
  }
}

function tell(
  { page, old, carried, decisions, gone }: Migration,
  edition: Edition,
  id: string,
): void {
  const { claims, terms, notes } = carried;
  console.log(`${page.path} changed
${old.file.path} written: the text as it was
  carried over: ${count(claims.length, 'claim')}, ${count(terms, 'term')}, ${count(notes, 'editor’s note')}`);
  if (decisions.length > 0) console.log(`  to decide: ${decisions.length}`);
  for (const decision of decisions) console.log(`\n${toldOf(decision, id, edition)}`);
  if (decisions.length > 0) console.log(`\n${advice}`);
  const published = edition.promises.data.published[`/sources/${id}/`] ?? [];
  const lost = gone.filter((anchor) => published.includes(anchor));
  if (lost.length === 0) return;
  const lines = lost.map((to) => `  "/sources/${id}/#${to}": "/sources/${old.id}/#${to}"`);
  console.log(`
  lines that were published and are gone; in ${promisesPath} they are led to the old text by
redirects:
${lines.join('\n')}`);
}

const advice = `A command puts an annotation back, on the words that you choose; its note is on the page still, and
tells what to look at: is the verdict right of the new words? What is no longer true of them goes, with its note.`;

function toldOf(
  { type, id, was, now, words, attributes, further }: Decision,
  page: string,
  { command }: Edition,
): string {
  const isPart = type === 'claim' && further;
  const given = type === 'term' ? `--term ${id}` : isPart ? `--part-of ${id}` : `--id ${id}`;
  const options = Object.entries(attributes).map(([name, value]) => ` --${name} ${quoted(value)}`);
  const hand = `by hand, where it belongs: [^${id}]`;
  const puts = command('annotate', `${page} --quote ${quoted(words)} ${given}${options.join('')}`);
  const gone = `nothing stands there now${type === 'term' ? '' : ', and its note may go as well'}`;
  return [
    `${type} ${id}`,
    `  was: ${escape(was)}`,
    `  now: ${escape(now)}`,
    `  ${words === '' ? gone : further && type === 'note' ? hand : puts}`,
  ].join('\n');
}

/** A word of a command line, as shells read it. */
function quoted(words: string): string {
  return /^[\w.:-]+$/.test(words) ? words : `"${escape(words).replace(/["$`\\!]/g, '\\$&')}"`;
}

if (import.meta.main) await run(usage, main);
