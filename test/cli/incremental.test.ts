import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { cacheFolder } from '../../src/io/cache.ts';
import { runProcess } from '../command.ts';
import { edition, type Files, hash, temporaryFolder, treeOf, write } from '../folder.ts';

/** A page of three blocks with a claim, a note that cites, and a mention of an entry. */
function page(id: string, words: string, by = 'gazette', fields = `title: The ${id}`): Files {
  const seed = `${words}\n\nThe minister spoke in Moscow about the ${id}.\n\nHe left on Friday.\n`;
  const mdx = `---
${fields}
seed: ${id}.txt
published: 2002-06-01
publisher: gazette
---

On the ${id}, from the Gazette.

<Source>

${words}

The minister <Claim id="spoke" by="${by}" kind="event" verdict="disputed">spoke in Moscow</Claim>[^spoke] about the ${id}.

He left on Friday.

</Source>

[^spoke]: Moscow denies it [disputes @denial].
`;
  return { [`content/sources/${id}.mdx`]: mdx, [`seeds/${id}.txt`]: seed };
}

const verdicts = (label: string) => `verdicts:
  - { id: disputed, label: ${label}, meaning: Some say so, tone: warn, evidence: required }
`;
const works = (title: string) => JSON.stringify([{ id: 'denial', type: 'book', title }]);
const entry = (term: string, kind: string) =>
  `---\nterm: ${term}\nkind: ${kind}\n---\n\nThe ${term} of that time.\n`;

const files: Files = {
  'content/edition.yaml': `title: Three sources\nurl: https://example.org\n${verdicts('In doubt')}`,
  'content/glossary/moscow.mdx': entry('Moscow', 'place'),
  'content/glossary/gazette.mdx': entry('Gazette', 'organization'),
  // What is told of this one stands in one source only.
  'content/glossary/envoy.mdx': entry('Envoy', 'person'),
  'content/references/works.json': works('A denial'),
  'content/timeline.yaml': '- date: 2002-05-24\n  text: A treaty was signed in Moscow.\n',
  'content/guides/method.mdx': '---\ntitle: Method\n---\n\nHow *we* work.\n',
  ...page(
    'embassy',
    'Talks began.',
    'gazette',
    'title: Embassy\ntranslation-of: treaty\nlanguage: fr',
  ),
  ...page('pipeline', 'Pipes were laid.', 'envoy'),
  ...page('treaty', 'A treaty was read.'),
};

/** What is done to the edition, one after the other; a file that is undefined is deleted. */
const changes: [string, Record<string, string | undefined>][] = [
  [
    'a source',
    page('pipeline', 'Pipes were laid, and soon taken up.', 'envoy') as Record<string, string>,
  ],
  ['the name of a glossary entry', { 'content/glossary/moscow.mdx': entry('Moskva', 'place') }],
  [
    'the title of a source that another translates',
    page('treaty', 'A treaty was read.', 'gazette', 'title: A treaty') as Record<string, string>,
  ],
  ['a reference', { 'content/references/works.json': works('A firm denial') }],
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
      'content/sources/embassy.mdx': undefined,
      'seeds/embassy.txt': undefined,
      'content/sources/treaty.mdx': undefined,
      'seeds/treaty.txt': undefined,
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

let folder: string;
let out: string;
let now: Record<string, string | Uint8Array>;

beforeAll(() => {
  folder = edition({});
  out = join(temporaryFolder(), 'site');
  now = { ...files };
  save();
  build();
});

/** Writes the edition as it is now, with the list of its seeds. */
function save(): void {
  const seeds = Object.entries(now).filter(([path]) => path.startsWith('seeds/'));
  const sums = seeds.map(([path, text]) => `${hash(text)}  ${path.slice('seeds/'.length)}\n`);
  for (const part of ['content', 'seeds'])
    rmSync(join(folder, part), { recursive: true, force: true });
  write(folder, { ...now, 'seeds/SHA256SUMS': sums.join('') });
}

function build(): Record<string, string> {
  const { code, printed } = runProcess('build', ['--edition', folder, '--out', out]);
  expect({ code, printed }).toMatchObject({ code: 0 });
  return treeOf(out);
}

test.each(changes)('a build after a change of %s equals a clean one', (_, changed) => {
  const before = treeOf(out);
  for (const [path, content] of Object.entries(changed)) {
    if (content === undefined) delete now[path];
    else now[path] = content;
  }
  save();
  const incremental = build();
  expect(incremental).not.toEqual(before);
  // What the next change is built upon is what the incremental build kept, not what the clean one does.
  const kept = join(temporaryFolder(), 'cache');
  cpSync(cacheFolder(folder), kept, { recursive: true });
  rmSync(cacheFolder(folder), { recursive: true });
  expect(incremental).toEqual(build());
  rmSync(cacheFolder(folder), { recursive: true });
  cpSync(kept, cacheFolder(folder), { recursive: true });
});
