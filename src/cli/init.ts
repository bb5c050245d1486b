import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import { commandsOf, installCommand } from '../io/command.ts';
import { fromTyped, isSame } from '../io/locate.ts';
import { isPackage, toolFolder } from '../io/root.ts';
import { writeFiles } from '../io/write.ts';
import { defineCommand } from './command.ts';
import { whileLocked } from './edition.ts';
import { type Io, print } from './io.ts';
import { UsageError } from './options.ts';
import { isToolLocal, type Lacking, lackingIn, manifestFor } from './template.ts';

const usage = `npm run init -- <folder>

Writes a small edition that checks and builds: a source with a claim and its note, two glossary entries, a reference,
edition.yaml, scripts for all commands, what VS Code completes from, and a workflow that publishes it. What is there
already is left as it is, and an edition that is there gets what it lacks beside its sources.`;

/** `init`: begins an edition. */
export const command = defineCommand({
  usage,
  options: {},
  positionals: true,
  run: ({ values, positionals }, io) => {
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0 || values.edition !== undefined) {
      throw new UsageError('Unexpected arguments, expected the name of one folder');
    }
    const folder = fromTyped(name, io);
    if (isSame(folder, toolFolder))
      throw new UsageError(`Unexpected folder “${folder}”, that of the tool, expected another`);
    return whileLocked(folder, io, () => {
      const lacking = lackingIn(folder);
      writeFiles(folder, lacking.changes);
      tell(lacking, folder, io);
      return 0;
    });
  },
});

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
