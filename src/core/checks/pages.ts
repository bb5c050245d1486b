import type { Edition, Source } from '../edition/edition.ts';
import type { TextFile } from '../page/file.ts';
import type { AnnotatedPage, Element } from '../page/model.ts';
import type { Finding } from '../problem.ts';

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
      const file = edition.files.get(page.file);
      return file ? find({ page, file, source, edition }) : [];
    });
}

/** Returns the `<Claim>` elements of the source text, by id, in the order of the page. */
export function claimParts(page: AnnotatedPage): Map<string, Element[]> {
  const parts = new Map<string, Element[]>();
  for (const element of page.elements) {
    if (element.name !== 'Claim' || element.scope !== 'source') continue;
    const id = element.attributes['id']?.value ?? '';
    const known = parts.get(id);
    if (known) known.push(element);
    else parts.set(id, [element]);
  }
  return parts;
}

/** Whether a part says what the claim is, and not only which claim it is a part of. */
export function tells(element: Element): boolean {
  return Object.keys(element.attributes).some((name) => name !== 'id');
}
