import { HtmlValidate } from 'html-validate';
import { expect, inject, test } from 'vitest';
import { policy } from '../../src/site/policy.ts';
import { attribute, named, pagesOf, textOf } from './built.ts';

const { own, nested, languages, two, persian, unsafe } = inject('sites');
const sites = [own, nested, languages, two, persian, unsafe];
const pages = sites.flatMap((site) =>
  pagesOf(site).map((page) => ({ ...page, site, name: `${site.base} ${page.path}` })),
);

test('every page is valid and accessible HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    // The white space that templates leave between tags is nothing to a reader, nor is the slash that MDX writes into
    // empty elements; and titles are the sources' own.
    rules: { 'no-trailing-whitespace': 'off', 'void-style': 'off', 'long-title': 'off' },
  });
  // The help is the same in all; and under a path an edition differs in its addresses alone.
  const looked = pages.filter(({ site, path }) => {
    if (site === nested) return path === '/';
    return site === own || !path.includes('/help/');
  });
  expect(looked.length).toBeGreaterThan(150);
  const faults = await Promise.all(
    looked.map(async ({ html, name }) => {
      const { results } = await validator.validateString(html);
      return results.flatMap(({ messages }) =>
        messages.map(({ line, ruleId, message }) => `${name}:${line} ${message} [${ruleId}]`),
      );
    }),
  );
  expect(faults.flat()).toEqual([]);
});

test('nothing is inline, and nothing comes from another origin', () => {
  let scripts = 0;
  for (const { elements, site, name } of pages) {
    for (const element of elements) {
      const inline = Object.keys(element.attribs).filter((key) => /^(?:on|style$)/.test(key));
      expect(inline, name).toEqual([]);
      const address =
        attribute(element, 'src') ??
        (element.name === 'link' ? attribute(element, 'href') : undefined);
      const rel = attribute(element, 'rel') ?? '';
      if (element.name === 'style') expect.unreachable(`${name}: a style element`);
      // A block of data is no script: nothing runs it.
      if (attribute(element, 'type') === 'application/ld+json' && element.name === 'script')
        continue;
      if (element.name === 'script') expect(textOf(element), name).toBe('');
      if (element.name === 'script' || rel === 'stylesheet') {
        scripts++;
        expect(address, name).toMatch(
          new RegExp(`^${site.base}(?:_astro/|style\\.css$|scans\\.js$|languages\\.js$)`),
        );
      } else if (rel !== 'canonical' && !('hreflang' in element.attribs) && address !== undefined) {
        expect(address, name).not.toMatch(/^(?:[a-z]+:|\/\/)/i);
      }
    }
  }
  expect(scripts).toBeGreaterThan(pages.length);
});

test('there are pages of every site', () => {
  for (const site of sites)
    expect(pages.filter((page) => page.site === site).length).toBeGreaterThan(10);
});

test('every page has the policy before anything that it governs', () => {
  for (const page of pages) {
    const [first, second] = page.elements.filter((element) =>
      ['meta', 'link', 'script'].includes(element.name),
    );
    expect(first && attribute(first, 'charset'), page.name).toBe('utf-8');
    expect(second && attribute(second, 'content'), page.name).toBe(policy);
  }
});

/** Where these stand that are of the page; pictures have titles of their own. */
const parents: Record<string, string> = { title: 'head', header: 'body', footer: 'body' };

test('every page has its title, its language, one heading of the first level and its landmarks', () => {
  const titles = new Map<string, string>();
  for (const page of pages) {
    const [html] = named(page, 'html');
    // Whatever its case was in edition.yaml.
    const known = { [languages.out]: 'en-GB', [persian.out]: 'fa' }[page.site.out] ?? 'en';
    const language = page.site === two && !page.path.startsWith('/en/') ? 'fa' : known;
    expect(html && attribute(html, 'lang'), page.name).toBe(language);
    for (const name of ['title', 'h1', 'main', 'header', 'footer']) {
      const found = named(page, name).filter(
        (element) => !(name in parents) || parentOf(element) === parents[name],
      );
      expect(found.length, `${page.name}: ${name}`).toBe(1);
    }
    if (page.site === unsafe) continue;
    const [title] = named(page, 'title');
    // What is not translated has its own title in both languages.
    const key = `${page.site.out} ${language} ${title ? textOf(title) : ''}`;
    expect(titles.get(key), `${page.name} has the title of another page`).toBeUndefined();
    titles.set(key, page.name);
  }
});

function parentOf(element: { parent: unknown }): string {
  const { parent } = element;
  return typeof parent === 'object' && parent !== null && 'name' in parent
    ? String(parent.name)
    : '';
}
