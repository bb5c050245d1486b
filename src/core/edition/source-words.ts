import { append } from '../page/append.ts';
import { byId } from '../page/by-id.ts';
import { reportOn, type TextFile } from '../page/file.ts';
import { readFrontmatter } from '../page/frontmatter.ts';
import type { Claim, Note, ProseNode, Scope } from '../page/model.ts';
import { outsideCode } from '../page/outside-code.ts';
import { locator } from '../page/locate.ts';
import { emptyPage } from '../page/parse.ts';
import { sourceWordsSchema } from '../page/schema.ts';
import { readSurroundings } from '../page/surroundings.ts';
import type { Finding } from '../problem.ts';
import { changed } from '../text/changed.ts';
import type { TranslatedPage } from './edition.ts';
import type { Terms } from './mention.ts';
import type { PublishedPage, PublishedSource } from './published.ts';
import { linkPage } from './terms.ts';

/** Where the text of the source stands among the prose. */
const placeOfText = /^<Source\s*\/>[\t ]*$/gm;

/**
 * Reads what is said around a source in a further language. Its notes are called as those of the page; the text of the source, and
 * the claims and marks in it, are of the page alone. Yields what frontmatter, prose, notes and linking yield.
 */
export function readSourceWords(
  id: string,
  file: TextFile,
  terms: Terms,
): { translated?: TranslatedPage; findings: Finding[] } {
  const { data, fields, body: start, findings } = readFrontmatter(file, sourceWordsSchema);
  const reading = reportOn(file);
  append(reading.findings, findings);
  const page = { ...emptyPage(id, file.path), fields };
  const prose = file.text.slice(start);
  const [{ 0: tag, index }] = [
    ...outsideCode([...prose.matchAll(placeOfText)], prose),
    { 0: '', index: prose.length },
  ];
  const end = start + index;
  readSurroundings(page, reading, { start, end, after: end + tag.length });
  const linked = linkPage({ page, seed: '', toPlace: locator(file, '') }, file, terms);
  append(reading.findings, linked.findings);
  return { ...(data && { translated: { page, words: data, linked } }), findings: reading.findings };
}

/** What is said around a source, or in a note, as it is written or as it is linked. */
interface Said {
  notes: Note[];
  before: ProseNode[];
  after: ProseNode[];
}

/**
 * Returns a source as pages in a further language have it, with what is said around it in that; what is not translated is in the
 * `first` language, and says so. Nothing is asked for that is made when it is asked for.
 */
export function sourceIn(
  source: PublishedSource,
  first: string,
  translated?: TranslatedPage,
): PublishedSource {
  const { page } = source;
  const { title } = translated?.words ?? {};
  const said = () => saidIn(page, first, translated?.page);
  const shown: PublishedPage = changed(page, {
    data: {
      ...page.data,
      language: page.data.language ?? first,
      ...translated?.words,
      title: title ?? page.data.title,
    },
    ...(title !== undefined && { ownTitle: true }),
    get notes() {
      return said().notes;
    },
    get before() {
      return said().before;
    },
    get after() {
      return said().after;
    },
    get cites() {
      return [...page.cites.filter(isKept(translated)), ...(translated?.page.cites ?? [])];
    },
    get claims() {
      return page.claims.map((claim) => claimIn(claim, translated));
    },
  });
  return changed(source, {
    page: shown,
    get linked() {
      const { linked } = source;
      const mentions = linked.mentions.filter(isKept(translated));
      return {
        ...linked,
        ...saidIn(linked, first, translated?.linked),
        mentions: [...mentions, ...(translated?.linked.mentions ?? [])],
        languages: {
          ...(isKept(translated)({ scope: { kind: 'before' } }) && { before: first }),
          ...(isKept(translated)({ scope: { kind: 'after' } }) && { after: first }),
        },
      };
    },
  });
}

/** What is said in the further language, and in the first where it is not. */
function saidIn({ notes, before, after }: Said, first: string, own: Said | undefined): Said {
  const translated = new Map(own?.notes.map((note) => [note.id, note]));
  return {
    notes: notes.map((note) => translated.get(note.id) ?? { ...note, language: first }),
    before: own && own.before.length > 0 ? own.before : before,
    after: own && own.after.length > 0 ? own.after : after,
  };
}

/** Returns whether a place of a page is of what is not translated. */
function isKept(translated: TranslatedPage | undefined): (one: { scope: Scope }) => boolean {
  if (!translated) return () => true;
  const { notes, before, after } = translated.page;
  const ids = new Set(notes.map(({ id }) => id));
  return ({ scope }) =>
    scope.kind === 'note'
      ? !ids.has(scope.id)
      : !(scope.kind === 'before' && before.length > 0) &&
        !(scope.kind === 'after' && after.length > 0);
}

/** A claim as its note says it in plain words. */
function claimIn(claim: Claim, translated: TranslatedPage | undefined): Claim {
  const says = translated && byId(translated.page).notes.get(claim.id)?.says;
  return says === undefined ? claim : { ...claim, says };
}
