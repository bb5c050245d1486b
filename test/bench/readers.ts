import { createHash } from 'node:crypto';
import { readAnnotations } from '../../src/core/annotation/read.ts';
import { takeAnnotations } from '../../src/core/annotation/take.ts';
import { runChecks } from '../../src/core/checks/run.ts';
import type { Edition } from '../../src/core/edition/edition.ts';
import { readEdition } from '../../src/core/edition/read.ts';
import { collate } from '../../src/core/edition/collation.ts';
import { parseStyle } from '../../src/core/edition/csl/style.ts';
import { readSheet } from '../../src/core/edition/sheet/read.ts';
import { annotations } from '../../src/core/export/annotations.ts';
import { sourceJson } from '../../src/core/export/model/source.ts';
import { plainText } from '../../src/core/export/plain-text.ts';
import { sourceTei } from '../../src/core/export/tei/source.ts';
import { textFile } from '../../src/core/page/file.ts';
import { readVolumes } from '../../src/core/tei/volume.ts';
import { invitationModel } from '../../src/core/view/models/invitation.ts';
import { referenceRows } from '../../src/core/view/references.ts';
import { renderSourcePage } from '../../src/core/view/source-page.ts';
import { timelineItems, timelinePictures } from '../../src/core/view/timeline.ts';
import { html } from '../../src/io/convert/html.ts';
import { rtf } from '../../src/io/convert/rtf.ts';
import { readTei } from '../../src/io/tei.ts';
import { shownOf } from '../core/support.ts';
import { removePage, renamePage } from '../../src/core/edit/move.ts';
import { usesOf } from '../../src/core/edit/uses.ts';
import { migrate } from '../../src/core/edit/migrate.ts';
import { mendOfDate } from '../../src/core/page/propose-date.ts';
import { lookAt } from '../../src/core/page/layout.ts';
import { writePage } from '../../src/core/page/write.ts';
import { parseProse } from '../../src/core/page/syntax.ts';
import { cslDate } from '../../src/core/edition/csl-date.ts';
import { directionOf } from '../../src/core/text/direction.ts';
import { locate } from '../../src/core/render/locator.ts';
import { foldings } from '../../src/core/text/matching.ts';
import { nearest } from '../../src/core/text/nearest.ts';
import { plainTitle } from '../../src/core/text/title.ts';
import { seekSimilar } from '../../src/core/text/similar.ts';
import { wholeWords } from '../../src/core/text/widen.ts';
import { resultBlocks } from '../../src/browser/search/blocks.ts';
import { excerptOf } from '../../src/browser/search/excerpt.ts';
import { hitOf } from '../../src/browser/search/hit.ts';
import { rangesOf, rangesVerbatim } from '../../src/browser/search/match.ts';
import { type Name, nearestNames } from '../../src/browser/search/names.ts';
import { placesIn } from '../../src/browser/search/places.ts';
import { parseQuery } from '../../src/browser/search/query.ts';
import { recordOf } from '../../src/site/records/document.ts';

