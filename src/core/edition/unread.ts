import type { Edition } from './edition.ts';
import { faults } from '../faults.ts';
import { fileOf } from './file-of.ts';

const closed = new WeakMap<Edition, Set<string>>();

/** The files of the contents that could not even be opened: what they name, and what is in them, is not known. */
export function closedFiles(edition: Edition): Set<string> {
  const found = closed.get(edition) ?? findClosed(edition);
  closed.set(edition, found);
  return found;
}

function findClosed({ findings }: Edition): Set<string> {
  const paths = findings.flatMap(({ code, place: { file } }) =>
    ['file-undecodable', 'file-too-large', 'file-refused'].includes(code) ? [file] : [],
  );
  return new Set(
    paths.filter((path) => /^(?:(?:content|facsimiles)(?:\/|$)|\.margent-)/.test(path)),
  );
}

/** Returns the files without which it is not known what words the sources have: pages that cannot be read or are not their seed’s, folders. */
export function filesOfUnreadSources(edition: Edition): string[] {
  const isOf = (path: string) => /^(?:content(?:\/sources(?:\/[^/]*)?)?|\.margent-.*)$/.test(path);
  const pages = edition.sources.filter(({ page }) => !page.data || !page.faithful);
  // A file may lie where the folder of the pages is to be.
  const inPlace = edition.findings.flatMap(({ code, place: { file } }) =>
    code === 'file-unread' && file === 'content/sources' ? [file] : [],
  );
  const files = [...[...closedFiles(edition)].filter(isOf), ...inPlace];
  return [...new Set([...files, ...pages.map(({ page }) => page.file)])].sort();
}

/** Whether there is a guide, be it one that could not be opened. */
export function isGuide(id: string, edition: Edition): boolean {
  const file = `content/guides/${id}.mdx`;
  return edition.guides.some((guide) => guide.id === id) || closedFiles(edition).has(file);
}

/** Whether the glossary has an entry, be it one that could not be opened. */
export function isEntry(id: string, edition: Edition): boolean {
  return edition.glossary.has(id) || closedFiles(edition).has(`content/glossary/${id}.mdx`);
}

/**
 * Returns the texts of the files of which faults keep a part from being known: a page that is no MDX or not its
 * seed's, a timeline without a row. What their words seem to name is not told as unused: the mend would be wrong.
 */
export function unreadTexts(edition: Edition): string[] {
  const pages = edition.sources.filter(({ page }) => page.broken || !page.faithful);
  const broken = [...pages.map(({ page }) => page), ...edition.comparisons.filter(isBroken)];
  const texts = broken.map(({ file }) => fileOf(edition, file).text);
  const timeline = edition.files.get('content/timeline.yaml');
  return timeline && edition.timeline.length === 0 ? [...texts, timeline.text] : texts;
}

function isBroken({ broken }: { broken: boolean }): boolean {
  return broken;
}

/**
 * Returns a test of whether a work may be there that is not known: it is named in a file of references that faults keep
 * from being read in full, or such a file could not even be opened.
 */
export function perhapsWorks(edition: Edition): (key: string) => boolean {
  const { findings, files } = edition;
  const errors = findings.filter(({ code }) => faults[code].severity === 'error');
  const faulty = [...new Set(errors.map(({ place }) => place.file))].filter((path) =>
    path.startsWith('content/references/'),
  );
  const isClosed = faulty.some((path) => closedFiles(edition).has(path));
  const words = new Set(
    faulty.flatMap((path) => files.get(path)?.text.split(/[\s{}"'(),]+/) ?? []),
  );
  return (key) => isClosed || words.has(key);
}

/** Returns a test of whether the site may have an address that it does not seem to have, but for a fault that is told elsewhere. */
export function perhapsThere(edition: Edition): (path: string, fragment: string) => boolean {
  const mayHave = perhapsWorks(edition);
  const closed = new Set([...closedFiles(edition)].map((f) => f.replace(/^content|\.mdx$/g, '')));
  const seeds = new Set(edition.findings.map(({ place }) => `/${place.file}`));
  return (path, fragment) =>
    closed.has(path.replace(/\/$/, '')) ||
    (path.startsWith('/seeds/') && seeds.has(path)) ||
    (path === '/references/' && mayHave(fragment.replace(/^ref-/, '')));
}
