import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import { commandsOf, installCommand, quoted } from '../io/command.ts';
import { editionHere, fromTyped, isSame } from '../io/locate.ts';
import { isPackage, toolFolder } from '../io/root.ts';
import { writeFiles } from '../io/write.ts';
import { adoptionOf } from './adopt.ts';
import { type Beginning, refuseUnfit } from './beginning.ts';
import { defineCommand } from './command.ts';
import { whileLocked } from './edition.ts';
import { type Io, print } from './io.ts';
import { UsageError } from './options.ts';
import { refuseWorkflow } from './shard-workflow.ts';
import { isBegun, isToolLocal, type Lacking, lackingIn, manifestFor } from './template.ts';

const usage = `npm run init -- <folder> [--title <title>] [--description <sentence>] [--language <tag>]
    [--licence <name>] [--empty] [--shards <number> [--forge github|gitlab|forgejo]]
npm run init -- --adopt [<folder>]

Writes a small edition that checks and builds: a source with a claim and its note, two glossary entries, a reference,
edition.yaml, scripts for all commands, what VS Code completes from, and a workflow that publishes it. What is there
already is left as it is, and an edition that is there gets what it lacks beside its sources. With --empty there is nothing in
it yet but edition.yaml. --shards writes a workflow as well that builds a very large edition in so many shares. At a terminal you are asked what you have not said; Enter takes what is offered.

--adopt turns an edition that has the tool as a submodule into one that has it as a package.`;

/** `init`: begins an edition. */
export const command = defineCommand({
  usage,
  options: {
    adopt: { type: 'boolean' },
    title: { type: 'string' },
    description: { type: 'string' },
    language: { type: 'string' },
    licence: { type: 'string' },
    empty: { type: 'boolean' },
    shards: { type: 'string' },
    forge: { type: 'string' },
  },
  positionals: true,
  run: async ({ values: { adopt: isAdopted, edition, ...said }, positionals }, io) => {
    const [name, ...more] = positionals;
    const here = isAdopted ? editionHere(io) : undefined;
    const folder = name === undefined ? here : fromTyped(name, io);
    if (folder === undefined || more.length > 0 || edition !== undefined) {
      throw new UsageError('Unexpected arguments, expected the name of one folder');
    }
    if (isSame(folder, toolFolder))
      throw new UsageError(`Unexpected folder “${folder}”, that of the tool, expected another`);
    if (isAdopted) return whileLocked(folder, io, () => adopt(folder, io));
    refuseUnfit(said);
    refuseWorkflow(said);
    const { shards, forge, ...words } = said;
    const [saying] = Object.keys(words);
    if (isBegun(folder) && saying !== undefined)
      throw new UsageError(
        `Unexpected --${saying} where an edition is, expected its content/edition.yaml to say it`,
      );
    const beginning = isBegun(folder) ? { shards, forge } : await askedFor(said, io);
    if (beginning === undefined) {
      print(io.stderr, 'Broken off: nothing was written');
      return 1;
    }
    return whileLocked(folder, io, () => {
      const lacking = lackingIn(folder, beginning);
      writeFiles(folder, lacking.changes);
      tell(lacking, folder, io);
      const next = commandsOf(folder, io);
      const first = beginning.empty ? next('new', '<file>') : next('dev');
      print(io.stdout, `  next: ${installFirst(folder, io)}${escape(first)}`);
      return 0;
    });
  },
});

/** Asks what was not said, where somebody can be asked; undefined where they have broken off. */
async function askedFor(said: Beginning, { terminal }: Io): Promise<Beginning | undefined> {
  if (terminal === undefined) return said;
  const { askFor } = await import('./ask.ts');
  return askFor(said, terminal);
}

/** Has an edition with a submodule have the tool as a package, and tells what was done and what is left to do. */
function adopt(folder: string, { stdout }: Io): number {
  const { changes, submodule, left } = adoptionOf(folder);
  writeFiles(folder, changes);
  print(stdout, `${count(changes.length, 'file')} changed in ${escape(folder)}`);
  for (const { path, bytes } of changes)
    print(stdout, `  ${bytes === undefined ? 'gone' : 'changed'}: ${path}`);
  for (const line of left)
    print(stdout, `  to be changed by you, it tells of the submodule: ${escape(line)}`);
  const path = escape(quoted(submodule));
  print(
    stdout,
    `  next, in that folder: git rm -q --cached ${path}; take the folder ${path} away; npm install; commit`,
  );
  return 0;
}

function tell({ changes, left }: Lacking, folder: string, io: Io): void {
  const say = (line: string) => print(io.stdout, line);
  const longer = changes.filter(({ was }) => was !== undefined);
  say(`${count(changes.length - longer.length, 'file')} written in ${escape(folder)}`);
  for (const { path } of longer) say(`  lines added: ${path}`);
  for (const path of left) say(`  left as it is: ${path}`);
  if (left.includes('package.json')) {
    const { scripts, dependencies } = manifestFor(folder);
    say(`  scripts of the edition, to be put into package.json:
${JSON.stringify(dependencies === undefined ? scripts : { scripts, dependencies }, null, 2)}`);
  }
  if (isToolLocal(folder))
    say(
      '  .gitmodules names the tool by a path, which others do not have: git submodule set-url margent <address on the web>',
    );
}

/** How the packages of the edition are fetched, where they are not there yet. */
function installFirst(folder: string, io: Io): string {
  const isLacking = isPackage && !existsSync(join(folder, 'node_modules/margent'));
  return isLacking ? `${escape(installCommand(folder, io))}, then ` : '';
}
