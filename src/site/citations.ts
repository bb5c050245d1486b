import { type CSL, type CSLDate, plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { type Dialect, formatBibtex } from '../core/export/bibtex.ts';
import type { PublishedSource } from '../core/edition/published.ts';
import { nameOfEntry, type Rendering } from '../core/render/context.ts';
import { cslDate } from '../core/edition/csl-date.ts';
import { isDate } from '../core/page/date.ts';
import { formatDate } from '../core/render/date.ts';
import type { StyledCitation } from '../core/view/source-page.ts';
import { localeFor } from '../core/render/processor.ts';
import { withoutSecondStop } from '../core/render/stops.ts';
import type { Wording } from '../core/words/wording.ts';
import type { DiskCache } from '../io/cache.ts';
import { sha256 } from '../io/read.ts';
import { styles } from '../io/styles.ts';

/** A source as a work in CSL-JSON. */
type Work = CSL & { id: string };

/** The citations of sources. */
export interface Citations {
  /** Returns how a source is cited, in each of the styles. */
  of: (source: PublishedSource) => StyledCitation[];
  /** Sees to it that those of a source stay in the cache, where its page is not drawn. */
  keep: (source: PublishedSource) => void;
}

/**
 * Returns what makes the citations of a source of the edition, which is published at `site`. A citation takes some milliseconds:
 * those of a source that is described as before, in the same styles, are taken from `cache`.
 */
export function createCitations(
  cache: Omit<DiskCache<StyledCitation[]>, 'save'>,
  rendering: Rendering,
  site: string,
): Citations {
  const { citeStyles, about, style } = rendering.edition;
  const locale = style.locale?.tag ?? localeFor(about.language);
  const digest = sha256(JSON.stringify([citeStyles, locale, rendering.wording.words.cite]));
  let loaded = false;
  const load = () => {
    if (loaded) return;
    const { styles: known, locales } = plugins.config.get('@csl');
    if (style.locale) locales.add(style.locale.tag, style.locale.xml);
    for (const { id, xml } of citeStyles)
      known.add(nameFor(id), forOne(xml ?? styles.get(id) ?? known.get(id)));
    loaded = true;
  };
  const keyOf = (work: Work) => JSON.stringify([work, digest]);
  const of = (source: PublishedSource) => {
    const work = describe(source, rendering, site);
    const key = keyOf(work);
    const known = cache.get(key);
    if (known) return known;
    load();
    const made = [
      ...citeStyles.map(({ id, label }) => ({ style: label, text: format(work, id, locale) })),
      ...(['BibLaTeX', 'BibTeX'] as const).map((style) => ({
        style,
        text: bibtex(
          exactly(work, source),
          style === 'BibTeX' ? 'bibtex' : 'biblatex',
          rendering.wording,
        ),
      })),
    ];
    cache.set(key, made);
    return made;
  };
  return { of, keep: (source) => void cache.has(keyOf(describe(source, rendering, site))) };
}

/** The name of a style for one work: the bibliography of an edition may be in the same one. */
const nameFor = (id: string) => `${id}, one work`;

/**
 * Leaves out of a style, XML, what it says of several works alone: how they are sorted, and how citations tell them apart.
 * The processor would set each work three times more for it, and read the style for as long again. It keeps citations in an object by
 * what they say, so that none may be made of an edition’s words: “constructor” is a property of any. A style that lists no works
 * has its citations alone.
 */
function forOne(style: string): string {
  const sorted = style.replace(/<sort\b.*?<\/sort>/gs, '');
  if (!style.includes('<bibliography')) return sorted;
  return sorted.replace(
    /<citation\b.*?<\/citation>/s,
    '<citation><layout><text value="cited"/></layout></citation>',
  );
}

/**
 * A source as this edition has it: by its author, or by who published it, in the edition of a version and date, dated
 * as it was published. The address is left to the script of the page where the edition has none.
 */
function describe({ page }: PublishedSource, rendering: Rendering, site: string): Work {
  const { about } = rendering.edition;
  const { title, author, publisher, published, language } = page.data;
  const authors = [author ?? publisher ?? []].flat().map((name) => nameOfEntry(rendering, name));
  return {
    id: page.id,
    type: 'webpage',
    title,
    // A style capitalises the words of English titles only.
    language: language ?? about.language,
    ...(authors.length > 0 && { author: authors.map((literal) => ({ literal })) }),
    'container-title': stateOf(rendering),
    ...(about.editors.length > 0 && { editor: about.editors.map((literal) => ({ literal })) }),
    ...(published && { issued: dateOf(published, about.language) }),
    ...(site !== '' && { URL: `${site}/sources/${page.id}/` }),
  };
}

/** An edition by its title, with its version and its date, which is not that of the source. */
function stateOf({ edition, wording }: Rendering): string {
  const { title, version: name, date: day, language } = edition.about;
  const { say, words } = wording;
  const date = day === undefined ? undefined : formatDate(day, language);
  const version =
    name === undefined || date === undefined
      ? name && say(words.cite.version, { name })
      : say(words.cite.versionOf, { name, date });
  const state = version ?? date;
  return state === undefined ? title : say(words.cite.edition, { title, state });
}

/** A date of year, month or day precision; any other in words, since styles have none for it. */
function dateOf(date: string, language: string): CSLDate {
  const known = isDate(date) ? cslDate(date) : undefined;
  return (known ?? { literal: formatDate(date, language) }) as CSLDate;
}

/** A source dated in EDTF, which BibLaTeX has, in place of words. */
function exactly(work: Work, { page: { data } }: PublishedSource): Work {
  const issued = data.published === undefined ? undefined : cslDate(data.published);
  return issued ? { ...work, issued: issued as CSLDate } : work;
}

/** Neither has a field for what a page on the web is part of: a note says it. */
function bibtex(work: Work, dialect: Dialect, { say, words }: Wording): string {
  const { 'container-title': container, ...entry } = work;
  const note =
    container === undefined ? {} : { note: say(words.cite.partOf, { title: container }) };
  return formatBibtex([{ ...entry, ...note }], dialect).trim();
}

/** What is used here of the plugin, which comes without types. */
interface Citeproc {
  engine: (works: Work[], style: string, locale: string, format: 'text') => Engine;
}

interface Engine {
  updateItems: (ids: readonly string[]) => void;
  /** Returns false in a style that has no list of works. */
  makeBibliography: () => [object, string[]] | false;
  makeCitationCluster: (items: readonly { id: string }[]) => string;
}

/** Each work alone: in one list, a style would tell two of a year apart, or write a dash for a name that repeats. */
function format(work: Work, style: string, locale: string): string {
  const { engine: createEngine }: Citeproc = plugins.config.get('@csl');
  const engine = createEngine([work], nameFor(style), locale, 'text');
  engine.updateItems([work.id]);
  const listed = engine.makeBibliography();
  const set = listed ? listed[1].join('') : engine.makeCitationCluster([{ id: work.id }]);
  return withoutSecondStop(set.trim());
}
