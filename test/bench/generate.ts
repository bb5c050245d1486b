import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, type Random } from './random.ts';
import { capital, makeWords } from './words.ts';

const terms = 200;
const works = 300;
const claims = 12;
/** The glossary has its speakers, people and organizations, first. */
const speakers = 20;
const verdicts = ['corroborated', 'consistent', 'unverified', 'disputed', 'contradicted'] as const;
const kinds = ['event', 'position', 'legal', 'causal', 'forecast', 'identity'] as const;
const entryKinds = ['term', 'place', 'agreement', 'facility'] as const;

interface Lexicon {
  words: [string, ...string[]];
  /** The names of the glossary, by the number of the entry. */
  names: [string, ...string[]];
  random: Random;
}

/**
 * Writes an edition of `sources` seeds of about 2.3 kB, each with 12 claims and 12 notes, of 200 glossary
 * entries and of 300 references, to `dir`. The same number gives the same files.
 */
export function writeEdition(dir: string, sources: number): void {
  const random = createRandom(2002);
  const words = makeWords(8000, random);
  const [first, ...others] = words.slice(-terms * 2).map(capital);
  const names: Lexicon['names'] = [first ?? '', ...others.slice(0, terms - 1)];
  const lexicon: Lexicon = { words, names, random };
  for (const folder of ['sources', 'glossary', 'references'])
    mkdirSync(join(dir, 'content', folder), { recursive: true });
  mkdirSync(join(dir, 'seeds'), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(dir, path), text);
  write('content/edition.yaml', 'title: A generated edition\nurl: https://edition.example\n');
  write('content/references/works.json', JSON.stringify(makeWorks(lexicon), undefined, 1));
  names.forEach((_, n) => write(`content/glossary/entry-${n}.mdx`, makeEntry(n, lexicon)));
  const sums = Array.from({ length: sources }, (_, n) => {
    const { seed, page } = makeSource(n, lexicon);
    write(`content/sources/source-${n}.mdx`, page);
    write(`seeds/seed-${n}.txt`, seed);
    return lineOf(n, seed);
  });
  write('seeds/SHA256SUMS', sums.join(''));
}

/** Adds a word to the end of a seed, to its page, and has the hash say so. */
export function changeSource(dir: string, n: number): void {
  const change = (path: string, edit: (text: string) => string) =>
    writeFileSync(join(dir, path), edit(readFileSync(join(dir, path), 'utf8')));
  const seed = readFileSync(join(dir, `seeds/seed-${n}.txt`), 'utf8');
  const changed = seed.replace(/\.\n$/, ' anew.\n');
  change(`seeds/seed-${n}.txt`, () => changed);
  change(`content/sources/source-${n}.mdx`, (text) =>
    text.replace(`</Claim>.[^claim-${claims}]`, ' anew$&'),
  );
  change('seeds/SHA256SUMS', (text) => text.replace(lineOf(n, seed), lineOf(n, changed)));
}

function lineOf(n: number, seed: string): string {
  return `${createHash('sha256').update(seed).digest('hex')}  seed-${n}.txt\n`;
}

function makeSource(n: number, lexicon: Lexicon): { seed: string; page: string } {
  const { random } = lexicon;
  const title = capital(phrase(5, lexicon));
  const sentences = Array.from({ length: claims }, () => capital(sentence(28, lexicon)));
  const marked = sentences.map((words, i) => {
    const id = `claim-${i + 1}`;
    const by = `entry-${random.below(speakers)}`;
    const attributes = `by="${by}" kind="${random.pick(kinds)}" verdict="${verdicts[i % 5]}"`;
    return `<Claim id="${id}" ${attributes}>${words}</Claim>.[^${id}]`;
  });
  const notes = sentences.map((_, i) => `[^claim-${i + 1}]: ${makeNote(lexicon)}`);
  const front = [
    `title: ${title}`,
    `seed: seed-${n}.txt`,
    `published: ${1900 + (n % 100)}-0${1 + (n % 9)}-1${n % 10}`,
    `publisher: entry-${n % speakers}`,
    `via: [entry-${random.below(speakers)}]`,
    `summary: ${capital(phrase(12, lexicon))}`,
  ];
  const blocks = [`# ${title}`, ...paragraphs(marked)];
  return {
    seed: `${[title, ...paragraphs(sentences.map((words) => `${words}.`))].join('\n\n')}\n`,
    page: `---\n${front.join('\n')}\n---\n\n<Source>\n\n${blocks.join('\n\n')}\n\n</Source>\n\n${notes.join('\n\n')}\n`,
  };
}

/** Three sentences to a paragraph. */
function paragraphs(sentences: readonly string[]): string[] {
  const starts = sentences.flatMap((_, i) => (i % 3 === 0 ? [i] : []));
  return starts.map((start) => sentences.slice(start, start + 3).join(' '));
}

function makeNote(lexicon: Lexicon): string {
  const key = `work-${lexicon.random.below(works)}`;
  const page = 1 + lexicon.random.below(40);
  const cites = `[supports @${key}, p. ${page}; @work-${lexicon.random.below(works)}]`;
  return `${capital(sentence(16, lexicon))} ${cites}.`;
}

function makeEntry(n: number, lexicon: Lexicon): string {
  const kind =
    n < speakers ? (n % 2 ? 'person' : 'organization') : entryKinds[n % entryKinds.length];
  const name = lexicon.names[n] ?? '';
  return `---\nterm: ${name}\nkind: ${kind}\naliases: [${name} ${lexicon.words[n]}]\n---\n\n${makeNote(lexicon)}\n`;
}

function makeWorks(lexicon: Lexicon): object[] {
  return Array.from({ length: works }, (_, n) => ({
    id: `work-${n}`,
    type: n % 3 === 0 ? 'book' : 'article-journal',
    author: [{ family: capital(phrase(1, lexicon)), given: capital(phrase(1, lexicon)) }],
    title: capital(phrase(7, lexicon)),
    'container-title': capital(phrase(3, lexicon)),
    issued: { 'date-parts': [[1900 + (n % 100)]] },
    URL: `https://edition.example/works/${n}`,
  }));
}

/** Words with names of the glossary among them, one in twelve. */
function sentence(length: number, lexicon: Lexicon): string {
  const { random, words, names } = lexicon;
  const list = Array.from({ length }, () => random.pick(random.below(12) === 0 ? names : words));
  return list.join(' ');
}

function phrase(length: number, { random, words }: Lexicon): string {
  return Array.from({ length }, () => random.pick(words)).join(' ');
}
