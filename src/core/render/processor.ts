import { type CSLDate, type CSLName, plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import CSL from 'citeproc';
import type { Work } from '../edition/schema/reference.ts';
import type { Style } from '../edition/style.ts';
import { locate } from './locator.ts';
import { type Doubt, doubtIn, processorDate, type Term } from './processor-date.ts';
import { isStopped } from './stops.ts';
import { markOthers, withOthers } from './others.ts';
import { manualOf, withCapitals } from './manuals.ts';
import {
  type CollectionPlace,
  collectionPlaceIn,
  markWhereabouts,
  withoutMarks,
} from './whereabouts.ts';
import { linksOf } from './work-links.ts';

const dates = [
  ...([
    'accessed',
    'available-date',
    'event-date',
    'issued',
    'original-date',
    'submitted',
  ] as const),
];

/** What stands in a work for a link, until the entry is set: no style and no title has these characters. */
export const linkMark = { URL: '\uE000\uE001', DOI: '\uE000\uE002' } as const;

/** Works set by the processor. What is here of a work is by its index. */
export interface SetWorks {
  /** The entries, HTML with marks for links and for where works lie; none where the style leaves a work out. */
  entries: Map<number, string>;
  /** The citations, HTML without brackets. */
  cites: Map<number, string>;
  /** Returns the citation of a work at a place. */
  at: (index: number, locator: string) => string;
}

/** Returns works as a style and the locale nearest to a language set them. What the processor throws, this throws. */
export function setWorks(
  works: readonly (Work | undefined)[],
  style: Style,
  language: string,
): SetWorks {
  const locale = style.locale?.tag ?? localeFor(language);
  const engineName = `${style.id} ${locale}`;
  const before = engines.get(engineName);
  // A style of the edition's own may be another by now.
  const known = before && before.xml === style.xml ? before : createEngine(style, locale);
  engines.set(engineName, known);
  // Keys of our own: the processor keeps works in plain objects, where a key such as `__proto__` gets lost.
  const made = works.flatMap((work, index): [string, object][] =>
    work === undefined ? [] : [[`work${index}`, itemOf(work, `work${index}`, known)]],
  );
  // One that throws is not used again: what it was at stays in it.
  engines.delete(engineName);
  const { engine, items } = known;
  items.clear();
  engine.updateItems([]);
  for (const [id, item] of made) items.set(id, item);
  engine.updateItems([...items.keys()]);
  engine.setOutputFormat('html');
  const entries = new Map<number, string>();
  // The processor tells of works that it left out as if it had set them: each entry says itself whose it is.
  const printed = engine.makeBibliography();
  for (const body of printed ? printed[1] : [])
    for (const { 0: whose, index } of body.matchAll(/<!--work\d+-->\s*$/g)) {
      const entry = finished(body.slice(0, index), known);
      entries.set(Number(whose.replace(/\D/g, '')), entry);
    }
  const citeAt = (id: string, position: number, locator?: string) => {
    const cited = engine.makeCitationCluster([
      { id, ...(known.isNote && { position }), ...locate(locator) },
    ]);
    // What it prints where there is nothing to cite.
    return finished(cited, known)
      .replace(/^.*(?:\[NO_PRINTED_FORM\]|CSL STYLE ERROR: reference with no printed form).*$/s, '')
      .replace(/^\s*(?:\((.*)\)|\[(.*)\])\s*$/s, '$1$2');
  };
  // In a style of notes a citation is a short note: the list of works has the rest.
  const cite = (id: string, locator?: string) => withoutMarks(citeAt(id, 1, locator));
  // A style that has no list of works says all of a work where it is first cited.
  if (!printed)
    for (const id of items.keys()) {
      const first = citeAt(id, 0).trim();
      if (first !== '') entries.set(Number(id.slice(4)), isStopped(first) ? first : `${first}.`);
    }
  const cites = new Map([...items.keys()].map((id) => [Number(id.slice(4)), cite(id)]));
  engines.set(engineName, known);
  return { entries, cites, at: (index, locator) => cite(`work${index}`, locator) };
}

/** An engine, the works that it asks for by their ids, and what is to be known of the style. */
interface Kept {
  engine: InstanceType<typeof CSL.Engine>;
  items: Map<string, object>;
  /** The style, where it does not come with the processor. */
  xml: string | undefined;
  /** The locale. */
  language: string;
  /** Where the style has the collection that a work is of. */
  collection: CollectionPlace;
  /** How the style says that a date is uncertain. */
  doubt: Doubt;
  /** Whether the style cites in notes, and not in the text. */
  isNote: boolean;
  /** What stands for other names, HTML, and before the last name. */
  etAl: string;
  and: string;
}

/** The engines by style and locale: to read a style takes longer than to set a hundred works. */
const engines = new Map<string, Kept>();

function createEngine({ id, xml: own, locale: given }: Style, locale: string): Kept {
  const csl = plugins.config.get('@csl');
  const xml = forOne(own ?? String(csl.styles.get(id)));
  const items = new Map<string, object>();
  const engine = new CSL.Engine(
    {
      retrieveLocale: (name) =>
        name === given?.tag ? given.xml : String(csl.locales.get(localeFor(name))),
      retrieveItem: (id) => items.get(id),
      embedBibliographyEntry: (id) => `<!--${id}-->`,
    },
    xml,
    locale,
    true,
  );
  const term = engine.getTerm('et-al', 'long');
  const isItalic = /<et-al [^>]*font-style="italic"/.test(xml);
  return {
    engine,
    items,
    xml: own,
    language: locale,
    collection: collectionPlaceIn(xml),
    doubt: manualOf(id).spellsCirca ? 'spelt' : doubtIn(xml),
    isNote: /^[^>]*\sclass="note"/.test(xml),
    etAl: isItalic ? `<i>${term}</i>` : term,
    and: engine.getTerm('and', 'long'),
  };
}

/** Returns what the processor has printed with what stands for marks that were handed to it. */
function finished(printed: string, { etAl, and }: Kept): string {
  return withCapitals(withOthers(printed, etAl, and));
}

/**
 * Each citation is set alone: to read by what a style sorts those of a group can take a second. It stands within a sentence,
 * also where the style ends a note with it. And each entry is come to by itself: a dash in the place of its author would
 * leave a reader to look for one. The place of an archive stands behind its name with a comma, as manuals have it.
 */
function forOne(style: string): string {
  const [start, end] = [style.indexOf('<citation'), style.indexOf('</citation>')];
  const citation = style
    .slice(start, end)
    .replace(/<sort\b.*?<\/sort>/s, '')
    .replace(/<layout\b[^>]*>/, (layout) => layout.replace(/\ssuffix="\."/, ''));
  const rest = style.slice(end).replace(/\ssubsequent-author-substitute(?:-rule)?="[^"]*"/g, '');
  const text = (name: string) => `<text variable="${name}"\\s*(?:/>|></text>)`;
  const placed = new RegExp(`${text('archive')}\\s*${text('archive-place')}`, 'g');
  return (style.slice(0, start) + citation + rest).replace(
    placed,
    (both) => `<group delimiter=", ">${both}</group>`,
  );
}

/** Returns the indices of the works that the processor throws at. */
export function unsettable(
  works: readonly Work[],
  style: Style,
  language: string,
): ReadonlySet<number> {
  const throws = (work: Work) => {
    try {
      setWorks([work], style, language);
      return false;
    } catch {
      return true;
    }
  };
  return new Set(works.flatMap((work, index) => (throws(work) ? [index] : [])));
}

function itemOf(work: Work, id: string, { engine, language, doubt, collection }: Kept): object {
  const term: Term = (name, form) => engine.getTerm(name, form);
  const spoken = { language, term, doubt };
  const dated = dates.flatMap((variable): [string, object][] => {
    const date: CSLDate | undefined = work[variable];
    return date === undefined ? [] : [[variable, processorDate(date, spoken)]];
  });
  const marks = Object.keys(linksOf(work)).map((field): [string, string] => [
    field,
    field === 'URL' ? linkMark.URL : linkMark.DOI,
  ]);
  const marked = { ...markWhereabouts(work, collection), ...markOthers(work) };
  const said = Object.fromEntries<unknown>([...dated, ...marks]);
  return { ...work, ...marked, ...said, id, system_id: id };
}

/** Returns the locale of the processor that is nearest to a language. */
export function localeFor(language: string): string {
  const locales: string[] = plugins.config.get('@csl').locales.list();
  const [prefix = ''] = language.split('-');
  return (
    locales.find((locale) => locale === language) ??
    locales.find((locale) => locale.startsWith(`${prefix}-`)) ??
    'en-US'
  );
}

/** Returns a name as it is said: `Ludwig van Beethoven`. */
export function spokenName(name: CSLName): string {
  const { given, family, suffix, literal } = name;
  const { 'dropping-particle': dropping, 'non-dropping-particle': particle } = name;
  return literal ?? [given, dropping, particle, family, suffix].filter((part) => part).join(' ');
}
