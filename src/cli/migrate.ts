import type { Decision, Migration, Shown } from '../core/edit/migrate.ts';
import { rowsOf } from '../core/edition/comparison.ts';
import type { Edition, Source } from '../core/edition/edition.ts';
import { permalinksPath } from '../core/edition/permalinks.ts';
import { rawText } from '../core/page/file.ts';
import { isDate } from '../core/page/date.ts';
import { openingTag } from '../core/page/rendition.ts';
import type { Problem } from '../core/problem.ts';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import { type CheckedEdition, checkEdition } from '../io/edition.ts';
import { type FileChange, ChangeRefused, writeFiles } from '../io/write.ts';
import { defineCommand } from './command.ts';
import { type Subject, writeEdition } from './edition.ts';
import { type Fault, tellFault } from './fault.ts';
import { type Io, print } from './io.ts';
import { UsageError } from './options.ts';
import type { Receiver } from './received.ts';
import { sourceOf } from './source-of.ts';

const usage = `npm run migrate -- <page> --seed <corrected.txt> [--reason "what was corrected"]
    [--date <date>] [--encoding <name>] [--edition <folder>]

Puts a page on the corrected text of its source. Every annotation whose words are unchanged stays on exactly
them, and is listed where words beside it in its sentence changed; the others are taken off and listed, each with
what puts it back. The text as it was, and its page, keep an address of their own, and the page tells of the
correction.`;

/** `migrate`: puts a page on the corrected text of its source. */
export const command = defineCommand({
  usage,
  options: {
    seed: { type: 'string' },
    reason: { type: 'string' },
    date: { type: 'string' },
    encoding: { type: 'string' },
  },
  positionals: true,
  run: ({ values, positionals }, io) => {
    const [name, surplus] = positionals;
    if (name === undefined || surplus !== undefined)
      throw new UsageError(
        `Unexpected ${surplus === undefined ? 'end' : `“${surplus}”`}, expected the name of one page`,
      );
    const { seed, reason, encoding } = values;
    if (seed === undefined)
      throw new UsageError('Unexpected end, expected --seed and the file with the corrected text');
    if (reason?.trim() === '')
      throw new UsageError('Unexpected --reason “”, expected words, or no --reason');
    const date = values.date ?? new Date().toISOString().slice(0, 10);
    if (!isDate(date))
      throw new UsageError(`Unexpected --date “${date}”, expected one such as 2002-06-01`);
    const correction = { name, seed, reason, encoding, date };
    return writeEdition(values.edition, io, (subject) => correct(correction, subject, io));
  },
});

/** A correction of a source, as the command line gives it. */
interface Correction {
  /** The page, by its id or the path of its file. */
  name: string;
  /** The file with the corrected text. */
  seed: string;
  reason: string | undefined;
  encoding: string | undefined;
  date: string;
}

async function correct(wanted: Correction, subject: Subject, io: Io): Promise<number> {
  const { dir } = subject;
  const checked = checkEdition(dir, subject);
  const source = sourceOf(checked.edition, wanted.name, { dir, caller: io });
  const planned = await plan(wanted, { source, ...checked }, { ...subject, caller: io });
  if ('found' in planned) {
    tellFault(planned.where, planned, io);
    return 1;
  }
  // Worked out before anything is written: nobody is left with a changed page and no word of what was taken off.
  const told = outcome(planned.migration, checked.edition, source.page.id);
  try {
    writeFiles(dir, planned.changes);
  } catch (error) {
    if (!(error instanceof ChangeRefused)) throw error;
    print(io.stderr, escape(error.message));
    return 1;
  }
  print(io.stdout, told);
  return 0;
}

/** Why a page cannot be put on a text, how to mend that, and the file that it is said of. */
interface Refused extends Fault {
  where: string;
}

/** A migration, and what has to be written for it: the seed and its line, the old page, then the page itself. */
interface Planned {
  migration: Migration;
  changes: FileChange[];
}

