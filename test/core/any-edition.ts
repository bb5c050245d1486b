import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { escapeInNote, writePage } from '../../src/core/page/write.ts';
import {
  cast,
  edition,
  entry,
  id,
  range,
  source,
  unseen,
  words,
  words1,
  work,
} from './any-fields.ts';
import { anyTranslations, translationFiles } from './any-translation.ts';
import { hostileText } from './hostile.ts';
import { type Ends, planted } from './page/written.ts';

/** The files of an edition, by their paths. */
export type AnyEdition = Record<string, string | Uint8Array>;

/** An image of one pixel, a GIF whatever its name. */
const image = Uint8Array.from(
  Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
);

/** Words of the editors', in which only the note or the definition as a whole is at stake. */
const prose = words.map((text) => text.replace(/[\\`*_{}<>[\]()#+\-.!&:@|~^\n\r\0]/g, ' ').trim());

/** What guides hold beside plain words, much of it refused. */
const constructs = [
  ...[
    '# A\n',
    '## Main\n',
    '- a\n',
    '> a\n',
    '| a |\n| - |\n| b |\n',
    '{b}',
    '$x$',
    '${a}',
    '\\{a}',
  ],
  ...['<Foo/>', '<Term id="a">a</Term>', '<b>a</b>', "import x from './x'", 'export const a = 1'],
  ...[
    '[a](/sources/)',
    '![a](a.gif)',
    '`{a}`',
    '~~~\n{a}\n~~~',
    '<!-- a -->',
    '[^a]',
    'https://a.example',
  ],
  ...['&lt;', '***', '[a]: /b', '![a][b]', '<a.example>', 'a\\\nb', '\u00A0'],
];
/** The text of a guide behind its fields: what stands in random editions, much of it refused. */
export const anyGuide = fc
  .array(fc.oneof(words, fc.constantFrom(...constructs)), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('\n\n').replace(unseen, ''));

/** What stands around words of a source, or in their place where they have none; each has the number of its place for a name. */
const marks: readonly ((words: string, n: number) => string)[] = [
  (words) => `<Hi rend="italic superscript">${words}</Hi>`,
  (words) => `<Unclear reason="faded">${words}</Unclear>`,
  (words) => `<Supplied reason="lost"><Del>${words}</Del></Supplied>`,
  (words) => `<Add place="above">${words}</Add>`,
  (words) => `<Foreign lang="fa">${words}</Foreign>`,
  (words) => `<Term id="ann">${words}</Term>`,
  (words, n) => `<Page n="${n}r" image="scan.png"/>${words}`,
  (words, n) => `${words}<Page n="A.${n}"/>`,
  (words) => `<Gap reason="damage" extent="about 3 words"/>${words}`,
  (words, n) =>
    `<Claim id="claim-${n}" by="ann" via="bea,firm" date="1700" as-of="2020" kind="event" verdict="open">${words}</Claim>[^claim-${n}]`,
  (words) => `<Mark note="own">${words}</Mark>`,
  (words) => `<Note of="own">${words}</Note>`,
];

/** What each seed begins with, which has a claim of its own; and how far apart marks are, in characters, at the most. */
const opening = 'It was said.';
const most = 40;

const annotated = fc.record({
  ends: fc.array(fc.tuple(fc.nat(40), fc.nat(20)) satisfies fc.Arbitrary<Ends>, { maxLength: 6 }),
  kinds: fc.array(fc.nat(marks.length - 1), { minLength: 6, maxLength: 6 }),
});

/** The places in that list of the two that need each other. */
const [ownMark, ownNote] = [marks.length - 2, marks.length - 1];

/** What notes say in prose, and in plain words of their claims. */
interface Said {
  note: string;
  sentence: string;
}

/** Returns a page with marks on words that stand behind its first sentence, and the notes that they need. */
function annotate(
  page: string,
  { ends, kinds }: { ends: Ends[]; kinds: number[] },
  { note, sentence }: Said,
) {
  const isPaired = [ownMark, ownNote].every((kind) => kinds.slice(0, ends.length).includes(kind));
  const chosen = kinds.map((kind) => (kind < ownMark || isPaired ? kind : 0));
  const behind = ends.map(([skip, length], index): Ends => {
    const { length: first } = opening;
    return [index === 0 ? first + (skip % (most - first)) : skip, length];
  });
  const notes: string[] = [];
  const marked = planted(page, behind, { gap: most, most }, (words, index) => {
    const mark = marks[chosen[index] ?? 0]?.(words, index) ?? words;
    const [, claim] = /<Claim id="([^"]+)"/.exec(mark) ?? [];
    if (claim !== undefined)
      notes.push(`\n[^${claim}]: says: ${sentence}\n\n    Of it, ${note} ![A seal](seal.png)\n`);
    return mark;
  });
  return { marked, notes: notes.join('') };
}

/** What stands on the front page, in a comparison and in the style sheet of the edition. */
const shared = fc.record({
  // A map takes half a second to draw.
  located: fc.constantFrom<readonly string[]>([], [], [], ['ann', 'firm'], ['town', 'ann']),
  home: fc.option(
    fc.subarray(['<Search/>', '<Sources/>', '<Finding/>', '<Verdicts/>', '<Guides/>', '# Words']),
  ),
  compared: fc.option(fc.tuple(words1, prose)),
  sheet: fc.option(
    fc.constantFrom('.masthead { color: #123 }', '.lead::before { content: "<a>" }'),
  ),
});

const parts = fc.record({
  edition,
  seeds: fc.array(
    fc.oneof(words, hostileText).map((text) => text.replace(unseen, '')),
    { minLength: 1, maxLength: 2 },
  ),
  sources: fc.array(source, { minLength: 2, maxLength: 2 }),
  pageIds: fc.uniqueArray(id, { minLength: 2, maxLength: 2 }),
  entries: fc.array(fc.tuple(id, entry, prose), { maxLength: 2 }),
  works: fc.array(work, { maxLength: 3 }),
  note: prose,
  sentence: words1.map((text) => escapeInNote(`A ${text.replace(/\s+/g, ' ')}`)),
  guides: fc.array(fc.tuple(id, words1, fc.oneof(prose, anyGuide)), { maxLength: 1 }),
  rows: fc.array(fc.record({ date: range, text: prose.map((text) => `A ${text}`) }), {
    maxLength: 2,
  }),
  cast: fc.array(entry, { minLength: 6, maxLength: 6 }),
  annotated: fc.array(annotated, { minLength: 2, maxLength: 2 }),
  shared,
  translations: anyTranslations,
  related: fc.constantFrom('', 'witness-of', 'translation-of', 'superseded-by'),
  moved: fc.array(
    fc.oneof(
      fc.integer({ min: 1, max: 300 }).map((length) => `/glossary/${'y'.repeat(length)}/`),
      fc.constantFrom(
        '/sources/gone/',
        '/sources/gone/#note-]]>',
        '/guides/aux/',
        '/references/#ref-"<',
      ),
    ),
    { maxLength: 2 },
  ),
});

/**
 * An edition put together at random, of which most have no fault: its names and words are whatever a file can hold, and
 * its pages say what their seeds say.
 */
export const anyEdition: fc.Arbitrary<AnyEdition> = parts.map((made) => {
  const about: { language?: string } = made.edition;
  const { language = 'en' } = about;
  const translations = made.translations.filter((one) => one.language !== language);
  const languages = [language, ...translations.map((one) => one.language)];
  const files: AnyEdition = {
    'content/edition.yaml': JSON.stringify({
      ...made.edition,
      ...(languages.length > 1 && { languages }),
    }),
  };
  made.seeds.forEach((words, index) => {
    const [name, fields] = [made.pageIds[index] ?? 'a', made.sources[index]];
    const seed = `${opening}\n\n${words}\n`;
    const isRelated = index === 0 && made.seeds.length > 1 && made.related !== '';
    const related = isRelated ? { [made.related]: made.pageIds[1] } : {};
    const front = { ...fields, ...related, title: 'T', seed: `${name}.txt` };
    const written = writePage(seed, front as unknown as Record<string, string>, { layout: 'flow' });
    const { marked: page, notes } = annotate(
      written,
      made.annotated[index] ?? { ends: [], kinds: [] },
      made,
    );
    // A text of another says which paragraph of that it begins with.
    const align = isRelated && /-of$/.test(made.related) ? '<Align with="1"/>' : '';
    const marked = page.replace(
      'It was said',
      `${align}<Claim id="said" by="unattributed" kind="event" verdict="open">$&</Claim>[^said]`,
    );
    const title = JSON.stringify(fields?.title);
    files[`content/sources/${name}.mdx`] =
      `${marked.replace(/^title: T$/m, () => `title: ${title}`)}\n[^said]: A note, ${made.note}\n${notes}`;
    files[`seeds/${name}.txt`] = seed;
  });
  Object.entries(cast).forEach(([name, kind], index) => {
    const { aliases: _, term, ...fields } = { term: '', ...made.cast[index] };
    // Those that have names of their own are found in no text.
    const at = made.shared.located.includes(name) ? { coordinates: '-0.0000001, 50.89' } : {};
    const own = { date: '1868', ...at, ...fields, term: `Cast ${name} ${term}`, kind };
    files[`content/glossary/${name}.mdx`] = `---\n${JSON.stringify(own)}\n---\n\nOne of them.\n`;
  });
  for (const [name, fields, definition] of made.entries)
    files[`content/glossary/${name}.mdx`] =
      `---\n${JSON.stringify(fields)}\n---\n\nAn entry, ${definition}\n`;
  for (const [name, title, body] of made.guides)
    files[`content/guides/${name}.mdx`] = `---\n${JSON.stringify({ title })}\n---\n\n${body}\n`;
  if (made.works.length > 0)
    files['content/references/works.json'] = JSON.stringify(
      made.works.map((fields, index) => ({ id: `w${index}`, ...fields })),
    );
  if (made.rows.length > 0) files['content/timeline.yaml'] = JSON.stringify(made.rows);
  if (made.moved.length > 0)
    files['content/addresses.yaml'] = JSON.stringify({
      redirects: Object.fromEntries(made.moved.map((from) => [from, '/sources/'])),
    });
  const { home, compared, sheet } = made.shared;
  if (home) files['content/home.mdx'] = `Here it is.\n\n${home.join('\n\n')}\n`;
  if (sheet !== null) files['content/style.css'] = `${sheet}\n`;
  if (compared && made.works.length > 0)
    files['content/comparisons/beside.mdx'] =
      `---\n${JSON.stringify({ title: compared[0], source: made.pageIds[0] })}\n---\n\nThese.\n\n` +
      `<Row id="one">\n\n> It was said.\n\n> It is said, ${compared[1]} [@w0]\n\n</Row>\n`;
  for (const translation of translations)
    Object.assign(
      files,
      translationFiles(
        translation,
        {
          sources: made.pageIds.slice(0, made.seeds.length),
          guides: made.guides.map(([name]) => name),
          comparisons: 'content/comparisons/beside.mdx' in files ? ['beside'] : [],
          hasHome: home !== null,
        },
        made.note,
      ),
    );
  files['content/images/seal.png'] = image;
  files['facsimiles/scan.png'] = image;
  files['seeds/SHA256SUMS'] = sumsOf(files, 'seeds/');
  files['facsimiles/SHA256SUMS'] = sumsOf(files, 'facsimiles/');
  return files;
});

function sumsOf(files: AnyEdition, folder: string): string {
  return Object.entries(files)
    .filter(([path]) => path.startsWith(folder))
    .map(([path, content]) => {
      const hash = createHash('sha256').update(content).digest('hex');
      return `${hash}  ${path.slice(folder.length)}\n`;
    })
    .join('');
}
