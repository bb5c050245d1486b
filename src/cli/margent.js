#!/usr/bin/env node
/*
 * Runs a command of the tool for an edition, whose scripts call it: `margent check --fix` where the tool is a package,
 * `node margent/src/cli/margent.js check --fix` where it is a checkout. Any Node can read this file. The command of a
 * package is run by the Node that runs this, that of a checkout by the Node that the tool came with.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { scripts, engines, optionalDependencies } = JSON.parse(
  readFileSync(`${root}package.json`, 'utf8'),
);
const [name = '', ...words] = process.argv.slice(2);
const compiled = new URL('main.js', import.meta.url);
const isCommand = () => /^(?:-|$)/.test(name) || scripts[name] === `node src/cli/main.ts ${name}`;

if (workingDirectory() === undefined) {
  console.error(
    'Unexpected working directory, which is gone, expected one that is there: go to it',
  );
  process.exitCode = 2;
} else if (existsSync(compiled)) {
  if (isTooOld()) refuseNode();
  else await runHere();
} else if (!isCommand()) {
  console.error(`Unexpected command “${name}”, expected one of the tool`);
  process.exitCode = 2;
} else if (!existsSync(`${root}node_modules`)) {
  const folder = relative(process.cwd(), root).replaceAll('\\', '/');
  console.error(`Unexpected tool without its packages, expected them: npm --prefix ${folder} ci`);
  process.exitCode = 2;
} else if (node() === process.execPath && isTooOld()) {
  refuseNode();
} else run([`${root}src/cli/main.ts`, ...process.argv.slice(2)]);

/** The folder in which this was started; undefined where somebody has taken it away. */
function workingDirectory() {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

/** Runs the command as this process. */
async function runHere() {
  const { emitWarning } = process;
  // Some versions call what the locks are made of experimental, which is nothing to the person at the keyboard.
  process.emitWarning = (warning, ...about) => {
    if (!/SQLite/.test(warning)) emitWarning.call(process, warning, ...about);
  };
  const [{ main }, { runAsProcess }] = await Promise.all([
    import(compiled.href),
    import(new URL('process.js', compiled).href),
  ]);
  await runAsProcess(main);
}

function refuseNode() {
  const least = engines.node.replace('>=', '');
  console.error(
    `Unexpected Node ${process.versions.node}, expected ${least} or newer: install it from https://nodejs.org, and do this again`,
  );
  process.exitCode = 2;
}

/** Runs a program to its end, and ends as it did. */
function run(program) {
  const child = spawn(node(), program, { stdio: 'inherit' });
  // The terminal sends these to both: this one goes on until the other has ended.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** The Node among the tool's packages; where there is none for this machine, the one that runs this. */
function node() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const paths = Object.keys(optionalDependencies).map((one) => `node_modules/${one}/bin/${name}`);
  const found = paths.find((path) => existsSync(`${root}${path}`));
  return found === undefined ? process.execPath : `${root}${found}`;
}

/** Whether the Node that runs this is older than the one that the commands need. */
function isTooOld() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = engines.node.replace('>=', '').split('.').map(Number);
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
