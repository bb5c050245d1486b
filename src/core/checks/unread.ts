import type { Edition } from '../edition/edition.ts';
import { fileOf } from './file.ts';

/**
 * Returns the texts of the files of which faults keep a part from being known: a page that is no MDX or not its
 * seed's, a timeline without a row. What their words seem to name is not told as unused: the mend would be wrong.
 */
export function unreadTexts(edition: Edition): string[] {
  const pages = edition.sources.filter(({ page }) => page.broken || !page.faithful);
  const texts = pages.map(({ page }) => fileOf(edition, page.file).text);
  const timeline = edition.files.get('content/timeline.yaml');
  return timeline && edition.timeline.length === 0 ? [...texts, timeline.text] : texts;
}
