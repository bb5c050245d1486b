import { blockAnchors } from '../core/edition/anchors.ts';
import { chainOf } from '../core/edition/chain.ts';
import type { Source } from '../core/edition/edition.ts';
import { textOf } from '../core/page/words.ts';
import { nameOfEntry } from '../core/render/context.ts';
import { el, html, type Node } from '../core/render/hast.ts';
import type { Site } from './site.ts';

/** One document of the search index: a page of HTML under the address that its hits lead to. */
export interface SearchRecord {
  url: string;
  content: string;
}

type Filters = Record<string, string[]>;

/**
 * Returns what is searched: each source's own words under its own language, and apart from them, under the
 * edition's, the notes and prose of the editors, the glossary and the references. So a hit in a note can never
 * pass for one in a source.
 */
export function recordsOf(site: Site): SearchRecord[] {
  return [
    ...site.shown.flatMap((source) => [sourceRecord(source, site), ...noteRecords(source, site)]),
    ...entryRecords(site),
    ...referenceRecords(site),
  ];
}

/** Returns the languages of the index, the edition's first. */
export function languagesOf({ edition, shown }: Site): string[] {
  const own = shown.map(({ page }) => page.data?.language ?? edition.about.language);
  return [...new Set([edition.about.language, ...own])];
}

function sourceRecord(source: Source, site: Site): SearchRecord {
  const { page, text = '' } = source;
  const anchors = blockAnchors(page, text);
  const blocks = page.blocks.map((block, index) => {
    const words = text.slice(block.start, block.end);
    const title = page.data?.title ?? page.id;
    return el('p', { id: anchors[index], dataPagefindTitle: `${title}, ¶ ${index + 1}` }, [words]);
  });
  const speakers = page.claims.map((claim) => nameOfEntry(site, claim.by));
  const verdicts = page.claims.map((claim) => claim.verdict);
  return record(source, 'source', `/sources/${page.id}/`, languageOf(source, site), blocks, site, {
    speaker: [...new Set(speakers)],
    verdict: [...new Set(verdicts)],
  });
}

/** A note has a record of its own, so that its claim's speaker and verdict filter it alone. */
function noteRecords(source: Source, site: Site): SearchRecord[] {
  const { page, text = '' } = source;
  const language = site.edition.about.language;
  const notes = page.notes.map((note) => {
    const claim = page.claims.find((c) => c.id === note.id);
    const anchor = `note-${note.id}`;
    const quote = claim?.ranges.map(({ start, end }) => text.slice(start, end)).join(' … ');
    const body = el(
      'p',
      { id: anchor, dataPagefindTitle: `Note on ${quote ?? page.data?.title ?? ''}` },
      [note.children.map(textOf).join(' ')],
    );
    const filters: Filters = claim
      ? {
          verdict: [claim.verdict],
          speaker: chainOf(page, claim)
            .slice(0, 1)
            .map((id) => nameOfEntry(site, id)),
        }
      : {};
    return record(
      source,
      'note',
      `/sources/${page.id}/#${anchor}`,
      language,
      [body],
      site,
      filters,
    );
  });
  const prose = [...page.before, ...page.after];
  if (prose.length === 0) return notes;
  const body = el('p', {}, [prose.map(textOf).join(' ')]);
  return [
    ...notes,
    record(source, 'note', `/sources/${page.id}/#main`, language, [body], site, {}),
  ];
}

function record(
  { page }: Source,
  kind: string,
  path: string,
  language: string,
  body: Node[],
  site: Site,
  filters: Filters,
): SearchRecord {
  return {
    url: path,
    content: documentOf(page.data?.title ?? page.id, language, body, {
      kind: [kind],
      source: [page.data?.title ?? page.id],
      ...(page.data?.published && { date: [page.data.published.slice(0, 4)] }),
      language: [languageOf({ page }, site)],
      ...filters,
    }),
  };
}

function languageOf({ page }: Pick<Source, 'page'>, site: Site): string {
  return page.data?.language ?? site.edition.about.language;
}

function entryRecords({ edition }: Site): SearchRecord[] {
  return [...edition.glossary.values()].flatMap((entry): SearchRecord[] => {
    if (!entry.data) return [];
    const names = [entry.data.term, ...entry.data.aliases].join(', ');
    const body = el('p', {}, [`${names}. ${entry.prose.map(textOf).join(' ')}`]);
    const content = documentOf(entry.data.term, edition.about.language, [body], {
      kind: ['entry'],
    });
    return [{ url: `/glossary/${entry.id}/`, content }];
  });
}

function referenceRecords({ edition, bibliography }: Site): SearchRecord[] {
  return [...edition.references.keys()].map((key) => {
    const words = bibliography
      .entry(key)
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&amp;/g, '&');
    const content = documentOf(words, edition.about.language, [el('p', {}, [words])], {
      kind: ['reference'],
    });
    return { url: `/references/#ref-${encodeURIComponent(key)}`, content };
  });
}

function documentOf(title: string, language: string, body: Node[], filters: Filters): string {
  const meta = Object.entries(filters).flatMap(([name, values]) =>
    values.map((value) => el('meta', { dataPagefindFilter: `${name}[content]`, content: value })),
  );
  const main = el('main', { dataPagefindBody: '' }, [
    el('span', { dataPagefindMeta: 'title', dataPagefindIgnore: '' }, [title]),
    el('span', { dataPagefindMeta: 'kind', dataPagefindIgnore: '' }, [filters['kind']?.[0] ?? '']),
    ...body,
  ]);
  return html([el('html', { lang: language }, [el('head', {}, meta), el('body', {}, [main])])]);
}
