import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { codes } from '../../src/core/faults.ts';
import { root } from '../root.ts';
import { attribute, filesOf, named, pagesOf, readPage, textOf } from './built.ts';

const { own, nested, languages } = inject('sites');

/** The ids of the edition's files in a folder. */
function idsIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => ending.test(name))
    .map((name) => name.replace(ending, ''));
}

const addresses = [
  '',
  'sources/',
  ...idsIn('content/sources', /\.mdx$/).flatMap((id) => [
    `sources/${id}/`,
    `sources/${id}/annotations.json`,
    `sources/${id}/source.json`,
    `sources/${id}/tei.xml`,
    `sources/${id}/text.txt`,
  ]),
  'claims/',
  'chains/',
  'glossary/',
  ...idsIn('content/glossary', /\.mdx$/).map((id) => `glossary/${id}/`),
  'references/',
  'timeline/',
  'changes/',
  'search/',
  'offline/',
  'data/',
  'claims.json',
  'claims.schema.json',
  'edition.json',
  'edition.schema.json',
  'source.schema.json',
  'llms.txt',
  'tei.xml',
  'comparisons/',
  ...idsIn('content/comparisons', /\.mdx$/).map((id) => `comparisons/${id}/`),
  ...idsIn('content/guides', /\.mdx$/).map((id) => `guides/${id}/`),
  'help/',
  'help/fields/',
  'help/tokens/',
  ...idsIn('src/help', /\.md$/).map((id) => `help/${id}/`),
  ...idsIn('src/help/faults', /\.md$/).map((code) => `help/faults/${code}/`),
  ...readdirSync(join(root, 'seeds')).map((name) => `seeds/${name}`),
  'robots.txt',
  '404.html',
];

describe.each([own, nested])('under $base', (site) => {
  test('every address answers', async () => {
    const answers = await Promise.all(
      addresses.map(async (path) => [path, (await fetch(site.address + path)).status]),
    );
    expect(answers).toEqual(addresses.map((path) => [path, 200]));
  });

  test('there is no page beside these', () => {
    const pages = pagesOf(site).map((page) => page.path.slice(1));
    // Where the list of works is long, and addresses make it longer, what cites them stands apart.
    const further = pages.filter((path) => path !== 'references/citations/');
    expect(further.filter((path) => !addresses.includes(path))).toEqual([]);
  });

  test('an address that is not there gets the page that says so', async () => {
    for (const path of ['nothing', 'sources/nothing/', 'seeds/../package.json', '%E0%A4%A']) {
      const response = await fetch(site.address + path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('<h1>Not found</h1>');
    }
  });

  test('a folder without its slash leads to the folder', async () => {
    const response = await fetch(`${site.address}sources?x=1`, { redirect: 'manual' });
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe(`${site.base}sources/?x=1`);
  });

  test('seeds are their own bytes, as plain text', async () => {
    const names = readdirSync(join(root, 'seeds'));
    expect(names).toContain('SHA256SUMS');
    for (const name of names) {
      const response = await fetch(`${site.address}seeds/${name}`);
      expect(response.headers.get('content-type')).toBe('text/plain');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.equals(readFileSync(join(root, 'seeds', name)))).toBe(true);
    }
  });

  test('an exported annotation quotes its source at its offsets', async () => {
    const ids = idsIn('content/sources', /\.mdx$/);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) {
      const response = await fetch(`${site.address}sources/${id}/annotations.json`);
      const [seed = ''] = readPage(site, `sources/${id}/index.html`)
        .elements.map((element) => attribute(element, 'data-seed') ?? '')
        .filter(Boolean);
      const points = [...readFileSync(join(root, 'seeds', seed), 'utf8')];
      const selectors = findAll(await response.json(), 'TextPositionSelector');
      const quotes = findAll(await (await fetch(response.url)).json(), 'TextQuoteSelector');
      expect(selectors.length).toBeGreaterThan(0);
      expect(selectors.length).toBe(quotes.length);
      selectors.forEach(({ start, end }, index) => {
        expect(points.slice(Number(start), Number(end)).join('')).toBe(quotes[index]?.['exact']);
      });
    }
  });
});

/** Finds the objects of a type anywhere in a value of JSON. */
function findAll(value: unknown, type: string): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((item) => findAll(item, type));
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  const own = object['type'] === type ? [object] : [];
  return [...own, ...Object.values(object).flatMap((item) => findAll(item, type))];
}

