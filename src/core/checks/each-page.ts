import type { Edition, Source } from '../edition/edition.ts';
import type { TextFile } from '../page/file.ts';
import type { AnnotatedPage } from '../page/model.ts';
import type { Finding } from '../problem.ts';
import { fileOf } from '../edition/file-of.ts';

/** A page as a check sees it: with its file, for places, and the edition around it. */
export interface CheckedPage {
  page: AnnotatedPage;
  file: TextFile;
  source: Source;
  edition: Edition;
}

/** Turns a check of one page into a check of them all. */
export function eachPage(find: (checked: CheckedPage) => Finding[]): (e: Edition) => Finding[] {
  return (edition) =>
    edition.sources.flatMap((source) => {
      const { page } = source;
      return find({ page, file: fileOf(edition, page.file), source, edition });
    });
}
