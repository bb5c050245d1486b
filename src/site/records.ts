import { edtfOf } from '../core/edition/csl-date.ts';
import type { ComparisonPart } from '../core/edition/comparison.ts';
import type { PublishedSource } from '../core/edition/published.ts';
import { datetimeOf } from '../core/page/date.ts';
import type { ProseNode } from '../core/page/model.ts';
import { type Node, textContent } from '../core/render/hast.ts';
import { renderProse } from '../core/render/prose.ts';
import { signsOf } from '../core/render/shown-words.ts';
import { type CountedSign, countSeen, movedSigns } from '../core/text/signs.ts';
import { withPageOfWork } from '../core/view/work-pages.ts';
import { cacheKey, sourceKey } from './digest.ts';
import {
  type Described,
  type RecordBlock,
  type SearchDocument,
  light,
  weighty,
} from './records/document.ts';
import { addressOfSource, describeSource, foldersOf } from './records/sources.ts';
import { pathIn, type Site, type Sites } from './site.ts';

/**
 * Returns what is searched: of each source a record of its own words under its own language, and apart from it, under the
 * edition's, one of the notes and prose of its editors, so that a hit in a note can never pass for one in a source; and
 * one of each entry of the glossary, of each reference and of each comparison. The records of a source that was not read here cannot be made.
 */
export function documentsOf([site, ...others]: Sites): SearchDocument[] {
  return [
    ...documentsIn(site, others),
    ...others.flatMap((one) => documentsIn(one, []).map(translatedIn(one))),
  ];
}

/** Returns what of a document in a further language is translated into it: all else is found in the first. */
function translatedIn({ folder, edition }: Site): (document: SearchDocument) => SearchDocument {
  const { language } = edition.about;
  return ({ address, described, ...document }) => ({
    ...document,
    address: pathIn(folder, address),
    described: () =>
      described().flatMap(({ url, blocks, ...one }) => {
        const own = blocks.filter(({ isTranslated }) => isTranslated);
        if (own.length === 0) return [];
        const inFolder = own.map((block) => ({ ...block, folders: [folder] }));
        return [{ ...one, language, url: pathIn(folder, url), blocks: inFolder }];
      }),
  });
}

/** Throws: a bundle is indexed whole, or sources would be found no more. */
function notRead(address: string): never {
  throw new Error(`${address} is to be indexed, and was not read`);
}

function documentsIn(site: Site, others: readonly Site[]): SearchDocument[] {
  const titles = titlesOf(site);
  const sources = new Map(site.edition.sources.map((source) => [source.page.id, source]));
  return [
    ...site.shown.map((model): SearchDocument => {
      const address = addressOfSource(model);
      const source = sources.get(model.page.id);
      if (!source) return { address, described: () => notRead(address) };
      const title = titles.get(model.page.id) ?? '';
      return {
        address,
        key: cacheKey(site, [sourceKey(site, source), title]),
        described: () => describeSource(source, title, site, others),
      };
    }),
    ...sharedDocuments(site, others),
  ];
}

/** Returns what is searched and is of no source. */
function sharedDocuments(site: Site, others: readonly Site[]): SearchDocument[] {
  return [...terms(site, others), ...works(site, others), ...comparisons(site, others)].map(
    (described): SearchDocument => ({
      address: described.url,
      described: () => [described],
    }),
  );
}

/** Returns what each source is called among the others: its title, with the id where two have the same. */
function titlesOf({ shown }: Site): Map<string, string> {
  const alike = Map.groupBy(shown, ({ page }) => page.data.title);
  return new Map(
    shown.map(({ page: { id, data } }) => {
      const isRepeated = (alike.get(data.title)?.length ?? 0) > 1;
      return [id, isRepeated ? `${data.title} (${id})` : data.title];
    }),
  );
}

