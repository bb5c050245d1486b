import { anchoredBlocks, headingAnchors } from '../../core/edition/anchors.ts';
import type { PublishedSource } from '../../core/edition/published.ts';
import type { Claim, ProseNode } from '../../core/page/model.ts';
import { nameOfEntry } from '../../core/render/context.ts';
import { renderProse } from '../../core/render/prose.ts';
import { quoteOf } from '../../core/render/quote.ts';
import type { Site } from '../site.ts';
import { type Facets, recordOf, type SearchRecord, weighty } from './document.ts';

/** A source as its records have it in common. */
interface Place {
  source: PublishedSource;
  site: Site;
  title: string;
  path: string;
  /** Of the source's words; those of the editors are in that of the edition. */
  language: string;
  facets: Facets;
}

/**
 * Returns the records of a source: itself, its paragraphs, its claims, and apart from them the notes and the
 * prose of its editors. `title` is what it is called among the others.
 */
export function sourceRecords(source: PublishedSource, title: string, site: Site): SearchRecord[] {
  const { data, id } = source.page;
  const place: Place = {
    source,
    site,
    title,
    path: `/sources/${id}/`,
    language: data.language ?? site.edition.about.language,
    facets: { source: title, date: data.published },
  };
  return [
    documentRecord(place),
    ...paragraphRecords(place),
    ...claimRecords(place),
    ...noteRecords(place),
    ...proseRecords(place),
  ];
}

/** The source as a whole is found by what a catalogue has of it. */
function documentRecord({ source, site, path, language, facets }: Place): SearchRecord {
  const { data } = source.page;
  const named = [data.author ?? [], data.publisher ?? []].flat();
  const catalogued = [...named.map((name) => nameOfEntry(site, name)), data.place ?? []].flat();
  const words = [data.title, ...catalogued].join(' · ');
  return recordOf({ kind: 'source', url: path, language, facets }, [weighty(words)]);
}

function paragraphRecords({ source, path, language, facets }: Place): SearchRecord[] {
  const { page, text } = source;
  return anchoredBlocks(page, text).map(({ start, end, anchor }, index) =>
    recordOf(
      {
        kind: 'paragraph',
        url: `${path}#${anchor}`,
        language,
        facets,
        detail: { aside: `¶ ${index + 1}` },
      },
      [text.slice(start, end)],
    ),
  );
}

function claimRecords(place: Place): SearchRecord[] {
  const { source, site, path, language } = place;
  return source.page.claims.map((claim) => {
    const url = `${path}#claim-${claim.id}`;
    const aside = site.edition.kinds.get(claim.kind)?.label ?? claim.kind;
    const words = [quoteOf(claim, source.text)];
    const facets = facetsOf(claim, place);
    return recordOf({ kind: 'claim', url, language, facets, detail: { aside } }, words);
  });
}

function noteRecords(place: Place): SearchRecord[] {
  const { source, site, path, facets } = place;
  const { page, text } = source;
  return page.notes.map((note) => {
    const claim = page.claims.find((other) => other.id === note.id);
    return recordOf(
      {
        kind: 'note',
        url: `${path}#note-${note.id}`,
        language: site.edition.about.language,
        facets: claim ? facetsOf(claim, place) : facets,
        detail: claim ? { aside: quoteOf(claim, text) } : {},
      },
      renderProse(note.children, site),
    );
  });
}

function facetsOf(claim: Claim, { site, facets }: Place): Facets {
  const { by, verdict, date = facets.date } = claim;
  return { ...facets, date, verdict, speaker: nameOfEntry(site, by) };
}

/** What the editors say before and after the text, a record for each heading. */
function proseRecords({ source, site, path, facets }: Place): SearchRecord[] {
  const { before, after } = source.page;
  return sectionsOf([...before, ...after]).map(({ anchor, nodes }) =>
    recordOf(
      {
        kind: 'note',
        url: `${path}#${anchor ?? 'main'}`,
        language: site.edition.about.language,
        facets,
      },
      renderProse(nodes, site),
    ),
  );
}

function sectionsOf(prose: readonly ProseNode[]): { anchor?: string; nodes: ProseNode[] }[] {
  const sections: { anchor?: string; nodes: ProseNode[] }[] = [{ nodes: [] }];
  const anchors = headingAnchors(prose);
  for (const node of prose) {
    // A heading inside a quotation has an anchor, too, and begins no section.
    const [anchor] = anchors.splice(0, headingAnchors([node]).length);
    if (node.type === 'heading' && anchor) sections.push({ anchor, nodes: [] });
    sections.at(-1)?.nodes.push(node);
  }
  return sections.filter(({ nodes }) => nodes.length > 0);
}
