import type { ErrorCode } from 'yaml';
import { placeOf, type ReportingFile } from './file.ts';

/** A fault of a YAML text, as the parser tells it; without a code it is ours. */
export interface SyntaxFault {
  message: string;
  pos: [number, number];
  code?: ErrorCode;
  /** How it is mended, where `message` is what was found, in our words. */
  hint?: string;
}

const quotes =
  "put the whole value between single quotes, and write an apostrophe in it twice: 'It''s so'";

/** What a fault is called that concerns its own line, and how it is mended. */
const local: Partial<Record<ErrorCode, [found: string, mend: string]>> = {
  BLOCK_AS_IMPLICIT_KEY: [
    '“: ” in a value, or a line that is indented too far',
    `${quotes}; indent fields of one kind alike`,
  ],
  BAD_SCALAR_START: ['sign at the beginning of a value', quotes],
  UNEXPECTED_TOKEN: ['text after the end of a value', quotes],
  TAB_AS_INDENT: ['tab at the beginning of a line', 'indent with spaces'],
};

/** The same for one that makes the parser lose its way: what it tells from there on is of no use. */
const grave: Partial<Record<ErrorCode, [found: string, mend: string]>> = {
  BAD_INDENT: [
    'end of a list or group before its bracket',
    'close it with “]” or “}”, or indent its further lines',
  ],
  BLOCK_IN_FLOW: ['“: ” in a list between brackets', quotes],
  MULTILINE_IMPLICIT_KEY: [
    'line without “: ”',
    'put a colon and a space after the name of the field',
  ],
};

/**
 * Reports yaml-invalid for each fault: one a line, and none past a fault that makes the rest of them
 * unreliable. `start` is where the YAML begins in the file, in UTF-16 units.
 */
export function reportSyntax(
  faults: readonly SyntaxFault[],
  file: ReportingFile,
  start: number,
): void {
  const lines = new Set<number | undefined>();
  for (const fault of [...faults].sort((a, b) => a.pos[0] - b.pos[0])) {
    const [from, to] = fault.pos;
    const place = placeOf(file, start + from, start + to);
    const [found, hint] = words(fault);
    const message = `Unexpected ${found}, expected “name: value” lines`;
    if (!lines.has(place.start?.line)) file.report('yaml-invalid', place, message, { hint });
    lines.add(place.start?.line);
    const isLocal = fault.hint !== undefined || (fault.code && local[fault.code]);
    if (!isLocal) break;
  }
}

function words({ message, code, hint: own }: SyntaxFault): [found: string, mend: string] {
  if (own !== undefined) return [message, own];
  return (code && (local[code] ?? grave[code])) ?? unnamed(message);
}

/** Of the faults that have no words of ours, the common one is a quotation mark that is alone. */
function unnamed(message: string): [found: string, mend: string] {
  return /closing .quote/.test(message)
    ? ['text whose quotation mark is not closed', `close it, or ${quotes}`]
    : [`YAML (${message})`, quotes];
}
