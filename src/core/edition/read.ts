import { append } from '../page/append.ts';
import type { TextFile } from '../page/file.ts';
import { getOrThrow } from '../text/lookup.ts';
import { readYaml } from '../page/yaml.ts';
import type { Finding, Place } from '../problem.ts';
import { parseComparison } from './comparison.ts';
import { mendDates } from './date-mends.ts';
import type { Edition, GlossaryEntry } from './edition.ts';
import { parseEntry } from './entry.ts';
import { facsimileSums } from './facsimile.ts';
import { type EditionFiles, type PageCache, scriptCommand } from './files.ts';
import { parseGuide } from './guide.ts';
import { readLook } from './look.ts';
import { readSheet, sheetPath } from './sheet/read.ts';
import { parseHome } from './home.ts';
import { homePath } from '../page/element.ts';
import { orderSources } from './order.ts';
import { permalinksPath, readPermalinks } from './permalinks.ts';
import { createPlacing, linkComparison } from './place-rows.ts';
import {
  referenceFormat,
  parseReferences,
  type Reference,
  repeatedReferences,
} from './references.ts';
import { type EditionData, editionSchema } from './schema/edition.ts';
import { idOf, sortFiles } from './sort.ts';
import { type CachedPage, readSource } from './source.ts';
import { readStyles } from './style.ts';
import { readSums, type Sum } from './sums.ts';
import { createTerms, linkCommentary } from './terms.ts';
import { readTimeline } from './timeline.ts';
import { translationAt } from './translation-path.ts';
import { findTranslations, readEntryWords, readTranslations } from './translations.ts';

/**
 * Reads a whole edition: every file parsed, every link made, every fault that reading shows collected. Pages
 * come from `cache` where neither they nor their seeds have changed. Linear in the size of the edition.
 */
export function readEdition(
  { files, elsewhere = [], command = scriptCommand, styles }: EditionFiles,
  cache?: PageCache<CachedPage>,
): Edition {
  const { texts, hashes, images, facsimiles, originals, findings, ...sorted } = sortFiles({
    files,
    command,
    elsewhere,
  });
  const collect = <T extends { findings: Finding[] }>(read: T): T => {
    append(findings, read.findings);
    return read;
  };
  const { sums } = collect(readListed(texts.get('seeds/SHA256SUMS')));
  const scans = collect(readListed(texts.get(facsimileSums)));
  const about = collect(readAbout(texts.get('content/edition.yaml')));
  const own = filesIn(texts, 'content/styles/').map((file) => ({ id: idOf(file), file }));
  const { style, citeStyles } = collect(readStyles(about, own, styles));
  const seeds = new Map(sorted.seeds.map((seed) => [seed.name, withSum(seed, sums)]));
  const entries = filesIn(texts, 'content/glossary/').map((file) => ({
    file,
    entry: collect(parseEntry(idOf(file), file)),
  }));
  const found = about.saysLanguages
    ? collect(findTranslations(texts, about.data, elsewhere)).translations
    : [];
  const words = readEntryWords(found);
  const terms = createTerms([...entries.map(({ entry }) => entry), ...words], about.data.language);
  const { references } = collect(readReferences(filesIn(texts, 'content/references/'), texts));
  const sources = filesIn(texts, 'content/sources/').map((file) => {
    const hash = getOrThrow(hashes, file.path);
    return collect(readSource(file, hash, { seeds, terms, cache })).source;
  });
  const timelineFile = texts.get('content/timeline.yaml');
  const timeline = timelineFile ? collect(readTimeline(timelineFile, terms)).rows : [];
  const { data, fields } = collect(readPermalinks(texts.get(permalinksPath)));
  const guides = filesIn(texts, 'content/guides/').map((file) =>
    collect(parseGuide(idOf(file), file)),
  );
  const place = createPlacing(sources);
  const comparisons = filesIn(texts, 'content/comparisons/').map((file) =>
    collect(linkComparison(parseComparison(idOf(file), file), { file, terms, place })),
  );
  const { translations } = collect(
    readTranslations(found, {
      ...{ about: about.data, words, terms, place, timeline },
      entries: new Map(entries.map(({ entry }) => [entry.id, entry])),
    }),
  );
  const sheetFile = texts.get(sheetPath);
  const sheet = sheetFile && collect(readSheet(sheetFile));
  const aboutFile = texts.get('content/edition.yaml');
  const look = aboutFile && readLook(about, aboutFile);
  const homeFile = texts.get(homePath);
  const home = homeFile && collect(parseHome(homeFile, terms));
  const glossary = new Map<string, GlossaryEntry>();
  for (const { entry, file } of entries) {
    const own = { nodes: entry.prose, file, own: entry.id };
    const { prose, mentions } = collect(linkCommentary(own, terms));
    glossary.set(entry.id, { ...entry, linked: prose, mentions });
  }
  return {
    about: about.data,
    aboutFields: about.fields,
    style,
    citeStyles,
    promises: { data, fields },
    translations,
    verdicts: new Map(about.data.verdicts.map((verdict) => [verdict.id, verdict])),
    kinds: new Map(about.data.kinds.map((kind) => [kind.id, kind])),
    seeds,
    sums,
    sources: orderSources(sources, about.data.order),
    glossary,
    references,
    timeline,
    guides,
    comparisons,
    ...(home && { home }),
    ...(sheet && { sheet }),
    ...(look && { look }),
    images,
    facsimiles: new Map([...facsimiles].map(([name, one]) => [name, withSum(one, scans.sums)])),
    originals,
    facsimileSums: scans.sums,
    files: texts,
    hashes,
    command,
    findings: mendDates(findings, { sources, about: about.data }),
  };
}

