import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/*
 * Loaded before a program (node --import), this makes the disk fail it: from `globalThis.startCounting()` on, the step
 * that INTERRUPT_AT counts is the last (INTERRUPT_BY=kill), or is refused for want of room. A write is cut in half. With
 * INTERRUPT_BY=stop the process stops before that step, says so, and goes on when it is told to (SIGCONT).
 * Where INTERRUPT_IN names some steps, these alone count.
 */

type Step = (this: unknown, ...args: unknown[]) => unknown;

const at = Number(process.env['INTERRUPT_AT']);
const by = process.env['INTERRUPT_BY'];
let steps = Number.NaN;

const all = 'mkdir mkdtemp open writeFile fsync rename link rm rmdir';
const names = (process.env['INTERRUPT_IN'] ?? all).split(' ');
const synchronous = fs as unknown as Record<string, Step>;

for (const name of names.map((one) => `${one}Sync`)) {
  const real = synchronous[name] as Step;
  synchronous[name] = function (...args) {
    if (++steps !== at) return real.apply(this, args);
    if (by === 'stop') {
      fs.writeSync(1, 'stopped\n');
      process.kill(process.pid, 'SIGSTOP');
      return real.apply(this, args);
    }
    if (name === 'writeFileSync') real.call(this, args[0], String(args[1]).slice(0, 5));
    if (by === 'kill') process.kill(process.pid, 'SIGKILL');
    throw Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), {
      code: 'ENOSPC',
      syscall: name,
    });
  };
}
syncBuiltinESMExports();

Object.assign(globalThis, { startCounting: () => (steps = 0) });
