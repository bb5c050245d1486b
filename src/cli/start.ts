import { serve } from '../io/serve.ts';
import { buildOptions, buildSite, outFolder, setAddress } from './build.ts';
import { editionFolder } from './edition.ts';
import { portOf, readOptions, refusePort, run } from './options.ts';

const usage = `npm start -- [--edition <folder>] [--out <folder>] [--base /path/] [--url https://…]
    [--port 4321]

Builds the site with its search index and serves it on http://localhost:4321.`;

async function main(): Promise<number> {
  const { values } = readOptions({ ...buildOptions, port: { type: 'string' } });
  const port = portOf(values.port);
  const out = outFolder(values.out, editionFolder(values.edition));
  setAddress(values);
  const base = process.env['MARGENT_BASE'] ?? '/';
  // The port first: who has waited for a build should not learn only then that it is taken.
  const served = await serve(out, base, port);
  if (!served) return refusePort(port);
  const code = await buildSite(values);
  if (code === 0) console.log(`${served.address}${base}`);
  else served.close();
  return code;
}

if (import.meta.main) await run(usage, main);
