import type { Edition } from '../edition/edition.ts';
import { fileOf } from '../edition/file-of.ts';
import { holdersOf } from '../edition/holders.ts';
import { type ReportingFile, reportOn } from '../page/file.ts';
import type { Finding } from '../problem.ts';

/** A link of the prose: its address, where it stands (a UTF-16 offset), and the address of the page that it stands on. */
export interface CheckedLink {
  url: string;
  at: number;
  on: string;
}

/** Turns a check of one link into a check of all links in whatever holds prose. */
export function eachLink(
  check: (link: CheckedLink, file: ReportingFile) => void,
): (edition: Edition) => Finding[] {
  return (edition) =>
    holdersOf(edition).flatMap(({ links, file: path, on }) => {
      if (links.length === 0) return [];
      const file = reportOn(fileOf(edition, path));
      for (const { url, at } of links) check({ url, at, on }, file);
      return file.findings;
    });
}
