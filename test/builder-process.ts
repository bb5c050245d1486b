import type { Output } from '../src/cli/io.ts';
import { main } from '../src/cli/main.ts';

/*
 * A process that builds one site after the other, as it is told to (`openBuilder`): to load Astro takes
 * longer than to build a small site. Vitest's own process cannot do it, since Astro takes itself for tested there.
 */

/** What is to be run. */
export interface Ordered {
  words: string[];
  cwd: string;
  /** What is set in the environment beside what the process has. */
  env: Record<string, string>;
}

/** What came of it. */
export interface Done {
  code: number;
  stdout: string;
  stderr: string;
}

/** Takes what is written to a stream of this process, by Astro as well as by the command, until it is given back. */
function take(stream: NodeJS.WriteStream): { output: Output; giveBack: () => string } {
  const write = stream.write.bind(stream);
  let written = '';
  const output = { write: (text: string | Uint8Array) => ((written += String(text)), true) };
  Object.assign(stream, output);
  return { output, giveBack: () => (Object.assign(stream, { write }), written) };
}

async function run({ words, cwd, env }: Ordered): Promise<void> {
  const [stdout, stderr] = [take(process.stdout), take(process.stderr)];
  const io = { cwd, env: { ...process.env, ...env }, stdout: stdout.output, stderr: stderr.output };
  const code = await main(words, io);
  const done: Done = { code, stdout: stdout.giveBack(), stderr: stderr.giveBack() };
  process.send?.(done);
}

process.on('message', (ordered: Ordered) => void run(ordered));
