import { createServer } from 'node:net';

/** Whether a server may listen on this port of loopback; 0, which stands for any, is always free. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, 'localhost', () => server.close(() => done(true)));
  });
}
