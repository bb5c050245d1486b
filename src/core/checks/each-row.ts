import { type ComparedRow, rowsOf } from '../edition/comparison.ts';
import type { Edition } from '../edition/edition.ts';
import { fileOf } from '../edition/file-of.ts';
import { type ReportingFile, reportOn } from '../page/file.ts';
import type { Finding } from '../problem.ts';

/** Turns a check of one row into a check of those of all comparisons; of each it gets the words found in its source. */
export function eachRow(
  check: (row: ComparedRow, file: ReportingFile, edition: Edition) => void,
): (edition: Edition) => Finding[] {
  return (edition) =>
    [edition, ...edition.translations.values()]
      .flatMap(({ comparisons }) => [...comparisons.values()])
      .flatMap((comparison) => {
        const file = reportOn(fileOf(edition, comparison.file));
        for (const row of rowsOf({ parts: comparison.linked })) check(row, file, edition);
        return file.findings;
      });
}
