import { placeOf, type ReportingFile, reportOn, type TextFile } from '../page/file.ts';
import type { Finding, Place } from '../problem.ts';

/** What SHA256SUMS says of one seed. */
export interface Sum {
  sha256: string;
  place: Place;
  /** From 1. */
  line: number;
}

/** A line without its end: the hash and the name. */
export const sumPattern = /^([0-9a-f]{64}) [ *](.+)$/i;

/**
 * Reads the format that `sha256sum -c` reads: 64 hexadecimal digits, a space, a space or `*`, the name.
 * Yields sums-malformed for any other line, and for a name listed twice.
 */
export function readSums(file: TextFile): { sums: Map<string, Sum>; findings: Finding[] } {
  const sums = new Map<string, Sum>();
  const reading = reportOn(file);
  for (const [index, start] of file.lines.starts.entries()) {
    const end = file.lines.starts[index + 1] ?? file.text.length;
    const line = file.text.slice(start, end).replace(/(?<![\r\n])[\r\n]+$/, '');
    if (line === '') continue;
    const place = placeOf(file, start, start + line.length);
    const [, sha256, name] = sumPattern.exec(line) ?? [];
    const previous = name === undefined ? undefined : sums.get(name);
    if (sha256 === undefined || name === undefined) reportMalformed(place, reading);
    else if (previous) reportRepeated(name, { place, first: previous.place }, reading);
    else sums.set(name, { sha256: sha256.toLowerCase(), place, line: index + 1 });
  }
  return { sums, findings: reading.findings };
}

function reportMalformed(place: Place, file: ReportingFile): void {
  file.report(
    'sums-malformed',
    place,
    'Unexpected line, expected 64 hexadecimal digits, two spaces and the name of a seed',
    {
      hint: 'delete the line, if it is no seed’s; else write it as `sha256sum` prints it when run in seeds/',
    },
  );
}

function reportRepeated(
  name: string,
  { place, first }: { place: Place; first: Place },
  file: ReportingFile,
): void {
  file.report(
    'sums-malformed',
    place,
    `Unexpected second line for “${name}”, expected one line for each seed`,
    {
      hint: 'take out the one that does not hold the seed’s own hash',
      related: [{ ...first, message: 'the first is here' }],
    },
  );
}
