import type { Edition } from '../edition/edition.ts';
import { placeOf } from '../page/file.ts';
import type { Finding } from '../problem.ts';
import { fileOf } from './file.ts';

/** A link of the prose: its address, and the address of the page that it stands on. */
export interface CheckedLink {
  url: string;
  on: string;
}

/** Turns a judgement of one link into a check of all links in pages, entries, timeline and guides. */
export function eachLink(
  judge: (link: CheckedLink, edition: Edition) => Omit<Finding, 'code' | 'place'> | undefined,
  code: string,
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

/** The scheme of an address as a browser reads it: white space and controls inside it do not count. */
export function schemeOf(url: string): string | undefined {
  const bare = url.replace(/[\u0000-\u0020\u007F]/g, '');
  return /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(bare)?.[1]?.toLowerCase();
}

/**
 * Whether an address leads elsewhere than it seems to: browsers drop controls, read `\` and `//` their own way, and take
 * `http:page` for a page beside this one or for a host (WHATWG URL, §4.4).
 */
export function isHidden(url: string): boolean {
  return /[\u0000-\u0020\u007F\\]|^\/\/|^https?:(?!\/\/[^/])/i.test(url);
}
