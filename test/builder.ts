import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Done, Ordered } from './builder-process.ts';
import { root } from './root.ts';

/** A process that builds sites. */
export interface Builder {
  /** Runs a command to its end, after those that were ordered before. */
  order: (ordered: Ordered) => Promise<Done>;
  close: () => Promise<void>;
}

/**
 * Returns what builds one site after the other in one process, which begins with the first. An edition that was built
 * there is built by the next process: the program that Astro makes of it remembers what its pages were.
 */
export function openBuilder(): Builder {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const built = new Set<string>();
  const close = async () => {
    // One that ended by itself ends no more.
    const runs = child?.exitCode === null && child.signalCode === null;
    const ended = child && runs && once(child, 'exit');
    child?.kill();
    child = undefined;
    built.clear();
    await ended;
  };
  return {
    order(ordered) {
      const done = last.then(async () => {
        const edition = editionOf(ordered);
        if (built.has(edition)) await close();
        built.add(edition);
        child ??= fork(program, { cwd: root, env: environment(), execArgv: [], stdio: 'inherit' });
        return ask(child, ordered);
      });
      last = done.catch(() => undefined);
      return done;
    },
    close,
  };
}

function editionOf({ words, env, cwd }: Ordered): string {
  return words.includes('--edition')
    ? String(words[words.indexOf('--edition') + 1])
    : (env['EDITION_DIR'] ?? cwd);
}

const program = join(import.meta.dirname, 'builder-process.ts');

async function ask(child: ChildProcess, ordered: Ordered): Promise<Done> {
  const over = new AbortController();
  const { signal } = over;
  child.send(ordered);
  try {
    const exit = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`the process that builds ended with ${String(code)}`);
    });
    const [done] = (await Promise.race([once(child, 'message', { signal }), exit])) as [Done];
    return done;
  } finally {
    over.abort();
  }
}

/**
 * Returns the environment without what tells Astro that Vitest runs it: it would not serve its pages. Compiled code is
 * kept from one process to the next: there are many.
 */
export function environment(): NodeJS.ProcessEnv {
  const { VITEST: _, ...env } = process.env;
  return { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'), ...env };
}
