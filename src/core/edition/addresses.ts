import { formPath, type SourceForm } from './forms.ts';
import type { Edition, Source } from './edition.ts';
import { faults } from '../faults.ts';
import type { Guide } from './guide.ts';
import { locatedEntries } from './places.ts';
import { facsimilesNamed } from './facsimile.ts';
import { blockAnchors, headingAnchors } from './anchors.ts';
import { originalPages } from './original-pages.ts';
import { anchorOfRow, type Comparison, proseOf, rowsOf } from './comparison.ts';
import { isLetter, letterPaths } from './letter.ts';
import { pathOfTexts, shownGroups } from './texts.ts';
import { timelineAnchors, timelineDates } from './timeline-anchors.ts';

const pages = [
  '/',
  '/sources/',
  '/claims/',
  '/chains/',
  '/glossary/',
  '/references/',
  '/timeline/',
  '/changes/',
  '/search/',
  '/seeds/SHA256SUMS',
  '/tei.xml',
  '/claims.json',
  '/edition.json',
  '/margent.jsonld',
  '/claims.schema.json',
  '/edition.schema.json',
  '/source.schema.json',
  '/llms.txt',
  '/data/',
];

/** What stands at the root of a site, as the first part of its paths. */
const roots = new Set(
  [...pages, ...letterPaths, pathOfTexts('a'), '/comparisons/', '/guides/'].map(rootOf),
);

function rootOf(path: string): string {
  return path.slice(1).replace(/[/?#][^]*/, '');
}

/** Whether a path, from the root of a site, may be one of ours: by what it begins with, whatever the edition has. */
export function mayBeOurs(path: string): boolean {
  return roots.has(rootOf(path));
}

/**
 * Returns a test of whether the site has an address: a path, and the fragment on it where there is one.
 * What is on a guide that cannot be read in full is not known, and passes.
 */
export function addressesOf(edition: Edition): (path: string, fragment: string) => boolean {
  const plain = new Set(pages);
  for (const id of edition.glossary.keys()) plain.add(`/glossary/${id}/`);
  for (const name of edition.seeds.keys()) plain.add(`/seeds/${name}`);
  for (const { id } of shownGroups(edition.sources.map(({ page }) => page)))
    plain.add(pathOfTexts(id));
  if (edition.comparisons.length > 0) plain.add('/comparisons/');
  if (edition.sources.some(({ page }) => isLetter(page)))
    for (const path of letterPaths) plain.add(path);
  const unread = new Set(guidesOf(edition).flatMap((one) => (isRead(one) ? [] : [pathOf(one)])));
  for (const { page } of edition.sources) {
    const hasManifest = edition.about.url !== undefined && facsimilesNamed(page).length > 0;
    for (const file of filesOfSource(page.id, edition.about.forms, hasManifest)) plain.add(file);
  }
  const fragmentsOn = fragmentsByPath(edition);
  const known = new Map<string, ReadonlySet<string>>();
  return (path, fragment) => {
    if (unread.has(path)) return true;
    const fragments = fragmentsOn.get(path);
    if (fragment === '') return fragments !== undefined || plain.has(path);
    if (!fragments) return false;
    // Many addresses may lead to one page.
    const all = known.get(path) ?? new Set(fragments());
    known.set(path, all);
    return all.has(fragment);
  };
}

/** Returns the paths of the files that a source has as data beside its page, under the base path. */
export function filesOfSource(
  id: string,
  forms: readonly SourceForm[],
  hasManifest: boolean,
): string[] {
  return [
    ...forms.map((form) => `/${formPath(id, form)}`),
    ...(hasManifest ? [`/sources/${id}/manifest.json`] : []),
  ];
}

/**
 * Returns what an edition publishes under addresses that are to last: its sources, entries, guides, comparisons and works, each
 * page with the places on it that can be linked. Of a page that differs from its seed the lines are not known.
 */
export function permalinksOf(edition: Edition): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const source of edition.sources) {
    places.set(`/sources/${source.page.id}/`, [...new Set(fragmentsOf(source))]);
  }
  for (const id of edition.glossary.keys()) places.set(`/glossary/${id}/`, []);
  for (const { id } of edition.guides) places.set(`/guides/${id}/`, []);
  for (const one of edition.comparisons) places.set(`/comparisons/${one.id}/`, rowAnchors(one));
  for (const { id } of shownGroups(edition.sources.map(({ page }) => page)))
    places.set(pathOfTexts(id), []);
  for (const name of edition.seeds.keys()) places.set(`/seeds/${name}`, []);
  const works = [...edition.references.keys()].map((key) => `ref-${key}`);
  if (works.length > 0) places.set('/references/', works);
  return places;
}

/** What returns the fragments on a page, by the paths of those that have any. */
function fragmentsByPath(edition: Edition): Map<string, () => readonly string[]> {
  const { comparisons, glossary, references, sources } = edition;
  return new Map([
    ['/timeline/', () => timelineAnchors(timelineDates(edition))],
    ['/glossary/', () => (locatedEntries(glossary.values()).length > 0 ? ['map'] : [])],
    ['/references/', () => [...references.keys()].map((key) => `ref-${key}`)],
    ...sources.map((source) => [`/sources/${source.page.id}/`, () => fragmentsOf(source)] as const),
    ...comparisons.map((one) => [`/comparisons/${one.id}/`, () => rowAnchors(one)] as const),
    ...[...Map.groupBy(guidesOf(edition), pathOf)].map(
      ([path, all]) => [path, () => all.flatMap(({ anchors }) => anchors)] as const,
    ),
  ]);
}

/** The guides in all languages: those of one have the same path. */
function guidesOf({ guides, translations }: Edition): Guide[] {
  return [...guides, ...[...translations.values()].flatMap((one) => [...one.guides.values()])];
}

function pathOf({ id }: Guide): string {
  return `/guides/${id}/`;
}

function isRead({ isMdx, findings }: Guide): boolean {
  return isMdx && findings.every(({ code }) => faults[code].severity !== 'error');
}

function fragmentsOf(source: Source): readonly string[] {
  return source.places ?? placesOn(source);
}

/** Returns the places on the page of a source that can be linked. */
export function placesOn({ page, text }: Pick<Source, 'page' | 'text'>): string[] {
  return [
    ...blockAnchors(page, text ?? ''),
    ...originalPages(page).map(({ anchor }) => anchor),
    ...page.claims.map((claim) => `claim-${claim.id}`),
    ...page.notes.map((note) => `note-${note.id}`),
    ...ownNoteAnchors(page),
    ...headingAnchors([...page.before, ...page.after]),
  ];
}

/** The anchors of the notes that a source has of its own. */
function ownNoteAnchors({ renditions }: Source['page']): string[] {
  const ids = renditions.flatMap(({ name, attributes }) =>
    name === 'Note' ? (attributes['of'] ?? []) : [],
  );
  return [...new Set(ids)].map((id) => `own-${id}`);
}

/** Returns the anchors of the rows of a comparison, of those that have an id, and of its headings. */
function rowAnchors(comparison: Comparison): string[] {
  const rows = rowsOf(comparison).flatMap(({ element }) => anchorOfRow(element) ?? []);
  return [...rows, ...headingAnchors(proseOf(comparison))];
}
