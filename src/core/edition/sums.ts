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

/** The folder of what a list is of, and what each of these is. */
function listedIn({ path }: ReportingFile): { folder: string; what: string } {
  const folder = path.slice(0, path.indexOf('/') + 1);
  return { folder, what: folder === 'seeds/' ? 'seed' : 'image' };
}

function reportMalformed(place: Place, file: ReportingFile): void {
  const { folder, what } = listedIn(file);
  file.report(
    'sums-malformed',
    place,
    `Unexpected line, expected 64 hexadecimal digits, two spaces and the name of ${what === 'seed' ? 'a' : 'an'} ${what}`,
    {
      hint: `delete the line, if it is no ${what}’s; else write it as \`sha256sum\` prints it when run in ${folder}`,
    },
  );
}

function reportRepeated(
  name: string,
  { place, first }: { place: Place; first: Place },
  file: ReportingFile,
): void {
  const { what } = listedIn(file);
  file.report(
    'sums-malformed',
    place,
    `Unexpected second line for “${name}”, expected one line for each ${what}`,
    {
      hint: `take out the one that does not hold the ${what}’s own hash`,
      related: [{ ...first, message: 'the first is here' }],
    },
  );
}
