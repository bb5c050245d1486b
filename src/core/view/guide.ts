import type { PublishedEdition, PublishedGuide } from '../edition/published.ts';
import { frontmatterEnd } from '../page/frontmatter.ts';
import { getOrThrow } from '../text/lookup.ts';
import type { ShownEdition } from './shown.ts';

/** What the page of a guide shows around the guide, which Astro draws. */
export interface GuidePage {
  title: string;
  description?: string | undefined;
  /**
   * What its file says below the fields, where it cannot be compiled or something in it would run: `dev` shows it so, beside
   * its faults, and draws what has others.
   */
  unsound?: string;
  /** All guides, this among them, with their addresses; empty where there is no other. */
  guides: { title: string; href: string; language: string | undefined }[];
  /** The language of its words, where that is not the one of the page. */
  language: string | undefined;
}

/** Returns what the page of a guide shows around it. */
export function guidePage(rendering: ShownEdition, guide: PublishedGuide): GuidePage {
  const { edition, href } = rendering;
  const { data, language, isMdx, findings } = guide;
  const { guides } = edition;
  const isSound = isMdx && !findings.some(({ code }) => code === 'code-in-page');
  return {
    title: data.title,
    description: data.description,
    language,
    ...(!isSound && { unsound: guideText(guide, edition) }),
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

/** Returns what the file of a guide says below its fields, as it stands there. */
export function guideText({ file }: PublishedGuide, { files }: PublishedEdition): string {
  const own = getOrThrow(files, file);
  return own.text.slice(frontmatterEnd(own));
}
