import type { Edition, Source } from '../edition/edition.ts';
import { fileOf } from '../edition/file-of.ts';
import { type ReportingFile, reportOn } from '../page/file.ts';
import type { AnnotatedPage } from '../page/model.ts';
import type { Finding } from '../problem.ts';

/** A page as a rule sees it: with its file, to which it reports, and the edition around it. */
export interface CheckedPage {
  page: AnnotatedPage;
  file: ReportingFile;
  source: Source;
  edition: Edition;
}

/** Turns a check of one page into a check of them all. */
export function eachPage(check: (checked: CheckedPage) => void): (e: Edition) => Finding[] {
  return (edition) =>
    edition.sources.flatMap((source) => {
      const { page } = source;
      const file = reportOn(fileOf(edition, page.file));
      check({ page, file, source, edition });
      return file.findings;
    });
}
