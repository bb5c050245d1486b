import { serve } from '../io/serve.ts';
import { buildOptions, buildSite, outFolder } from './build.ts';
import { editionFolder, readOptions, run, UsageError } from './options.ts';

const usage = `npm start -- [--edition <folder>] [--out <folder>] [--base /path/] [--port 4321]

Builds the site with its search index and serves it on http://localhost:4321.`;

async function main(): Promise<number> {
  const { values } = readOptions({ ...buildOptions, port: { type: 'string' } });
  const port = Number(values.port ?? 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError(`Unexpected --port “${values.port}”, expected a number up to 65535`);
  }
  const code = await buildSite(values);
  if (code !== 0) return code;
  const out = outFolder(values.out, editionFolder(values.edition));
  const base = process.env['MARGENT_BASE'] ?? '/';
  const address = await serve(out, base, port);
  if (address === undefined)
    throw new UsageError(
      `Unexpected port ${port} in use, expected a free one: try --port ${port + 1}`,
    );
  console.log(`${address}${base}`);
  return 0;
}

if (import.meta.main) await run(usage, main);
