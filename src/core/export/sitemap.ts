import { xml } from '../render/xhtml.ts';

/** What one file may hold (https://www.sitemaps.org/protocol.html): so many addresses, and so many bytes. */
const sitemapLimits = { addresses: 50_000, bytes: 50_000_000 };

const start = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const ofAlternates = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"';

/** A page of the site. */
export interface ListedPage {
  /** Its address under that of the site. */
  path: string;
  /** The same page in each language, itself among them; absent where it is in one. */
  inLanguages?: readonly { language: string; address: string }[];
}

/**
 * Returns the site map of a site that is published at `url`, without a slash at its end: its files by their names. It is
 * `sitemap.xml` alone, or where one file may not hold all `pages`, an index of that name and the files that it names. A page
 * that is there in several languages names the others (https://developers.google.com/search/docs/specialty/international/localized-versions).
 */
export function sitemap(
  pages: readonly ListedPage[],
  url: string,
  limits = sitemapLimits,
): Map<string, string> {
  const parts = partsOf(
    pages.map(
      ({ path, inLanguages = [] }) =>
        `<url><loc>${xml(url + path)}</loc>${inLanguages.map(alternate).join('')}</url>\n`,
    ),
    limits,
  );
  const isIn = pages.some(({ inLanguages = [] }) => inLanguages.length > 0);
  const names = isIn ? `${namespace} ${ofAlternates}` : namespace;
  const files = parts.map((part) => `${start}<urlset ${names}>\n${part.join('')}</urlset>\n`);
  const [only = ''] = files;
  if (files.length === 1) return new Map([['sitemap.xml', only]]);
  const named = new Map(files.map((file, index) => [`sitemap-${index + 1}.xml`, file]));
  const index = [...named.keys()]
    .map((name) => `<sitemap><loc>${xml(`${url}/${name}`)}</loc></sitemap>\n`)
    .join('');
  return named.set('sitemap.xml', `${start}<sitemapindex ${namespace}>\n${index}</sitemapindex>\n`);
}

function alternate({ language, address }: { language: string; address: string }): string {
  return `<xhtml:link rel="alternate" hreflang="${xml(language)}" href="${xml(address)}"/>`;
}

/** What stands around the entries of a file, in bytes at most. */
const around = 200;

const encoder = new TextEncoder();

/** Cuts entries into parts that files may hold, of which there is one at least. */
function partsOf(entries: readonly string[], limits: typeof sitemapLimits): string[][] {
  let part: string[] = [];
  let bytes = around;
  const parts = [part];
  for (const entry of entries) {
    const size = encoder.encode(entry).length;
    if (part.length === limits.addresses || bytes + size > limits.bytes) {
      parts.push((part = []));
      bytes = around;
    }
    part.push(entry);
    bytes += size;
  }
  return parts;
}
