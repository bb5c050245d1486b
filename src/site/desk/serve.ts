import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HookParameters } from 'astro';
import { ZodError } from 'zod';
import type { Choices } from '../../core/edit/desk.ts';
import { site, sites } from '../site.ts';
import { annotateOnDisk } from './annotate.ts';
import { changeOnDisk, saying } from './change.ts';
import { choicesOf } from './choices.ts';
import { refuse } from './guard.ts';
import { type Desk, refused, whileAlone } from './page.ts';
import { choicesRequest } from './request.ts';

type Server = HookParameters<'astro:server:setup'>['server'];

/** The most that a request may hold, in bytes. */
const limit = 200_000;

/** Serves what the desk in the browser asks for, under `/_margent/`. It is there in `dev` alone. */
export function serveDesk(server: Server, desk: Desk, base: string): void {
  const prefix = `${base.replace(/\/$/, '')}/_margent/`;
  const answers = new Map<string, (body: unknown) => unknown>([
    ['choices', choices],
    ['saying', (body) => saying(body, site().edition)],
    ['change', (body) => whileAlone(desk, () => changeOnDisk(body, site().edition, desk.dir))],
    ['annotate', (body) => whileAlone(desk, () => annotateOnDisk(body, site().edition, desk.dir))],
  ]);
  server.middlewares.use((request, response, next) => {
    const path = request.url?.split('?')[0] ?? '';
    if (!path.startsWith(prefix)) return next();
    const answer = answers.get(path.slice(prefix.length));
    if (!answer) return send(response, 404, { message: 'Unexpected name' });
    const refusal = refuse(request);
    if (refusal) return send(response, refusal.status, { message: refusal.message });
    read(request)
      .then(async (body) => {
        if (body === undefined) return send(response, 413, { message: tooLong });
        const asked: unknown = JSON.parse(body);
        send(response, 200, isWhole(asked) ? await answer(asked) : refused(half));
      })
      .catch((error: unknown) => {
        // Whoever went away in the middle is told nothing, and it is nobody's fault.
        if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') return;
        // What is nested too deep to be looked through is no request of the desk either.
        const isMisread = [SyntaxError, ZodError, RangeError].some((kind) => error instanceof kind);
        if (isMisread)
          send(response, 400, { message: 'Unexpected body, expected JSON of a request' });
        else next(error);
      });
  });
}

/** Returns what a page has to choose from: names as the edition has them, labels in the language that the desk is in. */
function choices(body: unknown): Choices {
  const { page, language } = choicesRequest.parse(body);
  const own = sites().find(({ wording }) => wording.language === language) ?? site();
  const { kinds, verdicts } = own.edition;
  return choicesOf({ ...site().edition, kinds, verdicts }, own.wording, page);
}

const tooLong = `Unexpected length of a request, expected at most ${limit} bytes: say it in fewer words, or write it into the page with an editor`;

const half =
  'Unexpected half of a character (a surrogate without the other), expected text: UTF-8 has no such thing';

/** Whether all characters of a value of JSON are whole: a file could not hold half of one. */
function isWhole(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value !== 'object' || value === null || Object.entries(value).flat().every(isWhole);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  });
  response.end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > limit) return undefined;
    parts.push(part);
  }
  const body = Buffer.concat(parts);
  // What is no UTF-8 would be written as signs that stand for it (RFC 8259, §8.1).
  if (!isUtf8(body)) throw new SyntaxError('it is no UTF-8');
  return body.toString();
}
