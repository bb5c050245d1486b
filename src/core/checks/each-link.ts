import type { Edition } from '../edition/edition.ts';
import type { Code } from '../faults.ts';
import { placeOf } from '../page/file.ts';
import type { Finding } from '../problem.ts';
import { fileOf } from '../edition/file-of.ts';

/** A link of the prose: its address, and the address of the page that it stands on. */
export interface CheckedLink {
  url: string;
  on: string;
}

/** Turns a judgement of one link into a check of all links in pages, entries, timeline and guides. */
export function eachLink(
  judge: (link: CheckedLink, edition: Edition) => Omit<Finding, 'code' | 'place'> | undefined,
  code: Code,
): (edition: Edition) => Finding[] {
  return (edition) => {
    const holders = [
      ...edition.sources.map(({ page }) => ({ ...page, on: `/sources/${page.id}/` })),
      ...[...edition.glossary.values()].map((e) => ({ ...e, on: `/glossary/${e.id}/` })),
      ...edition.timeline.map((row) => ({ ...row, file: row.place.file, on: '/timeline/' })),
      ...edition.guides.map((guide) => ({ ...guide, on: `/guides/${guide.id}/` })),
    ];
    return holders.flatMap(({ links, file: path, on }) => {
      const file = fileOf(edition, path);
      return links.flatMap(({ url, at }) => {
        const found = judge({ url, on }, edition);
        return found ? [{ code, ...found, place: placeOf(file, at) }] : [];
      });
    });
  };
}
