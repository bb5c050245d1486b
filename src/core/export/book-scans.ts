import type { PublishedEdition, PublishedSource } from '../edition/published.ts';
import { el, type Node, text } from '../render/hast.ts';
import type { LightImage } from '../render/image.ts';
import { renderLink } from '../render/named-link.ts';
import { type Scan, scansOf } from '../render/scan.ts';
import { isolated } from '../render/script.ts';
import { once } from '../text/once.ts';
import { listedSources, type ShownEdition } from '../view/shown.ts';

/** How many images of pages the books of an edition have at the most: each is some 0.3 MB. */
export const scansLimit = 100;

/** From which width on, in pixels, the image of a page can be read in a book. */
const legible = 1000;

/** The images of the pages of a source, and whose they are. */
interface ScansOfSource {
  scans: Scan[];
  said: NonNullable<PublishedSource['page']['data']['facsimiles']>;
}

/** Returns the images of pages that are to be in the books of an edition, by the ids of their sources. */
const scansAsked = once(
  (edition: PublishedEdition): Map<string, ScansOfSource> =>
    new Map(
      listedSources({ edition }).flatMap(({ page }) => {
        const said = page.data.facsimiles;
        return said?.books ? [[page.id, { said, scans: scansOf(page, edition.facsimiles) }]] : [];
      }),
    ),
);

/** Returns how many images of pages are to be in the books of an edition: where they are more than that takes, it has none. */
export function countScans(edition: PublishedEdition): number {
  return [...scansAsked(edition).values()].flatMap(({ scans }) => scans).length;
}

/** Returns the images of pages that the books of an edition have, by the ids of their sources. */
function scansBySource(edition: PublishedEdition): ReadonlyMap<string, ScansOfSource> {
  return countScans(edition) > scansLimit ? new Map<string, ScansOfSource>() : scansAsked(edition);
}

/** Returns the image of a page as a book has it: the smallest that can be read. */
function imageOf({ images }: Scan): LightImage {
  const [smallest, ...others] = images;
  return images.find(({ width }) => width >= legible) ?? others.at(-1) ?? smallest;
}

/** Returns the images of pages that the books of an edition have, each once. */
export function scansInBooks(edition: PublishedEdition): string[] {
  const scans = [...scansBySource(edition).values()].flatMap((one) => one.scans);
  return [...new Set(scans.map((scan) => imageOf(scan).path))];
}

/** Renders the images of the pages of a source for a book, and whose they are; nothing where that has none. */
export function bookScans({ page }: PublishedSource, { edition, wording }: ShownEdition): Node[] {
  const own = scansBySource(edition).get(page.id);
  if (!own || own.scans.length === 0) return [];
  const { say, words } = wording;
  const { title, image, page: nameOf, licence, from } = words.scans;
  const { rights, licence: terms, 'source-url': origin } = own.said;
  const details = [
    isolated(rights, edition.about.language),
    ...(terms === undefined ? [] : [text(' · '), renderLink({ text: licence, href: terms })]),
    ...(origin === undefined ? [] : [text(' · '), renderLink({ text: from, href: origin })]),
  ];
  return [
    el('h2', {}, [title]),
    text('\n'),
    el('p', { class: 'details' }, details),
    text('\n'),
    ...own.scans.flatMap((scan) => {
      const { number, anchor } = scan.page;
      const { path, width, height } = imageOf(scan);
      return [
        el('figure', { id: scan.anchor, class: 'scan' }, [
          el('img', { src: `/${path}`, width, height, alt: say(image, { number }) }),
          text('\n'),
          el('figcaption', {}, [el('a', { href: `#${anchor}` }, [say(nameOf, { number })])]),
        ]),
        text('\n'),
      ];
    }),
  ];
}
