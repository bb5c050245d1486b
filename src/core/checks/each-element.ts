import type { Edition } from '../edition/edition.ts';
import type { TextFile } from '../page/file.ts';
import type { Element } from '../page/model.ts';
import type { Finding } from '../problem.ts';
import { fileOf } from '../edition/file-of.ts';

/** Turns a check of one element into a check of all that pages, entries and the timeline hold. */
export function eachElement(
  find: (element: Element, file: TextFile, edition: Edition) => Finding[],
): (edition: Edition) => Finding[] {
  return (edition) => {
    const holders = [
      ...edition.sources.map(({ page }) => ({ path: page.file, elements: page.elements })),
      ...[...edition.glossary.values()].map((e) => ({ path: e.file, elements: e.elements })),
      ...edition.timeline.map((row) => ({ path: row.place.file, elements: row.elements })),
    ];
    return holders.flatMap(({ path, elements }) => {
      const file = fileOf(edition, path);
      return elements.flatMap((element) => find(element, file, edition));
    });
  };
}
