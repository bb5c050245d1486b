/*
 * The network guard. Loaded into every Node process of a test run (NODE_OPTIONS=--import, which child processes
 * inherit), it lets a process connect to loopback and to sockets in the file system, refuses all else as if the
 * cable were out, and notes each refusal in the file that MARGENT_NETWORK_LOG names. The run fails if anything
 * was noted, so that a connection whose failure was swallowed (telemetry, update checks) is found as well.
 *
 * What it cannot see are programs that are not Node. Three run here: Chromium, which browser.ts holds to
 * loopback; esbuild or Rolldown's own code, which runs inside Node without sockets; and Pagefind's binary, which
 * talks to its parent through pipes. For that last one a build is also run without any network: cli/build.test.ts.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Whether a host name or address is the machine itself. Without one, Node connects to localhost. */
export function isLoopback(host: string | undefined): boolean {
  if (host === undefined || host === '') return true;
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/^::ffff:/, '');
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '::1' || isLocalAddress(name)
  );
}

function isLocalAddress(name: string): boolean {
  return net.isIPv4(name) && name.startsWith('127.');
}

/** Returns the host that `socket.connect(...args)` is to reach; undefined for a socket in the file system. */
export function hostOf(args: unknown[]): string | undefined {
  // Node's own callers hand over the arguments as one list that is already in order.
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) {
    const { path, host } = first as { path?: unknown; host?: unknown };
    return typeof path !== 'string' && typeof host === 'string' ? host : undefined;
  }
  return typeof second === 'string' ? second : undefined;
}

/** Notes an attempt to reach `host`, and returns the error that it ends in. */
function refuse(host: string): Error {
  const log = process.env['MARGENT_NETWORK_LOG'];
  const error = new Error(`Unexpected connection to ${host}, expected none but to loopback`);
  const command = JSON.stringify(process.argv.slice(1, 4).join(' '));
  if (log) appendFileSync(log, `${JSON.stringify(host)} by ${command}\n${error.stack ?? ''}\n`);
  return Object.assign(error, { code: 'ENETUNREACH' });
}

function patch(owner: object, name: string, guard: (method: Method) => Method): void {
  const method: unknown = Reflect.get(owner, name);
  if (typeof method === 'function') Reflect.set(owner, name, guard(method as Method));
}

function guardSockets(): void {
  patch(net.Socket.prototype, 'connect', (connect) => {
    return function (this: unknown, ...args) {
      const host = hostOf(args);
      if (isLoopback(host)) return connect.apply(this, args);
      const error = refuse(host ?? '');
      // Later, as a real failure would come: the caller has yet to listen for it.
      setImmediate(() => (this as net.Socket).destroy(error));
      return this;
    };
  });
  for (const name of ['send', 'connect']) {
    patch(dgram.Socket.prototype, name, (method) => {
      return function (this: unknown, ...args) {
        const host = args.slice(1).find((arg) => typeof arg === 'string');
        if (!isLoopback(host)) throw refuse(host ?? '');
        return method.apply(this, args);
      };
    });
  }
}

/** Whether a name is not asked for beyond the machine. Who listens looks an address up, which is what it is. */
function asksNobody(method: string, host: string): boolean {
  if (method === 'lookupService' || isLoopback(host)) return true;
  return method === 'lookup' && net.isIP(host) !== 0;
}

/** Name servers are asked by the C library and by c-ares, past the sockets of Node. */
function guardNames(): void {
  const asks = /^(?:lookup|resolve|reverse)/;
  for (const owner of [dns, dns.Resolver.prototype]) {
    for (const name of Object.getOwnPropertyNames(owner).filter((n) => asks.test(n))) {
      patch(owner, name, (method) => {
        return function (this: unknown, ...args) {
          const [host] = args;
          if (asksNobody(name, String(host))) return method.apply(this, args);
          const error = refuse(String(host));
          const done = args.at(-1);
          if (typeof done !== 'function') throw error;
          process.nextTick(() => (done as (error: Error) => void)(error));
          return;
        };
      });
    }
  }
  for (const owner of [dns.promises, dns.promises.Resolver.prototype]) {
    for (const name of Object.getOwnPropertyNames(owner).filter((n) => asks.test(n))) {
      patch(owner, name, (method) => {
        return async function (this: unknown, ...args) {
          const [host] = args;
          if (!asksNobody(name, String(host))) throw refuse(String(host));
          return method.apply(this, args);
        };
      });
    }
  }
}

if (process.env['MARGENT_NETWORK_LOG']) {
  guardSockets();
  guardNames();
  // So that `import { connect } from 'node:net'` has what was put in.
  syncBuiltinESMExports();
}