/** Decides what becomes of a page, or why nothing can. Nothing is written. */
async function plan(
  { seed: name, reason, date, encoding: named }: Correction,
  { source, edition, problems }: CheckedEdition & { source: Source },
  receiver: Omit<Receiver, 'shelf'>,
): Promise<Planned | Refused> {
  const { data, file: path, id, faithful } = source.page;
  const isFault = ({ severity, place }: Problem) => severity === 'error' && place.file === path;
  if (!faithful || problems.some(isFault)) {
    const found = `page with faults, expected one that ${edition.command('check')} finds none in`;
    return { where: path, found, hint: 'mend them first; the page is still on the old text' };
  }
  const { planSeed } = await import('./plan.ts');
  const { readInventory } = await import('./inventory.ts');
  const usual = data?.encoding ?? 'utf-8';
  const seed = await planSeed(
    name,
    { named, usual },
    { ...receiver, shelf: readInventory(receiver.dir) },
  );
  if ('found' in seed) return { where: name, ...seed };
  const other = edition.sources.find(({ page }) => page.data?.seed === seed.name);
  if (other) return { where: name, ...shared(other.page.id, id) };
  const current = data?.['superseded-by'];
  if (current !== undefined) {
    const found = 'page as it was once, expected the corrected one';
    return { where: path, found, hint: `name ${current}` };
  }
  const { migrate } = await import('../core/edit/migrate.ts');
  const file = edition.files.get(path);
  const taken = new Set(edition.sources.map(({ page }) => page.id));
  const encoding = seed.encoding === usual ? undefined : seed.encoding;
  const migration = file && migrate(source, file, { ...seed, date, reason, encoding, taken });
  if (!file || !migration) return { where: name, ...unfit(edition) };
  const { page, old } = migration;
  const pages = [
    { path: old.file.path, bytes: rawText(old.file) },
    { path, was: rawText(file), bytes: rawText(page) },
  ];
  return { migration, changes: [...seed.additions, ...pages] };
}

function shared(other: string, own: string): Fault {
  if (other !== own)
    return {
      found: `seed of the page ${other}, expected one of no page`,
      hint: 'copy it under another name',
    };
  return {
    found: 'text that the page has already, expected a corrected one',
    hint: 'save the correction as a file',
  };
}

function unfit({ command }: Edition): Fault {
  return {
    found:
      'text without words, or markup that could not be kept, expected a text that the page can have',
    hint: `look at the file; ${command('new')} writes a page of its own for it`,
  };
}