describe('robots.txt and sitemap', () => {
  test('without an address there is no sitemap', () => {
    expect(readFileSync(join(own.out, 'robots.txt'), 'utf8')).toBe('User-agent: *\nAllow: /\n');
    expect(filesOf(own)).not.toContain('sitemap.xml');
    expect(
      named(readPage(own, 'index.html'), 'link').some((l) => attribute(l, 'rel') === 'canonical'),
    ).toBe(false);
  });

  test('with one, the sitemap lists the readers’ pages and all data, absolute', async () => {
    const url = 'https://example.org/some/edition';
    const robots = readFileSync(join(nested.out, 'robots.txt'), 'utf8');
    expect(robots).toContain(`Sitemap: ${url}/sitemap.xml\n`);
    const xml = await (await fetch(`${nested.address}sitemap.xml`)).text();
    const listed = [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address);
    const readers = pagesOf(nested)
      .map((page) => page.path)
      .filter((path) => !/^\/(?:help|search|404)/.test(path));
    const data = filesOf(nested).filter((path) =>
      /^(?:seeds|beacon)\/|\/(?:annotations|source|manifest)\.json$|\/text\.txt$|^references\/references\.|tei\.xml$|cmif\.xml$|^(?:claims|edition|source)(?:\.schema)?\.json$|^llms\.txt$|\.jsonld$|\.zip$/.test(
        path,
      ),
    );
    expect(data.length).toBeGreaterThan(15);
    expect(listed.sort()).toEqual(
      [...readers, ...data.map((path) => `/${path}`)].map((path) => url + path).sort(),
    );
  });

  test('each page names itself as canonical, but for the one that stands at any address', () => {
    for (const page of pagesOf(nested)) {
      const links = named(page, 'link').filter((link) => attribute(link, 'rel') === 'canonical');
      const path = page.path.replace(/\.html$/, '/').replace(/\/+$/, '/');
      const expected = path === '/404/' ? [] : [`https://example.org/some/edition${path}`];
      expect(links.map((link) => attribute(link, 'href'))).toEqual(expected);
    }
  });
});

describe('the tool’s own help', () => {
  test('has a page for each fault, which says the same as its file', () => {
    expect(codes.length).toBeGreaterThan(50);
    for (const code of codes) {
      const page = readPage(own, `help/faults/${code}/index.html`);
      const [, title = ''] =
        /^# (.*)/m.exec(readFileSync(join(root, `src/help/faults/${code}.md`), 'utf8')) ?? [];
      const [heading, ...more] = named(page, 'h1');
      expect(heading && textOf(heading)).toBe(title.replace(/[`\\]/g, ''));
      expect(more).toEqual([]);
    }
  });

  test('is nowhere in the site of an edition that leaves it out', () => {
    const files = filesOf(languages);
    expect(files).toContain('index.html');
    expect(files.filter((file) => file.startsWith('help/'))).toEqual([]);
    for (const file of files.filter((name) => /\.(?:html|json|xml|txt)$/.test(name))) {
      const content = readFileSync(join(languages.out, file), 'utf8');
      expect(content.includes('/help/') || content.includes('Help for contributors'), file).toBe(
        false,
      );
    }
  });

  test('is linked from the foot of every page, and not from the navigation', () => {
    for (const page of pagesOf(own)) {
      const links = (parts: ReturnType<typeof named>) =>
        parts.flatMap((part) => JSON.stringify([...descendants(part)]).match(/"\/help\//g) ?? []);
      expect(links(named(page, 'footer')).length).toBeGreaterThan(0);
      expect(links(named(page, 'header'))).toEqual([]);
    }
  });
});

function* descendants(element: ReturnType<typeof named>[number]): Iterable<string> {
  for (const child of element.children) {
    if (!('attribs' in child)) continue;
    yield attribute(child, 'href') ?? '';
    yield* descendants(child);
  }
}

test('a draft is nowhere in the site', () => {
  const files = filesOf(languages);
  expect(files.length).toBeGreaterThan(100);
  for (const file of files) {
    const content = readFileSync(join(languages.out, file), 'utf8');
    expect(content.includes('secret draft'), file).toBe(false);
  }
});
