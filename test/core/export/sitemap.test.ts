import { expect, test } from 'vitest';
import { sitemap } from '../../../src/core/export/sitemap.ts';

const url = 'https://press.example/a&b';
const paths = Array.from({ length: 5 }, (_, n) => `/sources/s${n}/`);
const pages = paths.map((path) => ({ path }));

/** The addresses that a file names. */
function addressesIn(file = ''): string[] {
  return [...file.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address);
}

test('a site map is one file where that may hold all addresses', () => {
  const files = sitemap(pages, url);
  expect([...files.keys()]).toEqual(['sitemap.xml']);
  expect(files.get('sitemap.xml')).toContain('<urlset ');
  expect(addressesIn(files.get('sitemap.xml'))).toEqual(
    paths.map((path) => `https://press.example/a&amp;b${path}`),
  );
});

test.each([
  ['addresses', { addresses: 2, bytes: 50_000_000 }],
  ['bytes', { addresses: 50_000, bytes: 350 }],
])('a site map of more %s is an index of files that hold each address once', (_, limits) => {
  const files = sitemap(pages, url, limits);
  expect(files.get('sitemap.xml')).toContain('<sitemapindex ');
  const names = ['sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml'];
  expect(addressesIn(files.get('sitemap.xml'))).toEqual(
    names.map((name) => `https://press.example/a&amp;b/${name}`),
  );
  expect(names.flatMap((name) => addressesIn(files.get(name)))).toEqual(
    addressesIn(sitemap(pages, url).get('sitemap.xml')),
  );
  for (const name of names)
    expect(Buffer.byteLength(files.get(name) ?? '')).toBeLessThanOrEqual(limits.bytes);
});

test('a file holds 50,000 addresses', () => {
  const many = (length: number) => Array.from({ length }, (_, n) => ({ path: `/${n}/` }));
  expect(sitemap(many(50_000), url).size).toBe(1);
  expect(sitemap(many(50_001), url).size).toBe(3);
});

test('a page that is there in several languages names the others', () => {
  const inLanguages = [
    { language: 'fa', address: 'https://a.example/' },
    { language: 'en', address: 'https://a.example/en/?a&b' },
  ];
  const file = sitemap([{ path: '/', inLanguages }, { path: '/claims/page/2/' }], url).get(
    'sitemap.xml',
  );
  expect(file).toContain(
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml=',
  );
  expect(file?.match(/<xhtml:link [^>]*>/g)).toEqual([
    '<xhtml:link rel="alternate" hreflang="fa" href="https://a.example/"/>',
    '<xhtml:link rel="alternate" hreflang="en" href="https://a.example/en/?a&amp;b"/>',
  ]);
});
