import { isFree } from '../io/port.ts';
import { baseOf, urlOf } from './build.ts';
import { defineCommand } from './command.ts';
import { editionToRead } from './edition.ts';
import { print } from './io.ts';
import { portOf, refusePort } from './port.ts';

const usage = `npm run dev -- [--edition <folder>] [--base /path/] [--port 4321]

Serves the site for editing: a change of a file shows at once, and a page with faults is drawn with them.`;

/** `dev`: serves the site of an edition to who edits it. */
export const command = defineCommand({
  usage,
  options: { base: { type: 'string' }, port: { type: 'string' } },
  run: async ({ values }, io) => {
    const port = portOf(values.port);
    const { dir, undo, ...reading } = editionToRead(values.edition, io);
    const address = { base: baseOf(values.base, io), url: urlOf(undefined, io) };
    // Astro would silently take another.
    if (!(await isFree(port))) return refusePort(port, io);
    const { serveSite } = await import('../site/astro.ts');
    const { checkEdition } = await import('../io/edition.ts');
    // It has no lock, since it goes on for hours. What it keeps of the edition are files that one rename puts in place, so
    // that a build beside it reads them whole; what is written from the desk waits for the lock of the edition.
    await serveSite(port, {
      dir,
      ...address,
      read: ({ isHurried }) =>
        checkEdition(dir, { ...reading, unsettled: { ...reading.unsettled, isHurried } }),
      undo,
      warn: (words) => print(io.stderr, words),
    });
    return 0;
  },
});