/** Returns the files of a folder, but for translations. */
function filesIn(texts: ReadonlyMap<string, TextFile>, folder: string): TextFile[] {
  return [...texts.values()].filter(
    ({ path }) => path.startsWith(folder) && translationAt(path) === undefined,
  );
}

function readListed(file: TextFile | undefined): ReturnType<typeof readSums> {
  return file ? readSums(file) : { sums: new Map(), findings: [] };
}

function readAbout(file: TextFile | undefined): {
  data: EditionData;
  fields: Record<string, Place>;
  findings: Finding[];
  /** Whether it can be read which languages the pages are in, or that nothing is said of them; else that alone is at fault. */
  saysLanguages: boolean;
} {
  const standIns = { title: 'Untitled edition' };
  const fallback = editionSchema.parse(standIns);
  if (!file)
    return { data: fallback, fields: {}, findings: [missingAbout()], saysLanguages: false };
  const read = readYaml(file, editionSchema, { standIns });
  const { data = fallback, fields, findings } = read;
  const saysLanguages = read.data !== undefined && !data.languages === !fields['languages'];
  const [language = data.language] = data.languages ?? [];
  if (fields['language'] && language !== data.language)
    findings.push(otherFirst(data.language, language, fields['language']));
  return { data: { ...data, language }, fields, findings, saysLanguages };
}

function otherFirst(language: string, first: string, place: Place): Finding {
  return {
    code: 'field-invalid',
    message: `Unexpected “${language}”, expected “${first}”, the first of languages`,
    place,
    hint: `take the line out: the first of languages is that of the annotations; or begin languages with ${language}`,
  };
}

function missingAbout(): Finding {
  return {
    code: 'edition-missing',
    message:
      'Unexpected folder without content/edition.yaml, expected the title of the edition there',
    place: { file: 'content/edition.yaml' },
    hint: 'write the file, with a line “title: …”, or name another folder with --edition',
  };
}

/** Puts what is listed of a file with it. Its bytes may be read when they are asked for: it is no copy. */
function withSum<T extends { name: string; sum?: Sum }>(file: T, sums: Map<string, Sum>): T {
  const sum = sums.get(file.name);
  if (sum) file.sum = sum;
  return file;
}

function readReferences(
  files: readonly TextFile[],
  texts: ReadonlyMap<string, TextFile>,
): { references: Map<string, Reference>; findings: Finding[] } {
  const read = files.map((file) => parseReferences(file, referenceFormat(file.path)));
  const all = read.flatMap(({ references }) => references);
  const references = new Map<string, Reference>();
  for (const reference of all) {
    if (!references.has(reference.key)) references.set(reference.key, reference);
  }
  const findings = [...read.flatMap((one) => one.findings), ...repeatedReferences(all, texts)];
  return { references, findings };
}
