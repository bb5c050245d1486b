import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * What `npm test` runs: format, what is unused, what ESLint finds, types, and all tests with the coverage of the core. Each is run whatever the
 * others say, so that one run tells everything. With arguments only Vitest runs, and gets them:
 * `npm test -- test/cli`, `npm test -- -t Kharrazi`.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = ['vitest', 'run', '--config', 'test/vitest.config.ts'];

const everything = [
  // What was well-formed in an earlier run, and is as it was, is not looked at again.
  ['prettier', '--check', '--log-level', 'warn', '--cache', '--cache-strategy', 'content', '.'],
  // What nothing uses: files, exports, packages.
  ['knip', '--config', 'test/knip.config.ts', '--no-config-hints'],
  // Node reads the configuration, which is TypeScript.
  [
    'eslint',
    '--flag',
    'unstable_native_nodejs_ts_config',
    '-c',
    'test/eslint.config.ts',
    'src',
    'test',
    '.ci',
  ],
  // No collection has types to be made.
  ['astro', 'check', '--noSync', '--minimumFailingSeverity', 'warning'],
  // What is covered is the core, and to count it costs much in all that runs beside.
  [...vitest, '--project', 'core', '--coverage'],
  [...vitest, '--project', 'properties', '--project', 'cli', '--project', 'site'],
];

/** Where compiled code is kept. */
const compiled = join(root, 'node_modules/.cache/node');

/** Takes compiled code away where there is much of it: of each edition that a test builds, some is left. */
function sweepCompiled(): void {
  if (!existsSync(compiled)) return;
  const files = readdirSync(compiled, { recursive: true }).length;
  if (files > 20_000) rmSync(compiled, { recursive: true, force: true });
}

/** Returns the environment of the tests: no network, and everything temporary in one folder. */
function environment(folder: string, log: string): NodeJS.ProcessEnv {
  const guard = fileURLToPath(new URL('network.ts', import.meta.url));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
    MARGENT_NETWORK_LOG: log,
    NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --require=${JSON.stringify(guard)}`,
    // Compiled code is kept for the next process: there are hundreds.
    NODE_COMPILE_CACHE: compiled,
    // The Node of the project, also where this file is run without npm.
    PATH: [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter),
    TMPDIR: folder,
  };
  // What is tested is not the edition of whoever runs the tests.
  for (const name of ['EDITION_DIR', 'MARGENT_BASE', 'MARGENT_URL']) delete env[name];
  return env;
}

/** Runs a command to its end, and returns whether it succeeded. What it prints is held back where `aside` is set. */
function start(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  aside: boolean,
): Promise<boolean> {
  const [name = '', ...rest] = command;
  const shell = process.platform === 'win32';
  // What is covered is told less exactly of code that was compiled before.
  const own = rest.includes('--coverage') ? { ...env, NODE_DISABLE_COMPILE_CACHE: '1' } : env;
  const child = spawn(name, rest, {
    cwd: root,
    env: own,
    stdio: aside ? 'pipe' : 'inherit',
    shell,
  });
  let printed = `\n> ${command.join(' ')}\n`;
  if (!aside) console.log(printed);
  child.stdout?.on('data', (data) => (printed += String(data)));
  child.stderr?.on('data', (data) => (printed += String(data)));
  return new Promise((done) => {
    child.on('error', () => done(false));
    child.on('close', (code) => {
      if (aside) console.log(printed);
      done(code === 0);
    });
  });
}

async function run(args: readonly string[]): Promise<number> {
  sweepCompiled();
  const folder = mkdtempSync(join(tmpdir(), 'margent-'));
  const log = join(folder, 'network.log');
  const env = environment(folder, log);
  const commands = args.length > 0 ? [[...vitest, ...args]] : everything;
  // All at once: one waits where another works.
  const done = await Promise.all(
    commands.map((command) => start(command, env, command !== commands.at(-1))),
  );
  const failures = commands.filter((_, index) => !done[index]).map((command) => command.join(' '));
  if (existsSync(log)) failures.push(`connections beyond loopback:\n${readFileSync(log, 'utf8')}`);
  rmSync(folder, { recursive: true, force: true });
  console.log(failures.length === 0 ? '\nAll passed.' : `\nFailed: ${failures.join('\nFailed: ')}`);
  return failures.length === 0 ? 0 : 1;
}

const args = process.argv.slice(2);
const [misunderstood] = args.filter((word) => /^--(?:edition|help)\b|^-h$/.test(word));
if (misunderstood === undefined) process.exitCode = await run(args);
else {
  console.error(`Unexpected ${misunderstood}, expected files of tests, or options of Vitest.

npm test -- [test/cli/new.test.ts…] [-t <words in a name>]

Tests the tool. An edition is tested by npm run check and npm run build, which take --edition.`);
  process.exitCode = misunderstood.startsWith('--edition') ? 2 : 0;
}
