import { isFree } from '../io/port.ts';
import { root } from '../io/root.ts';
import { setAddress } from './build.ts';
import { editionFolder } from './edition.ts';
import { portOf, readOptions, refusePort, run } from './options.ts';

const usage = `npm run dev -- [--edition <folder>] [--base /path/] [--port 4321]

Serves the site for editing: a change of a file shows at once, and a page with faults is drawn with them.`;

async function main(): Promise<number> {
  const { values } = readOptions({ base: { type: 'string' }, port: { type: 'string' } });
  const port = portOf(values.port);
  editionFolder(values.edition);
  setAddress({ base: values.base });
  // Astro would silently take another.
  if (!(await isFree(port))) return refusePort(port);
  process.env['NODE_ENV'] = 'development';
  const { dev } = await import('astro');
  // It has no lock, since it goes on for hours. What it keeps of the edition are files that one rename puts in place, so
  // that a build beside it reads them whole; what is written from the desk waits for the lock of the edition.
  await dev({ root, server: { port, host: 'localhost' } });
  return 0;
}

if (import.meta.main) await run(usage, main);
