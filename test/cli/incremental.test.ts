import { cpSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cacheFolder } from '../../src/io/cache.ts';
import { type Builder, openBuilder } from '../builder.ts';
import { edition, type Files, hash, temporaryFolder, treeOf } from '../folder.ts';
import { root } from '../root.ts';

/** A page of three blocks with a claim, a note that cites, and a mention of an entry. */
function page(id: string, words: string, by = 'gazette', fields = `title: The ${id}`): Files {
  const seed = `${words}\n\nThe minister spoke in Moscow about the ${id}.\n\nHe left on Friday.\n`;
  const mdx = `---
${fields}
seed: ${id}.txt
published: 2002-06-01
publisher: gazette
---

On the ${id}, from the Gazette, whatever @denial says.

<Source>

${words}

The minister <Claim id="spoke" by="${by}" kind="event" verdict="disputed">spoke in Moscow</Claim>[^spoke] about the ${id}.

He left on Friday.

</Source>

[^spoke]: Moscow denies it [disputes @denial].
`;
  return { [`content/sources/${id}.mdx`]: mdx, [`seeds/${id}.txt`]: seed };
}

/** A source of three claims and corrections so long that each stands on a page of its own in the lists; `last` is what the last begins with. */
function long(last: string): Files {
  const sentences = ['The first', 'The second', last].map(
    (words) => `${words} ${'and so on '.repeat(18_000)}.`,
  );
  const claims = sentences.map(
    (words, n) =>
      `<Claim id="c${n}" by="envoy" kind="event" verdict="open">${words}</Claim>[^c${n}]`,
  );
  const notes = claims.map((_, n) => `[^c${n}]: So it is said.`);
  const corrected = sentences.map(
    (words, n) => `  - { date: 200${9 - n}, text: ${words}${words} }\n`,
  );
  return {
    'content/sources/long.mdx': `---\ntitle: Long\nseed: long.txt\npublisher: gazette\nchanges:\n${corrected.join('')}---\n\n<Source>\n\n${claims.join('\n\n')}\n\n</Source>\n\n${notes.join('\n\n')}\n`,
    'seeds/long.txt': `${sentences.join('\n\n')}\n`,
  };
}

/** The source of the pipeline, with a field more. */
const pipeline = (field: string) =>
  page(
    'pipeline',
    'Pipes were laid, and soon taken up.',
    'envoy',
    `title: The pipeline\n${field}`,
  ) as Record<string, string>;

const verdicts = (label: string) => `verdicts:
  - { id: disputed, label: ${label}, meaning: Some say so, tone: warn, evidence: required }
  - { id: open, label: Open, meaning: Nobody knows, tone: open, evidence: none }
`;
const works = (title: string) => JSON.stringify([{ id: 'denial', type: 'book', title }]);
const entry = (term: string, kind: string) =>
  `---\nterm: ${term}\nkind: ${kind}\n---\n\nThe ${term} of that time.\n`;

/** What a seed was made from, which is published as it is. */
const original = '{\\rtf1 Talks began.}';

const embassy = page(
  'embassy',
  'Talks began.',
  'gazette',
  `title: Embassy\ntranslation-of: treaty\nlanguage: fr\nconverted: { date: 2026-01-01, by: Hand, sha256: ${hash(original)}, original: embassy.rtf }`,
) as Record<string, string>;

const files: Files = {
  'content/edition.yaml': `title: Three sources\nurl: https://example.org\noriginals: true\n${verdicts('In doubt')}`,
  'originals/embassy.rtf': original,
  'content/glossary/moscow.mdx': entry('Moscow', 'place'),
  'content/glossary/gazette.mdx': entry('Gazette', 'organization'),
  // What is told of this one stands in one source only.
  'content/glossary/envoy.mdx': entry('Envoy', 'person'),
  'content/references/works.json': works('A denial'),
  'content/timeline.yaml': '- date: 2002-05-24\n  text: A treaty was signed in Moscow.\n',
  'content/guides/method.mdx': '---\ntitle: Method\n---\n\nHow *we* work.\n',
  ...embassy,
  ...page('pipeline', 'Pipes were laid.', 'envoy'),
  ...page('treaty', 'A treaty was read.'),
  ...long('The third'),
};

