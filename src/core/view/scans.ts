import type { PublishedSource } from '../edition/published.ts';
import type { Rendering } from '../render/context.ts';
import { fileBeside } from '../render/file-beside.ts';
import { el, type Node, text } from '../render/hast.ts';
import { type Scan, scansOf } from '../render/scan.ts';
import { needsTiles } from '../render/tiles.ts';
import type { Wording } from '../words/wording.ts';

/** The images of the pages of a source, and whose they are. */
export interface Scans {
  /** The items of a list, in the order of the pages. */
  items: Node[];
  /** The address of the script that opens them beside the text. */
  script: string;
  rights?: string;
  /** Where their licence is told, and where they were taken from. */
  licence?: string;
  from?: string;
  /** The address of their IIIF manifest, where the edition has an address that it can name them by. */
  manifest?: string;
}

/** Returns the images of the pages of a source, each with the way to its place in the text; undefined where there is none. */
export function scansOn({ page }: PublishedSource, rendering: Rendering): Scans | undefined {
  const { edition, href, wording } = rendering;
  const scans = scansOf(page, edition.facsimiles);
  if (scans.length === 0) return undefined;
  const { rights, licence, 'source-url': from } = page.data.facsimiles ?? {};
  return {
    items: scans.flatMap((scan) => [itemOf(scan, href, wording), text('\n')]),
    script: href('/scans.js'),
    ...(rights !== undefined && { rights }),
    ...(licence !== undefined && { licence }),
    ...(from !== undefined && { from }),
    ...(edition.about.url !== undefined && {
      manifest: fileBeside(`/sources/${page.id}/`, 'manifest.json', rendering),
    }),
  };
}

/** It is loaded when it comes near, and has its room before: nothing moves. */
function itemOf(
  { page, anchor, images, tiled }: Scan,
  href: Rendering['href'],
  { say, words: { scans: words } }: Wording,
): Node {
  const [smallest, ...others] = images;
  const largest = others.at(-1) ?? smallest;
  const image = el('img', {
    src: href(`/${smallest.path}`),
    width: smallest.width,
    height: smallest.height,
    alt: say(words.image, { number: page.number }),
    loading: 'lazy',
  });
  // What opens it beside the text takes the tiles by this.
  const size = tiled?.size && needsTiles(tiled.size) ? tiled.size : undefined;
  const dataTiled = size && `${size.width} ${size.height}`;
  return el('li', { id: anchor }, [
    el('a', { class: 'scan', href: href(`/${largest.path}`), dataTiled }, [image]),
    text(' '),
    el('a', { href: `#${page.anchor}` }, [say(words.page, { number: page.number })]),
  ]);
}
