import type { Edition } from '../edition/edition.ts';
import { fileOf } from '../edition/file-of.ts';
import { type ReportingFile, reportOn } from '../page/file.ts';
import type { MarkupElement } from '../page/model.ts';
import type { Finding } from '../problem.ts';

/** Turns a check of one element into a check of all that pages, entries, the timeline and guides hold. */
export function eachElement(
  check: (element: MarkupElement, file: ReportingFile, edition: Edition) => void,
): (edition: Edition) => Finding[] {
  return (edition) => {
    const holders = [
      ...edition.sources.map(({ page }) => ({ path: page.file, elements: page.elements })),
      ...[...edition.glossary.values()].map((e) => ({ path: e.file, elements: e.elements })),
      ...edition.timeline.map((row) => ({ path: row.place.file, elements: row.elements })),
      ...edition.guides.map((guide) => ({ path: guide.file, elements: guide.elements })),
    ];
    return holders.flatMap(({ path, elements }) => {
      const file = reportOn(fileOf(edition, path));
      for (const element of elements) check(element, file, edition);
      return file.findings;
    });
  };
}