/** Returns what is told of a migration: what went along, and what is to be decided. */
function outcome(
  { page, old, carried, beside, decisions, gone, shifted }: Migration,
  edition: Edition,
  id: string,
): string {
  const { claims, terms, notes, renditions } = carried;
  const { published, redirects } = edition.promises.data;
  const own = new Set(published[`/sources/${id}/`]);
  const rowOf = (from: string, anchor: string) => `  "${from}": "/sources/${old.id}/#${anchor}"`;
  const lost = gone.filter((anchor) => own.has(anchor));
  const others = shifted.filter(({ anchor }) => own.has(anchor));
  const anchors = new Map(gone.map((anchor) => [`/sources/${id}/#${anchor}`, anchor]));
  const led = Object.entries(redirects).flatMap(([from, to]) => {
    const anchor = anchors.get(to);
    return anchor === undefined ? [] : [rowOf(from, anchor)];
  });
  const compared = edition.comparisons
    .filter((one) => rowsOf(one).some(({ source }) => source === id))
    .map(({ file }) => file);
  const lines = lost.map((anchor) => rowOf(`/sources/${id}/#${anchor}`, anchor));
  return [
    `${page.path} changed
${old.file.path} written: the text as it was
  carried over: ${count(claims.length, 'claim')}, ${count(terms, 'term')}, ${count(notes, 'editor’s note')}${renditions > 0 ? `, ${count(renditions, 'mark')} of how the original looks` : ''}`,
    ...(beside.length > 0 ? [`  of these beside words that changed: ${beside.length}`] : []),
    ...(decisions.length > 0 ? [`  to decide: ${decisions.length}`] : []),
    ...beside.map(
      (one) => `\n${shownOf(one)}\n  carried over; is it right of the words beside it still?`,
    ),
    ...decisions.map((decision) => `\n${toldOf(decision, id, edition)}`),
    ...(decisions.length > 0 ? [`\n${advice}`] : []),
    ...(compared.length > 0
      ? [
          `\n  its words are compared in ${compared.join(', ')}: ${edition.command('check')} tells of those that are no longer there`,
        ]
      : []),
    ...(lost.length > 0
      ? [
          `
  lines that were published and are gone; in ${permalinksPath} they are led to the old text by
redirects:
${lines.join('\n')}`,
        ]
      : []),
    ...(others.length > 0
      ? [
          `
  lines that were published and have other words now: ${others.length}. Who follows a link to one reads those. A text that has its lines
where they were keeps them; the old text has all of them.
${others
  .slice(0, shownLines)
  .map(
    ({ anchor, to }) =>
      `  /sources/${id}/#${anchor}: its words are at #${to} now, and at /sources/${old.id}/#${anchor}`,
  )
  .join('\n')}${others.length > shownLines ? '\n  …' : ''}`,
        ]
      : []),
    ...(led.length > 0
      ? [
          `
  redirects that lead to lines that are gone; in ${permalinksPath} these rows, in place of those with
the same beginning, lead them to the old text:
${led.join('\n')}`,
        ]
      : []),
  ].join('\n');
}

/** How many lines that have other words are shown: where one was put in, all behind it do. */
const shownLines = 3;

const advice = `A command puts an annotation back, on the words that you choose; its note is on the page still, and
tells what to look at: is the verdict right of the new words? What is no longer true of them goes, with its note.`;

function shownOf({ type, id, was, now }: Shown): string {
  return `${type === 'rendition' ? `<${id}>` : `${type} ${id}`}
  was: ${escape(was)}
  now: ${escape(now)}`;
}

function toldOf(decision: Decision, page: string, { command }: Edition): string {
  const { type, id, words, attributes, further, byHand } = decision;
  const isPart = type === 'claim' && further;
  const given = {
    term: `--term ${id}`,
    rendition: flagOf(id, attributes),
    claim: isPart ? `--part-of ${id}` : `--id ${id}`,
    note: `--id ${id}`,
  }[type];
  const options = Object.entries(attributes).flatMap(([name, value]) =>
    type === 'rendition' && ownAttributes.includes(name) ? [] : [` --${name} ${quoted(value)}`],
  );
  const written =
    type === 'rendition'
      ? `${openingTag({ name: id, attributes }, '/')}, with the blanks around it that the seed has there`
      : `[^${id}]`;
  const hand = byHand || (further && type === 'note');
  const quote = words === undefined ? '"…"' : quoted(words);
  const puts = command('annotate', `${page} --quote ${quote} ${given}${options.join('')}`);
  const isNoted = type === 'claim' || type === 'note';
  const gone = `nothing stands there now${isNoted ? ', and its note may go as well' : ''}`;
  return [
    shownOf(decision),
    `  ${words === '' ? gone : hand ? `by hand, where it belongs: ${written}` : puts}`,
    ...(words === undefined && !hand ? ['  where “…” is to be the words that you choose'] : []),
  ].join('\n');
}

/** What the option of an element itself says, and none beside it. */
const ownAttributes = ['rend', 'lang', 'note', 'of'];

/** The option that puts a mark of how the original looks back, whose element has this name. */
function flagOf(name: string, attributes: Record<string, string>): string {
  const [value] = ownAttributes.flatMap((own) => attributes[own] ?? []);
  const flag = name === 'Note' ? 'own-note' : name.toLowerCase();
  return `--${flag}${value === undefined ? '' : ` ${quoted(value)}`}`;
}

/** A word of a command line, as shells read it. */
function quoted(words: string): string {
  return /^[\w.:-]+$/.test(words) ? words : `"${escape(words).replace(/["$`\\!]/g, '\\$&')}"`;
}
