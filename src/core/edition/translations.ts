import { append } from '../page/append.ts';
import type { TextFile } from '../page/file.ts';
import { readYaml } from '../page/yaml.ts';
import type { Finding, Place } from '../problem.ts';
import { parseComparison } from './comparison.ts';
import type { GlossaryEntry, TranslatedPage, Translation } from './edition.ts';
import { type Entry, type EntryWords, parseEntryWords } from './entry.ts';
import { parseGuide } from './guide.ts';
import { parseHome } from './home.ts';
import { languagesOf } from './languages.ts';
import type { Terms } from './mention.ts';
import { linkComparison, type Placing } from './place-rows.ts';
import { type EditionData, type EditionWords, editionWordsSchema } from './schema/edition.ts';
import { idOf } from './sort.ts';
import { readSourceWords } from './source-words.ts';
import { linkCommentary } from './terms.ts';
import { type LinkedRow, readTimeline } from './timeline.ts';
import { rowsByAnchor } from './timeline-anchors.ts';
import { translationAt } from './translation-path.ts';

/** A translation as its file lies there, of a file that is there, into a language that the edition has its pages in. */
interface Found {
  file: TextFile;
  language: string;
  /** The path of what it translates. */
  of: string;
}

/** Returns the translations among the files of an edition, of which others are `elsewhere`. Yields translation-misplaced. */
export function findTranslations(
  texts: ReadonlyMap<string, TextFile>,
  about: Pick<EditionData, 'language' | 'languages'>,
  elsewhere: readonly string[],
): { translations: Found[]; findings: Finding[] } {
  const [first, ...others] = languagesOf(about);
  const findings: Finding[] = [];
  const there = new Set([...texts.keys(), ...elsewhere]);
  const translations = [...texts.values()].flatMap((file): Found[] => {
    const { language, of } = translationAt(file.path) ?? {};
    if (language === undefined || of === undefined) return [];
    if (!others.includes(language)) findings.push(unlisted(file, language, { first, others }));
    else if (!there.has(of)) findings.push(ofNothing(file, of));
    else return [{ file, language, of }];
    return [];
  });
  return { translations, findings };
}

function unlisted(
  { path }: TextFile,
  language: string,
  { first, others }: { first: string; others: readonly string[] },
): Finding {
  const known = others.length === 0 ? 'no translation' : `one into ${others.join(', ')}`;
  const all = [first, ...others, ...(language === first ? [] : [language])];
  return {
    code: 'translation-misplaced',
    message: `Unexpected translation into “${language}”, expected ${known}: edition.yaml names no other language of its pages`,
    place: { file: path },
    hint:
      language === first
        ? 'take the language out of its name: it is that of the annotations'
        : `write “languages: [${all.join(', ')}]” in content/edition.yaml, or rename or remove the file`,
  };
}

function ofNothing({ path }: TextFile, of: string): Finding {
  return {
    code: 'translation-misplaced',
    message: `Unexpected translation of ${of}, expected a file that is there`,
    place: { file: path },
    hint: `write ${of} first, in the language of the annotations, or rename or remove the translation`,
  };
}

/** An entry as a translation calls it. */
type FoundWords = EntryWords & { in: Found };

/** Returns the entries as translations call them, for linking. Yields what entries yield. */
export function readEntryWords(found: readonly Found[]): FoundWords[] {
  return inFolder(found, 'glossary').map((one) => ({
    ...parseEntryWords(idOf(one.file), one.file),
    in: one,
  }));
}

function inFolder(found: readonly Found[], folder: string): Found[] {
  return found.filter(({ of }) => of.startsWith(`content/${folder}/`));
}

/** What translations are read with. */
interface Context {
  about: EditionData;
  entries: ReadonlyMap<string, Entry>;
  words: readonly FoundWords[];
  terms: Terms;
  place: Placing;
  timeline: readonly LinkedRow[];
}

/**
 * Reads what an edition says in its further languages. What has faults of its own is left out, as if it were not translated.
 * Yields what each kind of file yields, and translation-misplaced for what the edition does not have.
 */
export function readTranslations(
  found: readonly Found[],
  { about, entries, words, terms, place, timeline }: Context,
): { translations: Map<string, Translation>; findings: Finding[] } {
  const findings: Finding[] = [];
  const collect = <T extends { findings: Finding[] }>(read: T): T => {
    append(findings, read.findings);
    return read;
  };
  const [, ...languages] = languagesOf(about);
  const translations = languages.map((language): [string, Translation] => {
    const own = found.filter((one) => one.language === language);
    const [said] = own.filter(({ of }) => of === 'content/edition.yaml');
    const [home] = own.filter(({ of }) => of === 'content/home.mdx');
    const [dated] = own.filter(({ of }) => of === 'content/timeline.yaml');
    const saying = said && collect(readWords(said.file, about));
    const glossary = words.flatMap((one): [string, Readable<GlossaryEntry>][] => {
      if (one.in.language !== language) return [];
      const { made } = collect(
        translatedEntry(one, entries.get(one.id), { file: one.in.file, terms }),
      );
      return made ? [[one.id, made]] : [];
    });
    const guides = inFolder(own, 'guides').map(({ file }) => collect(parseGuide(idOf(file), file)));
    const comparisons = inFolder(own, 'comparisons').map(({ file }) =>
      collect(linkComparison(parseComparison(idOf(file), file), { file, terms, place })),
    );
    const sources = inFolder(own, 'sources').flatMap(({ file }): [string, TranslatedPage][] => {
      const { translated } = collect(readSourceWords(idOf(file), file, terms));
      return translated ? [[translated.page.id, translated]] : [];
    });
    return [
      language,
      {
        ...(saying?.data && { about: saying.data }),
        glossary: new Map(glossary),
        guides: byId(guides),
        comparisons: byId(comparisons),
        sources: new Map(sources),
        timeline: dated ? collect(readRows(dated.file, timeline, terms)).rows : new Map(),
        ...(home && { home: collect(parseHome(home.file, terms)) }),
      },
    ];
  });
  return { translations: new Map(translations), findings };
}

