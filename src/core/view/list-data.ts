import { chainPages, claimPages } from './claim-pages.ts';
import { claimRows, facetsOf } from './claims.ts';
import { facetData } from './facet-data.ts';
import { dataPages } from './data-pages.ts';
import { entryLists } from './entry-lists.ts';
import { entryPages } from './glossary.ts';
import { glossaryPages } from './glossary-pages.ts';
import { historyPages } from './history-pages.ts';
import { letterLists } from './letter-pages.ts';
import { anchorsData, type Paged, pathOfPage } from './paging.ts';
import type { ShownEdition } from './shown.ts';
import { sourceListPages } from './source-list.ts';
import { textPages } from './texts.ts';
import { timelinePages } from './timeline-pages.ts';
import { citationPages, workPages } from './work-pages.ts';

/** Returns the lists of the site that may have several pages, but for those of entries. */
function listsOf(rendering: ShownEdition): Paged<unknown, unknown>[] {
  return [
    sourceListPages(rendering),
    claimPages(rendering),
    chainPages(rendering),
    workPages(rendering),
    citationPages(rendering),
    glossaryPages(rendering),
    timelinePages(rendering),
    historyPages(rendering),
    dataPages(rendering),
    ...letterLists(rendering),
    ...textPages(rendering),
  ];
}

/**
 * Returns the files that scripts of lists ask for, JSON, by their paths in the site: of each list that has several pages
 * and anchors where these are, and of the claims what their facets go by.
 */
export function listData(rendering: ShownEdition): Map<string, string> {
  const files = new Map<string, string>();
  for (const list of listsOf(rendering)) {
    if (list.pages.length > 1 && list.anchors.size > 0)
      files.set(`${list.path.slice(1)}pages.json`, anchorsData(list));
  }
  const claims = claimPages(rendering);
  if (claims.pages.length > 1) {
    const facets = facetsOf(claimRows(rendering), rendering.wording);
    files.set('claims/facets.json', JSON.stringify(facetData(claims, facets)));
  }
  return files;
}

/** Returns the addresses of the pages of lists but for those that every site has, under the base path. */
export function furtherPages(rendering: ShownEdition): string[] {
  const ofEntries = entryPages(rendering).flatMap((page): Paged<unknown, unknown>[] => {
    const { claims, passed, mentions } = entryLists(page);
    return [claims, passed, mentions];
  });
  const further = [...listsOf(rendering), ...ofEntries].flatMap((list) =>
    list.pages.slice(1).map((_, index) => pathOfPage(list, index + 2)),
  );
  const citations = citationPages(rendering);
  return citations.anchors.size === 0 ? further : [citations.path, ...further];
}
