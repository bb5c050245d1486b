import { compareDates } from '../../core/edition/timeline.ts';
import { html } from '../../core/render/hast.ts';
import { renderProse } from '../../core/render/prose.ts';
import type { Linked } from '../../core/render/source-page.ts';
import { site } from '../site.ts';
import { shownSources } from './sources.ts';

/** A row of the timeline: an event of the glossary, a row of timeline.yaml, or a publication. */
export interface TimelineItem {
  date: string;
  kind: 'event' | 'row' | 'publication';
  /** HTML. */
  html: string;
  entry?: Linked;
}

export function timelineItems(): TimelineItem[] {
  const rendering = site();
  const { edition, href } = rendering;
  const link = (id: string): Linked => ({
    text: edition.glossary.get(id)?.data?.term ?? id,
    href: href(`/glossary/${id}/`),
  });
  const items: TimelineItem[] = edition.timeline.map((row) => ({
    date: row.date,
    kind: 'row',
    html: html(renderProse(row.linked, { ...rendering, shift: 2 })),
    ...(row.entry && { entry: link(row.entry) }),
  }));
  for (const entry of edition.glossary.values()) {
    if (entry.data?.kind !== 'event' || !entry.data.date) continue;
    const body = html(renderProse(entry.linked, { ...rendering, shift: 2 }));
    items.push({ date: entry.data.date, kind: 'event', html: body, entry: link(entry.id) });
  }
  for (const { page } of shownSources()) {
    if (!page.data?.published) continue;
    const source = { text: page.data.title, href: href(`/sources/${page.id}/`) };
    items.push({ date: page.data.published, kind: 'publication', html: '', entry: source });
  }
  return items.sort((a, b) => compareDates(a.date, b.date));
}