/** Reads what rows of the timeline say in a further language: each has the date of the row that it translates. */
function readRows(
  file: TextFile,
  timeline: readonly LinkedRow[],
  terms: Terms,
): { rows: Map<string, LinkedRow>; findings: Finding[] } {
  const { rows: read, findings } = readTimeline(file, terms);
  const rows = rowsByAnchor(read);
  const known = rowsByAnchor(timeline);
  const others = [...rows].filter(([anchor]) => !known.has(anchor));
  for (const [anchor, row] of others) {
    rows.delete(anchor);
    findings.push(undated(row, timeline));
  }
  return { rows, findings };
}

function undated({ date, whole }: LinkedRow, timeline: readonly LinkedRow[]): Finding {
  const isKnown = timeline.some((row) => row.date === date);
  const [found, expected] = isKnown ? ['one more row of', 'as many as'] : ['row of', 'a date that'];
  return {
    code: 'translation-misplaced',
    message: `Unexpected ${found} ${date}, expected ${expected} content/timeline.yaml has`,
    place: whole,
    hint: 'give it the date of the row that it translates, rows of one date in their order, or take it out',
  };
}

/** What has fields that can be read. */
type Readable<T extends { data?: unknown }> = T & { data: NonNullable<T['data']> };

function byId<T extends { id: string; data?: unknown }>(read: readonly T[]) {
  return new Map(read.filter(isReadable).map((one) => [one.id, one]));
}

function isReadable<T extends { data?: unknown }>(one: T): one is T & Readable<T> {
  return one.data !== undefined;
}

/** An entry that calls itself, and says, what its translation does. */
function translatedEntry(
  words: EntryWords,
  entry: Entry | undefined,
  { file, terms }: { file: TextFile; terms: Terms },
): { made?: Readable<GlossaryEntry>; findings: Finding[] } {
  const {
    prose: linked,
    mentions,
    findings,
  } = linkCommentary({ nodes: words.prose, file, own: words.id }, terms);
  const all = [...words.findings, ...findings];
  const { data } = words;
  if (!data || !entry?.data) return { findings: all };
  const { roles = [] } = entry.data;
  const named = data.roles?.length ?? roles.length;
  if (named !== roles.length) all.push(otherRoles(words, named, roles.length));
  const own = roles.map((role, index) => ({ ...role, role: data.roles?.[index] ?? role.role }));
  const { term, aliases } = data;
  return {
    made: {
      ...words,
      data: { ...entry.data, term, aliases, ...(entry.data.roles && { roles: own }) },
      linked,
      mentions,
    },
    findings: all,
  };
}

function otherRoles({ file, fields }: EntryWords, named: number, roles: number): Finding {
  return {
    code: 'translation-misplaced',
    message: `Unexpected ${named} roles, expected ${roles}, as many as the entry has`,
    place: { file, ...fields['roles'] },
    hint: 'say in this language each role of the entry, in their order; dates and organizations are those of the entry',
  };
}

/** Reads what an edition says of itself in a further language. */
function readWords(
  file: TextFile,
  about: EditionData,
): { data?: EditionWords; findings: Finding[] } {
  const { data, fields, findings } = readYaml(file, editionWordsSchema);
  const others = (['verdicts', 'kinds'] as const).flatMap((name) => {
    const known = about[name].map(({ id }) => id);
    return (data?.[name] ?? []).flatMap(({ id }, index) =>
      known.includes(id)
        ? []
        : [unnamed(name, { id, known, place: fields[`${name}.${index}.id`] }, file)],
    );
  });
  return { ...(data && { data }), findings: [...findings, ...others] };
}

function unnamed(
  name: 'verdicts' | 'kinds',
  { id, known, place }: { id: string; known: readonly string[]; place: Place | undefined },
  { path }: TextFile,
): Finding {
  return {
    code: 'translation-misplaced',
    message: `Unexpected id “${id}”, expected one of the ${name} of the edition: ${known.join(', ')}`,
    place: { file: path, ...place },
    hint: 'name it as content/edition.yaml does, or take the row out',
  };
}
