import { serve } from '../io/serve.ts';
import { buildOptions, buildSite, outFolder } from './build.ts';
import { editionFolder, portOf, readOptions, run, UsageError } from './options.ts';

const usage = `npm start -- [--edition <folder>] [--out <folder>] [--base /path/] [--port 4321]

Builds the site with its search index and serves it on http://localhost:4321.`;

async function main(): Promise<number> {
  const { values } = readOptions({ ...buildOptions, port: { type: 'string' } });
  const port = portOf(values.port);
  const code = await buildSite(values);
  if (code !== 0) return code;
  const out = outFolder(values.out, editionFolder(values.edition));
  const base = process.env['MARGENT_BASE'] ?? '/';
  const served = await serve(out, base, port);
  if (!served)
    throw new UsageError(
      `Unexpected port ${port} that cannot be had, expected a free one: try --port 0`,
    );
  console.log(`${served.address}${base}`);
  return 0;
}

if (import.meta.main) await run(usage, main);
