import { gzipSync } from 'node:zlib';
import type { Browser, Page, Request } from 'playwright-core';
import { serve } from '../../src/io/serve.ts';
import { openBrowser, openPage } from '../browser.ts';
import { placeOf, type Question, questions } from '../site/queries.ts';
import { searchFor } from '../site/searching.ts';
import type { BuiltSite } from '../site/setup.ts';

type Site = Pick<BuiltSite, 'out' | 'base' | 'address'>;

/** What a reader waits for and pays, from asking for the search to the first answer. */
interface First {
  /** Bytes by what they are for: the scripts, the index in general, and each language. */
  bytes: Map<string, number>;
  /** Seconds from the last key to the first result. */
  seconds: number;
}

/** The folders of built sites: those that the questions are put to, and a large one. */
type Folders = Record<Question['site'], string> & { large?: string };

/** What is typed for the first answer; words of the large edition are made up. */
const words = { own: 'nuclear', languages: 'Goethe', large: 'ba' };

/** Returns what the search finds and what it takes, in Markdown, on built sites. */
export async function benchSearch(folders: Folders): Promise<string> {
  const browser = await openBrowser();
  const lines: string[] = [];
  const places: number[] = [];
  try {
    for (const [name, out] of Object.entries(folders) as [keyof Folders, string][]) {
      const server = await serve(out, '/', 0);
      if (!server) throw new Error('no port for the site');
      const site = { out, base: '/', address: `${server.address}/` };
      const asked = questions.filter((question) => question.site === name);
      places.push(...(await placesIn(browser, site, asked)));
      lines.push(...rowsOf(name, words[name], await firstAnswer(browser, site, words[name])));
      server.close();
    }
  } finally {
    await browser.close();
  }
  const rank = meanReciprocal(places).toFixed(3);
  return `Search: ${places.length} questions, mean reciprocal rank of the first right answer ${rank}.

| edition | loaded for | bytes, compressed |
| --- | --- | ---: |
${lines.join('\n')}`;
}

/** Returns how many bytes, compressed, come before the first answer of the search of a generated edition. */
export async function bytesOfFirstAnswer(out: string): Promise<number> {
  const server = await serve(out, '/', 0);
  if (!server) throw new Error('no port for the site');
  const browser = await openBrowser();
  try {
    const site = { out, base: '/', address: `${server.address}/` };
    return total(await firstAnswer(browser, site, words.large));
  } finally {
    await browser.close();
    server.close();
  }
}

/** Mean of 1 over the place of the first right answer, 0 where there is none (Voorhees, TREC-8, 1999). */
function meanReciprocal(places: readonly number[]): number {
  const sum = places.reduce((total, place) => total + (place > 0 ? 1 / place : 0), 0);
  return sum / places.length;
}

async function placesIn(browser: Browser, site: Site, asked: readonly Question[]) {
  const { page, close } = await openPage(browser);
  const places: number[] = [];
  for (const question of asked.filter(({ answers }) => answers.length > 0)) {
    const query = new URLSearchParams(question.query).toString();
    const found = await searchFor(page, site as BuiltSite, query);
    const place = placeOf(
      question,
      found.map(({ to }) => to),
    );
    places.push(place);
    if (place === 0 || place > question.within) {
      console.error(`${question.about}: at ${place}: ${found.map(({ to }) => to).join(' ')}`);
    }
  }
  await close();
  return places;
}

/** Opens the palette on the home page, asks for a word, and waits for the first result. */
async function firstAnswer(browser: Browser, site: Site, word: string): Promise<First> {
  const { page, close } = await openPage(browser);
  await page.goto(site.address);
  await page.waitForLoadState('networkidle');
  const loaded: Request[] = [];
  page.on('requestfinished', (request) => loaded.push(request));
  await page.keyboard.press('/');
  await page.keyboard.insertText(word);
  const start = performance.now();
  await firstOption(page);
  const seconds = (performance.now() - start) / 1000;
  // What comes after the first result is none of its price.
  const needed = [...loaded];
  const bytes = new Map<string, number>();
  for (const request of needed) {
    const part = partOf(new URL(request.url()).pathname);
    const body = (await (await request.response())?.body()) ?? Buffer.of();
    bytes.set(part, (bytes.get(part) ?? 0) + compressed(request.url(), body));
  }
  await close();
  return { bytes, seconds };
}

async function firstOption(page: Page): Promise<void> {
  await page.locator('#palette [role=option] mark').first().waitFor();
}

/** The index is compressed as it is; of the rest a host sends what gzip makes of it. */
function compressed(url: string, body: Buffer): number {
  return /\.(?:js|css|json|html)(?:\?.*)?$|\/$/.test(url) ? gzipSync(body).length : body.length;
}

function partOf(path: string): string {
  const language =
    /(?:\/|pagefind\.|wasm\.)([a-z]{2,3}(?:-[a-z]+)*)(?:_[\da-f]+)?\.(?:pf_\w+|pagefind)$/.exec(
      path,
    );
  if (language) return language[1] ?? '';
  return path.includes('/pagefind/') ? 'Pagefind' : 'own scripts and names';
}

function total({ bytes }: First): number {
  return [...bytes.values()].reduce((sum, number) => sum + number, 0);
}

function rowsOf(name: string, word: string, first: First): string[] {
  const rows = [...first.bytes].map(([part, number]) => `| ${name} | ${part} | ${number} |`);
  const all = `**all**, “${word}” in ${first.seconds.toFixed(2)} s`;
  return [...rows, `| ${name} | ${all} | ${total(first)} |`];
}
