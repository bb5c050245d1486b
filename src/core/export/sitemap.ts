import { xml } from '../render/xhtml.ts';

/** What one file may hold (https://www.sitemaps.org/protocol.html): so many addresses, and so many bytes. */
const sitemapLimits = { addresses: 50_000, bytes: 50_000_000 };

const start = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/**
 * Returns the site map of a site that is published at `url`, without a slash at its end: its files by their names. It is
 * `sitemap.xml` alone, or where one file may not hold all `paths`, an index of that name and the files that it names.
 */
export function sitemap(
  paths: readonly string[],
  url: string,
  limits = sitemapLimits,
): Map<string, string> {
  const parts = partsOf(
    paths.map((path) => `<url><loc>${xml(url + path)}</loc></url>\n`),
    limits,
  );
  const files = parts.map((part) => `${start}<urlset ${namespace}>\n${part.join('')}</urlset>\n`);
  const [only = ''] = files;
  if (files.length === 1) return new Map([['sitemap.xml', only]]);
  const named = new Map(files.map((file, index) => [`sitemap-${index + 1}.xml`, file]));
  const index = [...named.keys()]
    .map((name) => `<sitemap><loc>${xml(`${url}/${name}`)}</loc></sitemap>\n`)
    .join('');
  return named.set('sitemap.xml', `${start}<sitemapindex ${namespace}>\n${index}</sitemapindex>\n`);
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
