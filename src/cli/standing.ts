import { basename } from 'node:path';
import type { Edition } from '../core/edition/edition.ts';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import type { CheckedEdition } from '../io/edition.ts';
import { commandsHere } from '../io/command.ts';
import { editionHere } from '../io/locate.ts';
import { defineCommand } from './command.ts';
import { editionCommands } from './commands.ts';
import { editionToRead } from './edition.ts';
import { type Io, print } from './io.ts';

const usage = `The commands are init, ${editionCommands.join(', ')}.
--help after one of them tells what it does and takes.

Without a command you are told where the edition here stands, or that of --edition: what is in it, what is at fault, and
what to do next.`;

/** What is told where no command is named: where an edition stands, or how one is begun. */
export const command = defineCommand({
  usage,
  options: {},
  run: async ({ values }, io) => {
    if (values.edition === undefined && !io.env['EDITION_DIR'] && editionHere(io) === undefined) {
      print(
        io.stdout,
        `No edition is here; begin one: ${escape(commandsHere(io)('init', '<folder>'))}`,
      );
      return 0;
    }
    const { dir, ...reading } = editionToRead(values.edition, io);
    const { checkEdition } = await import('../io/edition.ts');
    const checked = checkEdition(dir, reading);
    print(io.stdout, `${escape(checked.edition.about.title)} (${escape(basename(dir))})`);
    print(io.stdout, `  in it: ${inIt(checked.edition)}`);
    print(io.stdout, `  at fault: ${atFault(checked)}`);
    tellNext(checked, io);
    return 0;
  },
});

function inIt({ sources, glossary, references, timeline, guides, comparisons }: Edition): string {
  const claims = sources.reduce((sum, { page }) => sum + page.claims.length, 0);
  const drafts = sources.filter(({ page }) => page.data?.draft).length;
  return [
    count(sources.length, 'source') + (drafts > 0 ? ` (${count(drafts, 'draft')})` : ''),
    count(claims, 'claim'),
    count(glossary.size, 'entry', 'entries'),
    count(references.size, 'work'),
    ...(timeline.length > 0
      ? [count(timeline.length, 'row of the timeline', 'rows of the timeline')]
      : []),
    ...(guides.length > 0 ? [count(guides.length, 'guide')] : []),
    ...(comparisons.length > 0 ? [count(comparisons.length, 'comparison')] : []),
  ].join(', ');
}

function atFault({ problems }: CheckedEdition): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return 'nothing';
  const kept = `, which ${errors === 1 ? 'keeps' : 'keep'} the site from being built`;
  return [
    ...(errors > 0 ? [count(errors, 'error') + kept] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ].join('; ');
}

/** Tells the one thing that is mostly done next. */
function tellNext({ edition, problems }: CheckedEdition, { stdout }: Io): void {
  const { command: typed, sources } = edition;
  const say = (what: string, line: string) => print(stdout, `  next: ${what}: ${escape(line)}`);
  const unpaged = problems.find(({ code }) => code === 'seed-without-page');
  if (problems.some(({ severity }) => severity === 'error'))
    return say('see each error with its place and its mend', typed('check'));
  if (unpaged) return say('write the page of a seed', typed('new', unpaged.place.file));
  if (sources.length === 0) return say('take a source in', typed('new', '<file>'));
  if (problems.length > 0) return say('see the warnings', typed('check'));
  if (sources.every(({ page }) => page.claims.length === 0 && page.notes.length === 0))
    return say('annotate in the browser', typed('dev'));
  return say('see it as readers will', typed('start'));
}
