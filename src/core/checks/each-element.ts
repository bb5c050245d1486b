import type { Edition } from '../edition/edition.ts';
import { fileOf } from '../edition/file-of.ts';
import { holdersOf } from '../edition/holders.ts';
import { type ReportingFile, reportOn } from '../page/file.ts';
import type { MarkupElement } from '../page/model.ts';
import type { Finding } from '../problem.ts';

/** Turns a check of one element into a check of all in whatever holds prose. */
export function eachElement(
  check: (element: MarkupElement, file: ReportingFile, edition: Edition) => void,
): (edition: Edition) => Finding[] {
  return (edition) =>
    holdersOf(edition).flatMap(({ file: path, elements }) => {
      const file = reportOn(fileOf(edition, path));
      for (const element of elements) check(element, file, edition);
      return file.findings;
    });
}
