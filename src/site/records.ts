import { datetimeOf } from '../core/page/date.ts';
import { textContent } from '../core/render/hast.ts';
import { renderProse } from '../core/render/prose.ts';
import { recordOf, type SearchRecord, weighty } from './records/document.ts';
import { sourceRecords } from './records/sources.ts';
import type { Site } from './site.ts';

/**
 * Returns what is searched: each source's own words under its own language, and apart from them, under the
 * edition's, the notes and prose of the editors, the glossary and the references. So a hit in a note can never
 * pass for one in a source.
 */
export function recordsOf(site: Site): SearchRecord[] {
  const titles = titlesOf(site);
  return [
    ...site.shown.flatMap((source) =>
      sourceRecords(source, titles.get(source.page.id) ?? '', site),
    ),
    ...termRecords(site),
    ...referenceRecords(site),
  ];
}

/** Returns what each source is called among the others: its title, with the id where two have the same. */
function titlesOf({ shown }: Site): Map<string, string> {
  const titles = shown.map(({ page }) => page.data.title);
  const repeated = new Set(titles.filter((title, index) => titles.indexOf(title) !== index));
  return new Map(
    shown.map(({ page }, index) => {
      const title = titles[index] ?? page.id;
      return [page.id, repeated.has(title) ? `${title} (${page.id})` : title];
    }),
  );
}

function termRecords(site: Site): SearchRecord[] {
  const { glossary, about } = site.edition;
  return [...glossary.values()].map((entry) => {
    const { data } = entry;
    const words = [
      weighty([data.term, ...data.aliases].join(' · ')),
      ' · ',
      ...renderProse(entry.prose, site),
    ];
    const facets = { date: data.date && datetimeOf(data.date) };
    const url = `/glossary/${entry.id}/`;
    const detail = { title: data.term, aside: data.kind };
    return recordOf({ kind: 'term', url, language: about.language, facets, detail }, words);
  });
}

function referenceRecords({ edition, bibliography }: Site): SearchRecord[] {
  return [...edition.references.values()].map(({ key, work }) => {
    const facets = { date: dateOf(work.issued?.['date-parts']?.[0]) };
    const detail = { title: bibliography.cite(key) };
    const url = `/references/#ref-${encodeURIComponent(key)}`;
    return recordOf({ kind: 'reference', url, language: edition.about.language, facets, detail }, [
      textContent(bibliography.entry(key)),
    ]);
  });
}

/** Returns the date of a work (CSL-JSON `date-parts`) as ISO 8601 has it; undefined where its year is no such year. */
function dateOf(parts: readonly (string | number)[] | undefined): string | undefined {
  const [year = '', ...rest] = (parts ?? []).map(String);
  if (!/^\d{4}$/.test(year)) return undefined;
  return [year, ...rest.map((part) => part.padStart(2, '0'))].join('-');
}
