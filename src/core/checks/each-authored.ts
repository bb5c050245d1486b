import type { Edition } from '../edition/edition.ts';
import { authoredRanges } from '../page/authored.ts';
import { type DecodedText, decodeEscapes } from '../page/decode-escapes.ts';
import { type ReportingFile, reportOn } from '../page/file.ts';
import type { Finding } from '../problem.ts';

/** Turns a check of a stretch of a file into a check of all that contributors write, as it is read: all but the text of seeds. */
export function eachAuthored(
  check: (stretch: DecodedText, file: ReportingFile) => void,
): (edition: Edition) => Finding[] {
  return ({ files }) =>
    [...files.values()].flatMap((each) => {
      const file = reportOn(each);
      for (const stretch of authoredRanges(file)) check(decodeEscapes(file.text, stretch), file);
      return file.findings;
    });
}
