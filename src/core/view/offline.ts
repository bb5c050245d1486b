import { itemAt } from '../text/lookup.ts';
import type { SourceModel } from './models/source.ts';
import { once } from '../text/once.ts';
import { pathOfPage } from './paging.ts';
import type { ShownEdition } from './shown.ts';
import { earlierTexts } from './source-index.ts';
import { sourceListPages } from './source-list.ts';

/** A section of the sources, which a reader may save without the others: a page of their list, with the sources on it. */
export interface OfflineSection {
  title: string;
  /** What its first and last source are called. */
  between: [first: string, last: string];
  /** The address of its page of the list, under the base path. */
  path: string;
  /** With each source, its texts as they were before they were corrected; and the paths of their seeds. */
  sources: { id: string; seed: string }[];
}

/** Whether the edition is saved by part: one whose sources fill no more than one page of their list is saved as a whole. */
export function isSavedByPart(rendering: ShownEdition): boolean {
  return sourceListPages(rendering).pages.length > 1;
}

/** Returns the sections of the sources, in their order; none where the edition is saved as a whole. */
export const offlineSections = once((rendering: ShownEdition): OfflineSection[] => {
  if (!isSavedByPart(rendering)) return [];
  const { shown, superseded, wording } = rendering;
  const { say, words } = wording;
  const list = sourceListPages(rendering);
  let from = 0;
  return list.pages.map((parts, index): OfflineSection => {
    const own = shown.slice(from, from + parts.flatMap(({ rows }) => rows).length);
    const first = from + 1;
    from += own.length;
    return {
      title:
        first === from
          ? say(words.offline.section, { from })
          : say(words.offline.sections, { from: first, to: from }),
      between: [titleOf(itemAt(own, 0)), titleOf(itemAt(own, own.length - 1))],
      path: pathOfPage(list, index + 1),
      sources: own
        .flatMap((source) => [source, ...earlierTexts(superseded, source.page.id)])
        .map(({ page, seed }) => ({ id: page.id, seed: seed.path })),
    };
  });
});

function titleOf({ page }: SourceModel): string {
  return page.data.title;
}

/** Returns the address where a source can be saved by itself; undefined where the edition is saved as a whole. */
export function addressToSave(rendering: ShownEdition, id: string): string | undefined {
  return isSavedByPart(rendering)
    ? rendering.href(`/offline/?source=${encodeURIComponent(id)}`)
    : undefined;
}
