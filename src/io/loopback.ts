const names = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether the Host of a request names this machine, at whatever port (a tunnel has one of its own). Another name may
 * lead here for a moment, so that a page of anybody's could read what is served (DNS rebinding).
 */
export function isLoopbackHost(host: string | undefined): boolean {
  const [, name = '', port = '1'] = /^([^]*?)(?::(\d+))?$/.exec(host ?? '') ?? [];
  return names.has(name.toLowerCase()) && Number(port) > 0 && Number(port) < 65_536;
}
