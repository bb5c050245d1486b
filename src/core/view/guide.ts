import { guideAnchors } from '../edition/anchors.ts';
import type { Guide } from '../edition/guide.ts';
import { html } from '../render/hast.ts';
import { renderProse } from '../render/prose.ts';
import type { ShownEdition } from './shown.ts';

/** What the page of a guide shows. */
export interface GuidePage {
  title: string;
  description?: string | undefined;
  /** HTML of what it says. */
  prose: string;
  /** All guides, this among them, with their addresses; empty where there is no other. */
  guides: { title: string; href: string }[];
}

/** Returns all that the page of a guide shows. */
export function guidePage(rendering: ShownEdition, { id, data, prose }: Guide): GuidePage {
  const { edition, href } = rendering;
  const anchors = guideAnchors(prose)[Symbol.iterator]();
  const { guides } = edition;
  return {
    title: data?.title ?? id,
    description: data?.description,
    prose: html(renderProse(prose, { ...rendering, anchors, shift: 0 })),
    guides:
      guides.length === 1
        ? []
        : guides.map((guide) => ({
            title: guide.data?.title ?? guide.id,
            href: href(`/guides/${guide.id}/`),
          })),
  };
}
