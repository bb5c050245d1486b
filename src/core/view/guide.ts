import type { PublishedGuide } from '../edition/published.ts';
import type { ShownEdition } from './shown.ts';

/** What the page of a guide shows around the guide, which Astro draws. */
export interface GuidePage {
  title: string;
  description?: string | undefined;
  /** Whether it can be compiled, and nothing in it would run: `dev` draws what has other faults. */
  isSound: boolean;
  /** All guides, this among them, with their addresses; empty where there is no other. */
  guides: { title: string; href: string; language: string | undefined }[];
  /** The language of its words, where that is not the one of the page. */
  language: string | undefined;
}

/** Returns what the page of a guide shows around it. */
export function guidePage(
  rendering: ShownEdition,
  { data, language, isMdx, findings }: PublishedGuide,
): GuidePage {
  const { edition, href } = rendering;
  const { guides } = edition;
  return {
    title: data.title,
    description: data.description,
    language,
    isSound: isMdx && !findings.some(({ code }) => code === 'code-in-page'),
    guides:
      guides.length === 1
        ? []
        : guides.map((guide) => ({
            title: guide.data.title,
            href: href(`/guides/${guide.id}/`),
            language: guide.language,
          })),
  };
}
