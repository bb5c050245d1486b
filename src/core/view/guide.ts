import type { Guide } from '../edition/guide.ts';
import type { ShownEdition } from './shown.ts';

/** What the page of a guide shows around the guide, which Astro draws. */
export interface GuidePage {
  title: string;
  description?: string | undefined;
  /** All guides, this among them, with their addresses; empty where there is no other. */
  guides: { title: string; href: string }[];
}

/** Returns what the page of a guide shows around it. */
export function guidePage(rendering: ShownEdition, { id, data }: Guide): GuidePage {
  const { edition, href } = rendering;
  const { guides } = edition;
  return {
    title: data?.title ?? id,
    description: data?.description,
    guides:
      guides.length === 1
        ? []
        : guides.map((guide) => ({
            title: guide.data?.title ?? guide.id,
            href: href(`/guides/${guide.id}/`),
          })),
  };
}