function terms(site: Site, others: readonly Site[]): Described[] {
  const { glossary, about } = site.edition;
  return [...glossary.values()].map((entry) => {
    const { data } = entry;
    const words = [
      weighty([data.term, ...data.aliases].join(' · ')),
      ' · ',
      ...renderProse(entry.prose, site),
    ];
    const { term: title, kind } = data;
    const aside = site.wording.words.glossary[kind];
    const folders = foldersOf(
      others,
      ({ edition }) => edition.glossary.get(entry.id)?.language !== undefined,
    );
    const isTranslated = entry.language === undefined;
    const blocks: RecordBlock[] = [
      { kind: 'term', anchor: '', words, title, aside, folders, isTranslated },
    ];
    const date = data.date && datetimeOf(data.date);
    const url = `/glossary/${entry.id}/`;
    return { url, language: about.language, date, blocks };
  });
}

function works(site: Site, others: readonly Site[]): Described[] {
  const { edition, bibliography } = site;
  return [...edition.references.values()].map(({ key, work }) => {
    const words = [textContent(bibliography.entry(key))];
    const title = textContent(bibliography.cite(key));
    const date = work.issued && edtfOf(work.issued);
    const url = withPageOfWork(`/references/#ref-${encodeURIComponent(key)}`, site);
    const { language } = edition.about;
    const folders = foldersOf(others, () => true);
    const blocks: RecordBlock[] = [{ kind: 'reference', anchor: '', words, title, folders }];
    return { url, language, date, blocks };
  });
}

function comparisons(site: Site, others: readonly Site[]): Described[] {
  const { edition } = site;
  const sources = new Map(edition.sources.map((source) => [source.page.id, source]));
  const { language } = edition.about;
  return edition.comparisons.map((comparison) => {
    const { id, data } = comparison;
    const words: (Node | string)[] = [weighty(data.title)];
    const signs: CountedSign[] = [];
    let before = countSeen(data.title);
    const add = (more: readonly (Node | string)[]) => {
      for (const one of more) {
        words.push(one);
        before += countSeen(textOf(one));
      }
    };
    // As words alone: the full stops that Pagefind puts behind blocks would count as well.
    const prose = (nodes: readonly ProseNode[]) =>
      add([' · ', ...renderProse(nodes, site).map(textOf)]);
    for (const [index, part] of comparison.parts.entries()) {
      if (part.kind === 'prose') {
        prose(part.prose);
        continue;
      }
      const { words: own, quotations, remark } = part.row;
      const quoted = [own, ...quotations].flatMap((quote) => (quote ? [' · ', quote.text] : []));
      const counted = signsIn(comparison.linked[index], sources);
      for (const one of movedSigns(counted, before + countSeen(' · '))) signs.push(one);
      // They stand in a source, too, and who looks for them looks for that first.
      add([light(quoted.join(''))]);
      prose(remark);
    }
    const folders = foldersOf(others, ({ edition: own }) =>
      own.comparisons.some((one) => one.id === id && one.language !== undefined),
    );
    const isTranslated = comparison.language === undefined;
    const blocks: RecordBlock[] = [
      { kind: 'comparison', anchor: '', words, signs, title: data.title, folders, isTranslated },
    ];
    return { url: `/comparisons/${id}/`, language, date: undefined, blocks };
  });
}

/** What has signs in the words of a source in a row that was found in it: they are those of its seed. */
function signsIn(
  part: ComparisonPart | undefined,
  sources: ReadonlyMap<string, PublishedSource>,
): CountedSign[] {
  if (part?.kind !== 'row' || !part.row.range) return [];
  const { range, source: id } = part.row;
  const source = sources.get(id);
  return source ? signsOf([range], source) : [];
}

/** Returns words as text: those of cells and behind line ends are apart, as they are seen. */
function textOf(words: Node | string): string {
  if (typeof words === 'string') return words;
  if (words.type === 'text') return words.value;
  return (
    words.children.map(textOf).join('') + (/^(?:br|img|t[dhr])$/.test(words.tagName) ? ' ' : '')
  );
}
