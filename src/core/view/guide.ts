import type { PublishedGuide } from '../edition/published.ts';
import type { ShownEdition } from './shown.ts';

/** What the page of a guide shows around the guide, which Astro draws. */
export interface GuidePage {
  title: string;
  description?: string | undefined;
  /** Whether it can be compiled, and nothing in it would run: `dev` draws what has other faults. */
  isSound: boolean;
  /** All guides, this among them, with their addresses; empty where there is no other. */
  guides: { title: string; href: string }[];
}

/** Returns what the page of a guide shows around it. */
export function guidePage(
  rendering: ShownEdition,
  { data, isMdx, findings }: PublishedGuide,
): GuidePage {
  const { edition, href } = rendering;
  const { guides } = edition;
  return {
    title: data.title,
    description: data.description,
    isSound: isMdx && !findings.some(({ code }) => code === 'code-in-page'),
    guides:
      guides.length === 1
        ? []
        : guides.map((guide) => ({
            title: guide.data.title,
            href: href(`/guides/${guide.id}/`),
          })),
  };
}