/** What is done to the edition, one after the other; a file that is undefined is deleted. */
const changes: [string, Record<string, string | undefined>][] = [
  [
    'a source',
    page('pipeline', 'Pipes were laid, and soon taken up.', 'envoy') as Record<string, string>,
  ],
  [
    'the id of a source that another stands beside, and that nothing names',
    {
      'content/sources/embassy.mdx': undefined,
      'content/sources/consulate.mdx': embassy['content/sources/embassy.mdx'],
    },
  ],
  ['a claim on the last page of a list', long('The last') as Record<string, string>],
  ['the name of a glossary entry', { 'content/glossary/moscow.mdx': entry('Moskva', 'place') }],
  [
    'the title of a source that another translates',
    page('treaty', 'A treaty was read.', 'gazette', 'title: A treaty') as Record<string, string>,
  ],
  ['a reference', { 'content/references/works.json': works('A firm denial') }],
  [
    'what is published as data, and how pages look, and of a source to a draft',
    {
      'content/edition.yaml': `title: Three sources\nurl: https://example.org\noriginals: true\nforms: [annotations]\nappearance: { font: sans }\n${verdicts('In doubt')}`,
      ...pipeline('draft: true'),
    },
  ],
  [
    'a draft to a letter, and of a source to one that another supersedes',
    {
      ...pipeline('correspondence: { from: gazette, to: envoy, sent: { date: 2002-05-01 } }'),
      'content/sources/long.mdx': long('The last')
        ['content/sources/long.mdx']?.toString()
        .replace('title: Long', 'title: Long\nsuperseded-by: treaty'),
    },
  ],
  [
    'the label of a verdict',
    {
      'content/edition.yaml': `title: Three sources\nurl: https://example.org\n${verdicts('Contested')}`,
    },
  ],
  [
    'title, guide and timeline, and of the list of sources, of which one is left',
    {
      'content/edition.yaml': `title: One source\ncitation-style: vancouver\nlanguage: de\nurl: https://example.org\n${verdicts('Contested')}`,
      'content/guides/method.mdx': '---\ntitle: Our method\n---\n\nHow **we** work.\n',
      'content/timeline.yaml': '- date: 2002-05-25\n  text: A treaty was signed in the Gazette.\n',
      'content/sources/consulate.mdx': undefined,
      'seeds/embassy.txt': undefined,
      'originals/embassy.rtf': undefined,
      'content/sources/treaty.mdx': undefined,
      'seeds/treaty.txt': undefined,
      'content/sources/long.mdx': undefined,
      'seeds/long.txt': undefined,
    },
  ],
  [
    // The way to the list of claims stands on every page.
    'the last claim, which goes',
    {
      'content/sources/pipeline.mdx':
        '---\ntitle: The pipeline\nseed: pipeline.txt\n---\n\n<Source>\n\nPipes.\n\n</Source>\n',
      'seeds/pipeline.txt': 'Pipes.\n',
    },
  ],
  ['one source to two', page('treaty', 'A treaty was read.') as Record<string, string>],
];

/** The edition as it is first, and after each of the changes. */
const states = [files];
for (const [, changed] of changes) {
  const now: Files = { ...states.at(-1) };
  for (const [path, content] of Object.entries(changed)) {
    if (content === undefined) delete now[path];
    else now[path] = content;
  }
  states.push(now);
}

const place = temporaryFolder();

/** Builds the edition in a state of it, in a folder of its own, with what was kept of another one. Returns the site. */
async function build(builder: Builder, state: number, before?: string) {
  const folder = edition(states[state] ?? {});
  if (before !== undefined) cpSync(cacheFolder(before), cacheFolder(folder), { recursive: true });
  const out = join(place, 'site');
  const words = ['build', '--edition', folder, '--out', out];
  const done = await builder.order({ words, cwd: root, env: {} });
  expect(done).toMatchObject({ code: 0, stderr: '' });
  return {
    folder,
    site: { ...treeOf(out), [told]: done.stdout.replaceAll(basename(folder), '…') },
  };
}

/** What is told beside a site, of warnings above all, is compared like its files. */
const told = 'what is told';

// Two processes, and two orders: neither knows what the other has seen before.
const [incremental, clean] = [openBuilder(), openBuilder()];
const built: Record<string, string>[] = [];
/** Of how many sources it is kept how they are cited, after each state. */
const citedAfter: number[] = [];
let last: string | undefined;

/** Builds the edition in a state of it with what was kept of the state before. */
async function buildNext(state: number): Promise<void> {
  const { folder, site } = await build(incremental, state, last);
  built.push(site);
  const kept = readFileSync(join(cacheFolder(folder), 'citations.jsonl'), 'utf8').split('\n');
  // Its first line names the code.
  citedAfter.push(kept.length - 1);
  last = folder;
}

beforeAll(() => buildNext(0));
afterAll(() => Promise.all([incremental, clean].map((builder) => builder.close())));

const steps = changes.map(([what], index) => ({ what, state: index + 1 }));

test('there are lists of several pages', () => {
  const paths = Object.keys(built[0] ?? {}).filter((path) => path.includes('/3/index.html'));
  expect(paths.sort()).toEqual([
    'chains/page/3/index.html',
    'changes/page/3/index.html',
    'claims/page/3/index.html',
    'glossary/envoy/claims/3/index.html',
    'glossary/gazette/passed/3/index.html',
  ]);
});

test.each(steps)('a change of $what shows', async ({ state }) => {
  await buildNext(state);
  expect(built[state]).not.toEqual(built[state - 1]);
});

test('how sources are cited is kept, also of those whose pages were not drawn', () => {
  expect(citedAfter.slice(0, 3)).toEqual([4, 4, 4]);
});

test('warnings are told, in sources that have not changed, too', () => {
  const pages = built.map((site) => site[told]?.match(/content\/sources\/\w+\.mdx/g));
  expect(pages.slice(0, 2)).toEqual(
    Array(2).fill(['embassy', 'pipeline', 'treaty'].map((id) => `content/sources/${id}.mdx`)),
  );
});

test.each(steps.toReversed())(
  'a build after a change of $what equals a clean one',
  async ({ state }) => expect(built[state]).toEqual((await build(clean, state)).site),
);

test('what a change breaks in a source that was not changed is told', async () => {
  const { folder } = await build(incremental, 0);
  const out = join(place, 'broken');
  rmSync(join(folder, 'content/sources/treaty.mdx'));
  rmSync(join(folder, 'seeds/treaty.txt'));
  const words = ['build', '--edition', folder, '--out', out];
  const { code, stdout } = await incremental.order({ words, cwd: root, env: {} });
  expect(code).toBe(1);
  expect(stdout).toContain('content/sources/embassy.mdx:3:17 error Unexpected source “treaty”');
});
