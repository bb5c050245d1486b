import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import type { Output } from '../src/cli/io.ts';
import { main } from '../src/cli/main.ts';
import { environment, openBuilder } from './builder.ts';
import { root } from './root.ts';
import { runToEnd } from './to-end.ts';

/** What a command did. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Both. */
  printed: string;
}

export type Command =
  | ''
  | 'start'
  | 'dev'
  | 'check'
  | 'new'
  | 'import'
  | 'annotate'
  | 'migrate'
  | 'rename'
  | 'remove'
  | 'build'
  | 'init'
  | 'help'
  | 'promise'
  | 'collate'
  | 'mcp'
  | 'fetch-facsimiles'
  | 'verify';

/** What `check` says of an edition without a fault. */
export const noFaults: unknown = expect.stringMatching(/^\d+ sources? in \S+: no faults\n$/);

interface Settings {
  cwd?: string;
  env?: Record<string, string>;
}

/**
 * Runs a command of the tool to its end, in this process. Whatever it is given, it prints no stack, no control character,
 * and no line that a build log would take for a command.
 */
export async function run(
  command: Command,
  args: string[],
  { cwd = root, env = {} }: Settings = {},
): Promise<Outcome> {
  const printed: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' };
  const output = (name: keyof typeof printed): Output => ({
    write: (text) => (printed[name] += text),
  });
  const code = await main([command, ...args], {
    cwd,
    env: { ...environment(), ...env },
    stdout: output('stdout'),
    stderr: output('stderr'),
  });
  return outcome(args, { code, ...printed });
}

const builder = openBuilder();

/**
 * Runs `build` to its end where Astro may run: in one process for all builds of a file of tests, since to load Astro takes
 * longer than to build a small site. What must be a process of its own is one by `runProcess` or `startCommand`.
 */
export async function build(
  args: string[],
  { cwd = root, env = {} }: Settings = {},
): Promise<Outcome> {
  return outcome(args, await builder.order({ words: ['build', ...args], cwd, env }));
}

/** Runs a command to its end in a process of its own, where that has another environment. */
export function runProcess(
  command: Command,
  args: string[],
  { cwd = root, env = {} }: Settings = {},
): Outcome {
  const { status, stdout, stderr } = runToEnd(process.execPath, [entry, command, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...environment(), ...env },
    maxBuffer: 1e9,
  });
  return outcome(args, { code: status, stdout, stderr });
}

function outcome(args: string[], told: Omit<Outcome, 'printed'>): Outcome {
  const printed = told.stdout + told.stderr;
  if (!args.includes('github')) expect(printed).not.toMatch(/^::/m);
  expectQuiet(printed);
  return { ...told, printed };
}

function expectQuiet(printed: string): void {
  expect(printed).not.toContain('\n    at ');
  expect(printed).not.toMatch(/[\0-\x08\x0B-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
}

const entry = join(root, 'src/cli/main.ts');

/** A command that goes on until it is stopped, such as a server. */
export interface Running {
  /** Resolves with the first match in what is printed; rejects when the command ends before. */
  printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Resolves when the command has ended. */
  ended: Promise<void>;
  pid: number | undefined;
  /** All that it has printed so far. */
  output: () => string;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
}

const running = new Set<ChildProcess>();

export function startCommand(
  command: Command,
  args: string[],
  env: Record<string, string> = {},
): Running {
  const child = spawn(process.execPath, [entry, command, ...args], {
    cwd: root,
    env: { ...environment(), NO_COLOR: '1', FORCE_COLOR: '0', ...env },
  });
  running.add(child);
  const ended = new Promise<void>((done) => void child.once('close', () => done()));
  let output = '';
  const listeners = new Set<() => void>();
  const hear = (data: unknown) => {
    output += String(data);
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.on('close', () => {
    running.delete(child);
    for (const listener of listeners) listener();
  });
  return {
    printed: (pattern) =>
      new Promise((done, fail) => {
        const listener = () => {
          const match = pattern.exec(output);
          if (match) done(match);
          else if (child.exitCode !== null) fail(new Error(`${command} ended: ${output}`));
          else return;
          listeners.delete(listener);
        };
        listeners.add(listener);
        listener();
      }),
    ended,
    pid: child.pid,
    output: () => output,
    stop: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

afterAll(async () => {
  for (const child of running) child.kill();
  await builder.close();
});
