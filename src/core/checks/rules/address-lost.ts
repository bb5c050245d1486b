import { addressesOf } from '../../edition/addresses.ts';
import { withoutDrafts } from '../../edition/drafts.ts';
import type { Edition } from '../../edition/edition.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { perhapsThere } from '../../edition/unread.ts';

/** An address that was published is no more, and leads nowhere. */
export const addressLost: Rule = {
  code: 'address-lost',
  whole: true,
  find: (edition) => {
    const mayBe = perhapsThere(edition);
    const isThere = addressesOf(withoutDrafts(edition));
    const { data, fields } = edition.promises;
    const hasList = fields['redirects'] !== undefined;
    const unsure = differing(edition);
    return Object.entries(data.published).flatMap(([page, places]): Finding[] => {
      if (data.redirects[page] !== undefined) return [];
      if (!isThere(page, '') && mayBe(page, '')) return [];
      if (!isThere(page, '')) return [lost(page, fields[`published.${page}:key`], hasList)];
      if (unsure.has(page)) return [];
      return places.flatMap((place, index) => {
        const address = `${page}#${place}`;
        if (isThere(page, place) || data.redirects[address] !== undefined) return [];
        if (mayBe(page, place)) return [];
        return [lost(address, fields[`published.${page}.${index}`], hasList)];
      });
    });
  },
};

/** The sources that differ from their seeds: what is on them is not known for sure, and that is told. */
function differing({ sources }: Edition): Set<string> {
  return new Set(sources.flatMap(({ page }) => (page.faithful ? [] : [`/sources/${page.id}/`])));
}

function lost(address: string, place: Finding['place'] | undefined, hasList: boolean): Finding {
  const line = `“${address}: /…”`;
  const mend = /^\/seeds\//.test(address)
    ? 'put the file back: a source that is corrected comes as a new one'
    : hasList
      ? `put it back, or add a line under “redirects:” that says where it is now: ${line}`
      : `put it back, or say where it is now: add a line “redirects:” at the end, and under it, two spaces in, ${line}`;
  return {
    code: 'address-lost',
    message: `Unexpected loss of “${address}”, expected it to stay: it was published`,
    place: { file: 'content/addresses.yaml', ...place },
    hint: mend,
  };
}
