import { decoded } from '../core/text/address.ts';

/** What a link of a source page tells of: the note, glossary entry or reference on the page itself. */
export type LinkTarget = HTMLElement;

const page = document.querySelector<HTMLElement>('.source-page');
/** The path of the pages in the language of this one. */
const home = document.querySelector<HTMLAnchorElement>('.masthead .home')?.pathname ?? '/';

/** Returns the part of the page that tells what `link` leads to; undefined where there is none, or the link is in it. */
export function linkTarget(link: HTMLAnchorElement): LinkTarget | undefined {
  if (!page?.contains(link) || link.closest('.entries, .references, .neighbours, .provenance'))
    return;
  const id = idOf(new URL(link.href));
  const target = id === undefined ? null : document.getElementById(id);
  return target === null || target.contains(link) ? undefined : target;
}

function idOf({ origin, pathname, hash }: URL): string | undefined {
  if (origin !== location.origin) return undefined;
  const fragment = decoded(hash.slice(1));
  if (pathname === location.pathname) {
    return fragment.startsWith('note-') || fragment === 'cite' ? fragment : undefined;
  }
  const [section, entry] = pathname.slice(home.length).split('/');
  if (section === 'glossary' && entry) return `term-${entry}`;
  if (section === 'references') return fragment.replace(/^ref-/, 'work-');
  return undefined;
}

/** Returns what of it is lifted out of its list: of a note all but the item, which holds its place in the margin. */
export function liftOf(target: LinkTarget): HTMLElement {
  return target.querySelector<HTMLElement>(':scope > .lift') ?? target;
}

/** Whether a note stands in the margin, and all of it, as far as it is shown, on the screen. */
export function isBesideInView(target: LinkTarget): boolean {
  const { top, bottom } = target.getBoundingClientRect();
  return getComputedStyle(target).position === 'absolute' && top >= 0 && bottom <= innerHeight;
}
