import type { Readable } from 'node:stream';

/** How large a message may be, in characters. */
const longest = 1_000_000;

/** Why a request is refused: its code (JSON-RPC 2.0, §5.1), and a sentence. */
export class RpcFault extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** The codes of JSON-RPC 2.0 (§5.1). */
export const rpcCodes = { parse: -32700, request: -32600, method: -32601, params: -32602 } as const;

/** Answers a request; throws an RpcFault where it cannot. What is returned is sent, but to who only notifies. */
export type Answer = (method: string, params: Readonly<Record<string, unknown>>) => unknown;

/**
 * Answers messages of JSON-RPC 2.0, each a line of `input`, or several of them in a list, until that ends. Each answer is one line, for
 * `send`, which is waited for. What is no message is told as such; an answer to what was never asked is passed over.
 */
export async function answerLines(
  input: Readable,
  send: (line: string) => Promise<void>,
  answer: Answer,
): Promise<void> {
  for await (const line of linesIn(input)) {
    const reply = line === undefined ? tooLong : answerLine(line, answer);
    if (reply !== undefined) await send(`${JSON.stringify(reply)}\n`);
  }
}

const tooLong = fault(
  null,
  rpcCodes.request,
  `Unexpected size, expected at most ${longest} characters`,
);

/** The lines of a stream, without their ends and without those that are empty; undefined for one that is too long. */
async function* linesIn(input: Readable): AsyncGenerator<string | undefined> {
  input.setEncoding('utf8');
  let [rest, isLost] = ['', false];
  for await (const chunk of input) {
    const [first = '', ...lines] = String(chunk).split('\n');
    rest = isLost ? '' : rest + first;
    for (const next of lines) {
      if (isLost) isLost = false;
      else if (rest.length > longest) yield undefined;
      else if (rest.trim() !== '') yield rest;
      rest = next;
    }
    if (rest.length > longest) {
      [rest, isLost] = ['', true];
      yield undefined;
    }
  }
  if (!isLost && rest.trim() !== '') yield rest;
}

function answerLine(line: string, answer: Answer): object | undefined {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    return fault(null, rpcCodes.parse, 'Unexpected words, expected a message in JSON on one line');
  }
  if (!Array.isArray(message) || message.length === 0) return answerMessage(message, answer);
  // Several at once are answered at once (JSON-RPC 2.0, §6; MCP 2025-03-26 alone has them).
  const replies = message.flatMap((one) => answerMessage(one, answer) ?? []);
  return replies.length > 0 ? replies : undefined;
}

function answerMessage(message: unknown, answer: Answer): object | undefined {
  if (!isRecord(message) || message['jsonrpc'] !== '2.0')
    return fault(null, rpcCodes.request, 'Unexpected message, expected one of JSON-RPC 2.0');
  const { id, method, params = {} } = message;
  const isAsked = typeof id === 'string' || typeof id === 'number';
  if (typeof method !== 'string')
    return 'result' in message || 'error' in message
      ? undefined
      : fault(isAsked ? id : null, rpcCodes.request, 'Unexpected message, expected a method');
  if (!isAsked && 'id' in message)
    return fault(null, rpcCodes.request, 'Unexpected id, expected a text or a number');
  try {
    if (!isRecord(params))
      throw new RpcFault(rpcCodes.params, 'Unexpected parameters, expected them by name');
    const result = answer(method, params);
    return isAsked ? { jsonrpc: '2.0', id, result } : undefined;
  } catch (error) {
    if (!(error instanceof RpcFault)) throw error;
    return isAsked ? fault(id, error.code, error.message) : undefined;
  }
}

function fault(id: string | number | null, code: number, message: string): object {
  return { jsonrpc: '2.0', id, error: { code, message } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