/** Reads an edition of these files by path, and checks it. */
function check(files: Record<string, string>): Edition {
  const all = {
    'content/edition.yaml': 'title: A\n',
    'content/glossary/iran.mdx': '---\nterm: Iran\naliases: [a a b]\nkind: place\n---\n',
    ...files,
  };
  const encoder = new TextEncoder();
  const given = Object.entries(all).map(([path, text]) => {
    const bytes = encoder.encode(text);
    return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  const edition = readEdition({ files: given.sort((a, b) => (a.path < b.path ? -1 : 1)) });
  runChecks(edition);
  return edition;
}

const path = 'content/sources/a.mdx';
const head = '---\ntitle: A\nseed: a.txt\n---\n';

function page(before: string, text: string, after: string, seed = text) {
  return {
    [path]: `${head}${before}\n\n<Source>\n\n${text}\n\n</Source>\n\n${after}\n`,
    'seeds/a.txt': seed,
  };
}

const names = Array.from({ length: 300 }, (_, n): Name => [
  `id${n}`,
  `Some Name of Person ${n}`,
  'person',
  [],
]);

/** The words of a text that has elements and marks of notes. */
const wordsOf = (text: string) => text.replace(/<[^>]*>|\[\^[^\]]*\]/g, '');

function draw(files: Record<string, string>): void {
  const rendering = shownOf(check(files), 'https://example.org');
  for (const source of rendering.edition.sources) {
    renderSourcePage(source, rendering);
    invitationModel(source, rendering.edition);
    sourceTei(source, rendering);
    plainText(source, rendering);
    sourceJson(source, rendering.url);
    annotations(source, rendering.edition, rendering.url);
  }
}

/** A page with a claim in each paragraph, of which the text is that of each note. */
function drawClaims(text: string): void {
  const notes = text.split('\n').slice(0, -1);
  const claims = notes.map(
    (_, n) =>
      `<Claim id="c${n}" by="iran" via="iran" kind="event" verdict="unverified">It was</Claim>[^c${n}] said.`,
  );
  const seed = notes.map(() => 'It was said.').join('\n\n');
  draw(
    page('', claims.join('\n\n'), notes.map((note, n) => `[^c${n}]: ${note}`).join('\n\n'), seed),
  );
}

function collateWith(text: string, other: string): void {
  const seeds = [text, other];
  const { sources } = check({
    ...Object.fromEntries(
      seeds.map((_, n) => [
        `content/sources/s${n}.mdx`,
        `---\ntitle: A\nseed: s${n}.txt\n---\n\n<Source>\n\n${seeds[n] ?? ''}\n\n</Source>\n`,
      ]),
    ),
    ...Object.fromEntries(seeds.map((seed, n) => [`seeds/s${n}.txt`, seed])),
  });
  const [base, witness] = sources.map(({ page, text: words = '' }) => ({ page, text: words }));
  if (base && witness) collate(base, [witness]);
}

/** Puts the annotations of a page on a corrected text. */
function correct(text: string, corrected: string): void {
  const edition = check(page('', text, '', wordsOf(text)));
  const [source, file] = [edition.sources[0], edition.files.get(path)];
  const fresh = { name: 'a.txt', text: corrected, date: '2026-01-01' };
  if (source && file) migrate(source, file, fresh);
}

const setting = { glossary: [], isEditors: false };

/** What reads texts that others wrote: each takes one, and does all that a command does with it. */
const all = {
  prose: (text: string) => void (parseProse(text), check(page(text, 'a', ''))),
  page: (text: string) => void check(page('', 'a', text)),
  source: (text: string) => void check(page('', text, '')),
  difference: (text: string) => void check(page('', text, '', text.replaceAll('o', 'e'))),
  rename: (text: string) => void usesOf(check(page(text, 'a', '')), { kind: 'entry', id: 'iran' }),
  led: (text: string) => {
    const edition = check({ 'content/addresses.yaml': text });
    renamePage(edition, { kind: 'entry', id: 'iran' }, 'persia');
    removePage(edition, { kind: 'entry', id: 'iran' });
  },
  front: (text: string) => void check({ [path]: `---\n${text}\n---\n` }),
  file: (text: string) => void check({ [path]: text, 'content/glossary/iran.mdx': text }),
  about: (text: string) => void check({ 'content/edition.yaml': text }),
  addresses: (text: string) => void check({ 'content/addresses.yaml': text }),
  timeline: (text: string) => void check({ 'content/timeline.yaml': text }),
  strip: (text: string) => {
    const rendering = shownOf(check({ 'content/timeline.yaml': text }));
    timelinePictures(rendering, timelineItems(rendering));
  },
  bibtex: (text: string) => void check({ 'content/references/a.bib': text }),
  authors: (text: string) =>
    void check({ 'content/references/a.bib': `@book{k, author = {${text}}, title = {${text}}}` }),
  annotations: (text: string) => {
    const words = Array.from({ length: 50 }, (_, n) => `Paragraph ${n} has words.`).join('\n\n');
    const edition = check(page('', words, ''));
    const { annotations = [] } = readAnnotations(JSON.parse(`[${text.replace(/,$/, '')}]`)) ?? {};
    for (const source of edition.sources)
      takeAnnotations(source, edition, { annotations, digest: (id) => id });
  },
  // As many annotations on the same words as these have places.
  places: (text: string) => {
    const edition = check(page('', text, ''));
    const selector = { type: 'TextQuoteSelector', exact: 'ab', prefix: 'ab ab' };
    const given = Array.from({ length: text.length / 3 }, (_, n) => {
      return { id: String(n), body: { value: 'Note' }, target: { selector } };
    });
    const { annotations = [] } = readAnnotations(given) ?? {};
    for (const source of edition.sources)
      takeAnnotations(source, edition, { annotations, digest: (id) => id });
  },
  json: (text: string) =>
    void check({ 'content/references/a.json': text.startsWith('[') ? text : `[${text}]` }),
  work: (text: string) => {
    const works = [{ id: 'k', type: 'book', title: text, author: [{ family: text }] }];
    const edition = check({ 'content/references/a.json': JSON.stringify(works) });
    referenceRows(shownOf(edition));
  },
  ris: (text: string) => void check({ 'content/references/a.ris': text }),
  sums: (text: string) => void check({ 'seeds/SHA256SUMS': text }),
  new: (text: string) => {
    const written = writePage(text, { title: 'A', seed: 'a.txt' }, lookAt(text));
    check({ [path]: written, 'seeds/a.txt': text });
  },
  claims: drawClaims,
  missing: (text: string) => {
    const ids = text.split('\n').map((_, n) => `n${n}`);
    const marks = ids.map((id) => `a[^${id}]`).join('\n\n');
    const notes = ids.flatMap((id, n) => (n % 2 ? [`[^${id}]: a`] : [])).join('\n\n');
    void check(page('', marks, notes, wordsOf(marks)));
  },
  noted: (text: string) => draw(page('', text, '[^n]: a', wordsOf(text))),
  drawn: (text: string) => draw(page('', text, '', wordsOf(text))),
  byline: (text: string) =>
    draw({
      [path]: `---\ntitle: A\nseed: a.txt\nannotators:\n${text}---\n\n<Source>\n\na\n\n</Source>\n`,
      'seeds/a.txt': 'a',
    }),
  entry: (text: string) =>
    void check({ 'content/glossary/e.mdx': `---\nterm: E\nkind: person\n${text}\n---\n\nA.\n` }),
  translation: (text: string) =>
    void check({
      ...page('', 'a', ''),
      'content/edition.yaml': 'title: A\nlanguages: [en, de]\n',
      'content/sources/a.de.mdx': `---\ntitle: A\n---\n\n${text}\n`,
    }),
  words: (text: string) =>
    void check({
      'content/edition.yaml': 'title: A\nlanguages: [en, de]\n',
      'content/glossary/iran.de.mdx': `---\nterm: I\n${text}\n---\n\nA.\n`,
    }),
  home: (text: string) => void check({ 'content/home.mdx': text }),
  comparison: (text: string) =>
    void check({
      ...page('', 'a', ''),
      'content/comparisons/c.mdx': `---\ntitle: C\nsource: a\n---\n\n${text}\n`,
    }),
  compared: (text: string) =>
    draw({
      ...page('', text, ''),
      'content/comparisons/c.mdx': `---\ntitle: C\nsource: a\n---\n\n<Row>\n\n> ${text}\n\n> ${text.replaceAll('o', 'e')} [@k]\n\n</Row>\n`,
    }),
  collation: (text: string) => collateWith(text, text.replaceAll('o', 'e')),
  sheet: (text: string) => void readSheet(textFile('content/style.css', text)),
  style: (text: string) => void parseStyle(textFile('content/styles/a.csl', text)),
  tei: (text: string) =>
    void readVolumes(
      [{ root: readTei(Buffer.from(text)).root, name: 'a.xml', lineAt: () => 1, converted: {} }],
      setting,
    ),
  // What lies too deep in one another is refused.
  rtf: (text: string) => void rtf.convert(Buffer.from(text)).catch(() => undefined),
  html: (text: string) => void html.convert(Buffer.from(text)).catch(() => undefined),
  migrate: (text: string) => correct(text, `${text}\n\nOne more.`),
  corrected: (text: string) => correct(text, wordsOf(text).replaceAll('x', 'y')),
  nearest: (text: string) => void nearest(text, [`${text}b`, 'a', text.slice(1)]),
  fold: (text: string) => void foldings(text, 'de'),
  quotation: (text: string) => void seekSimilar(`${text} a`)(text),
  widen: (text: string) => {
    const middle = text.length >> 1;
    wholeWords(text, { start: middle, end: middle + 1 });
  },
  locator: (text: string) => void locate(text),
  date: (text: string) => void (mendOfDate(text, 'range', 'fa'), cslDate(text)),
  title: (text: string) => void plainTitle(text),
  language: (text: string) => {
    check({ 'content/edition.yaml': `title: A\nlanguage: ${text}x\n` });
    directionOf(text);
  },
  record: (text: string) =>
    void recordOf({
      url: '/',
      language: 'fa',
      blocks: [{ kind: 'paragraph', anchor: '', words: [text] }],
    }),
  search: (text: string) => void rangesVerbatim(text, text.slice(0, 200)),
  excerpt: (text: string) => void excerptOf(text, rangesOf(text, ['b'])),
  question: (text: string) => void (parseQuery(text), nearestNames(names, text, 3)),
  hit: (text: string) =>
    void placesIn(
      resultBlocks({ content: text, url: '/', filters: {}, anchors: [{ location: 0 }] }),
      parseQuery(text).words.map((word) => ({ word, at: new Set<number>(), isForm: true })),
      [],
    ).map((place) => hitOf(place, parseQuery(text))),
} satisfies Record<string, (text: string) => void>;

export type Reader = keyof typeof all;

/** What reads texts, by name. */
export const readers: Readonly<Record<Reader, (text: string) => void>> = all;
