import type { Translation } from './edition.ts';
import type { PublishedEdition } from './published.ts';
import type { EditionData, EditionWords } from './schema/edition.ts';
import { rowsByAnchor } from './timeline-anchors.ts';
import { sourceIn } from './source-words.ts';

/** What an edition says on its languages. */
type Spoken = Pick<EditionData, 'language' | 'languages'>;

/** Returns the languages that an edition has its pages in (BCP 47), that of its annotations first. */
export function languagesOf({ language, languages = [] }: Spoken): readonly [string, ...string[]] {
  const [first = language, ...others] = languages;
  return [first, ...others];
}

/** Returns the folder of the site that has the pages in the language of an edition: '' for its first, else such as `en/`. */
export function folderOf(about: Spoken): string {
  return about.language === languagesOf(about)[0] ? '' : `${about.language}/`;
}

/** What has words of the interface though it is no page: what scripts of lists ask for, feeds, names, scripts, the card. */
const worded =
  /\/(?:pages|facets)\.json$|^\/(?:changes(?:\/page\/\d+)?\.xml|search\/names\.json|scans\.js|scan-reader\.js|card\.png)$/;

/**
 * Whether an address of the site (`/tei.xml`) stands there once, whatever the language: files that are data, and the help,
 * which is English.
 * @example
 * isShared('/sources/a/tei.xml#x') // => true
 * isShared('/sources/a/') // => false
 */
export function isShared(address: string): boolean {
  const path = address.replace(/[?#].*/s, '');
  return /^\/help\//.test(path) || (/\.\w+$|\/SHA256SUMS$/.test(path) && !worded.test(path));
}

/**
 * Returns an edition as its pages in a language have it: what is translated is in that language, and what is not, in its own. The words
 * of the sources stay as they are. What is made of a source when it is asked for stays so.
 */
export function editionIn(edition: PublishedEdition, language: string): PublishedEdition {
  const [first, ...others] = languagesOf(edition.about);
  if (others.length === 0) return edition;
  const alone = { ...edition, translations: new Map<string, Translation>() };
  const translation = edition.translations.get(language);
  if (!translation) return alone;
  const { glossary, guides, comparisons, timeline, home } = edition;
  const inOwn = <T extends { id: string }>(one: T, known: ReadonlyMap<string, T>): T =>
    known.get(one.id) ?? { ...one, language: first };
  return {
    ...alone,
    ...saidIn(edition, { language, first }, translation.about),
    sources: edition.sources.map((source) =>
      sourceIn(source, first, translation.sources.get(source.page.id)),
    ),
    glossary: new Map([...glossary].map(([id, one]) => [id, inOwn(one, translation.glossary)])),
    timeline: [...rowsByAnchor(timeline)].map(([anchor, row]) => ({
      ...row,
      ...(translation.timeline.get(anchor) ?? { language: first }),
      date: row.date,
    })),
    guides: guides.map((guide) => inOwn(guide, translation.guides)),
    comparisons: comparisons.map((one) => inOwn(one, translation.comparisons)),
    ...(home && { home: translation.home ?? { ...home, language: first } }),
  };
}

/** What an edition says of itself, with what it calls its verdicts and kinds. */
function saidIn(
  { about, verdicts, kinds }: PublishedEdition,
  { language, first }: { language: string; first: string },
  words: EditionWords | undefined,
): Pick<PublishedEdition, 'about' | 'verdicts' | 'kinds' | 'saidIn'> {
  const { appearance } = about;
  if (!words) return { about: { ...about, language }, verdicts, kinds, saidIn: first };
  const { title, description, licence = about.licence, footer } = words;
  return {
    about: {
      ...about,
      ...{ language, title, description, licence },
      ...(appearance && { appearance: { ...appearance, ...(footer && { footer }) } }),
    },
    verdicts: relabelled(verdicts, words.verdicts),
    kinds: relabelled(kinds, words.kinds),
  };
}

function relabelled<T extends { id: string }>(
  known: Map<string, T>,
  labels: readonly Partial<T>[],
): Map<string, T> {
  const own = new Map(labels.map((label) => [label.id, label]));
  return new Map([...known].map(([id, one]) => [id, { ...one, ...own.get(id) }]));
}
