import { headingAnchors } from '../../core/edition/anchors.ts';
import { html } from '../../core/render/hast.ts';
import { renderProse } from '../../core/render/prose.ts';
import { cacheKey } from '../digest.ts';
import type { HelpPage } from '../help.ts';
import { site } from '../site.ts';

/** A page of help for Astro, drawn anew only when the tool has changed. */
interface HelpPath {
  params: { help: string; id: string };
  props: { page: HelpPage };
  cacheKey: string;
}

/** The folder of the help is a part of each route: a route without one is drawn in every edition. */
const helpParams = { help: 'help' };

/** Returns the path of a page of help that there is one of; none where the site has no help. */
export function helpPath(): { params: { help: string } }[] {
  return site().help ? [{ params: helpParams }] : [];
}

/** Returns the paths of pages of help, by their ids; none where the site has no help. */
export function helpPaths(pages: readonly HelpPage[] = []): HelpPath[] {
  return pages.map((page) => ({
    params: { ...helpParams, id: page.id },
    props: { page },
    cacheKey: cacheKey(page.id),
  }));
}

/** Returns what a page of help says, HTML. Its headings are of the level that they are written in. */
export function helpHtml(page: HelpPage): string {
  const prose = page.prose();
  const anchors = headingAnchors(prose)[Symbol.iterator]();
  return html(renderProse(prose, { ...site(), anchors, shift: 0 }));
}
