import { serve } from '../io/serve.ts';
import { buildOptions, buildSite, planBuild } from './build.ts';
import { defineCommand } from './command.ts';
import { print } from './io.ts';
import { portOf, refusePort } from './port.ts';

const usage = `npm start -- [--edition <folder>] [--out <folder>] [--base /path/] [--url https://…]
    [--search-records] [--port 4321]

Builds the site with its search index and serves it on http://localhost:4321.`;

/** `start`: builds the site of an edition, and serves it. */
export const command = defineCommand({
  usage,
  options: { ...buildOptions, port: { type: 'string' } },
  run: async ({ values }, io) => {
    const port = portOf(values.port);
    const planned = planBuild(values, io);
    const { out, base } = planned;
    // The port first: who has waited for a build should not learn only then that it is taken.
    let isBuilt = false;
    const served = await serve(out, base, port, () => isBuilt);
    if (!served) return refusePort(port, io);
    const code = await buildSite(planned, io);
    isBuilt = code === 0;
    if (isBuilt) print(io.stdout, `${served.address}${base}`);
    else served.close();
    return code;
  },
});
