import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import { commandsOf, installCommand, quoted } from '../io/command.ts';
import { editionHere, fromTyped, isSame } from '../io/locate.ts';
import { isPackage, toolFolder } from '../io/root.ts';
import { writeFiles } from '../io/write.ts';
import { adoptionOf } from './adopt.ts';
import { defineCommand } from './command.ts';
import { whileLocked } from './edition.ts';
import { type Io, print } from './io.ts';
import { UsageError } from './options.ts';
import { isToolLocal, type Lacking, lackingIn, manifestFor } from './template.ts';

const usage = `npm run init -- <folder>
npm run init -- --adopt [<folder>]

Writes a small edition that checks and builds: a source with a claim and its note, two glossary entries, a reference,
edition.yaml, scripts for all commands, what VS Code completes from, and a workflow that publishes it. What is there
already is left as it is, and an edition that is there gets what it lacks beside its sources.

--adopt turns an edition that has the tool as a submodule into one that has it as a package.`;

/** `init`: begins an edition. */
export const command = defineCommand({
  usage,
  options: { adopt: { type: 'boolean' } },
  positionals: true,
  run: ({ values, positionals }, io) => {
    const [name, ...more] = positionals;
    const here = values.adopt ? editionHere(io) : undefined;
    const folder = name === undefined ? here : fromTyped(name, io);
    if (folder === undefined || more.length > 0 || values.edition !== undefined) {
      throw new UsageError('Unexpected arguments, expected the name of one folder');
    }
    if (isSame(folder, toolFolder))
      throw new UsageError(`Unexpected folder “${folder}”, that of the tool, expected another`);
    return whileLocked(folder, io, () => {
      if (values.adopt) return adopt(folder, io);
      const lacking = lackingIn(folder);
      writeFiles(folder, lacking.changes);
      tell(lacking, folder, io);
      return 0;
    });
  },
});

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
  const isLacking = isPackage && !existsSync(join(folder, 'node_modules/margent'));
  const install = isLacking ? `${escape(installCommand(folder, io))}, then ` : '';
  say(`  next: ${install}${escape(commandsOf(folder, io)('dev'))}`);
}
