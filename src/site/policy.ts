/**
 * The Content-Security-Policy of every page (CSP Level 3). Nothing is inline, and nothing comes from another
 * origin; `wasm-unsafe-eval` is there because the search index is read by WebAssembly.
 */
export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** What other sites are told of where a reader comes from (Referrer Policy, §3): the site, and not the page. */
export const referrerPolicy = 'strict-origin-when-cross-origin';

/** What only a header may say of a page: that no other may frame it. */
const headerPolicy = `${policy}; frame-ancestors 'none'`;

/** What pages of an edition never ask for (Permissions Policy, §5.2). */
const permissions = ['camera', 'geolocation', 'microphone', 'payment', 'usb'];

/** Headers that every answer has where the host lets a site say so. */
export const securityHeaders: Record<string, string> = {
  'Content-Security-Policy': headerPolicy,
  'Referrer-Policy': referrerPolicy,
  'Permissions-Policy': permissions.map((name) => `${name}=()`).join(', '),
  'X-Content-Type-Options': 'nosniff',
};

/** Files whose names change with what is in them: they may be kept for a year without asking. */
function hashedIn(bundles: readonly string[]): string[] {
  const folders = bundles.flatMap((bundle) =>
    ['index', 'fragment', 'filter'].map((name) => `${bundle}${name}/*`),
  );
  return ['_astro/*', ...folders];
}

/** Files that tell which version the site has. */
function versionedIn(bundles: readonly string[]): string[] {
  const entries = bundles.map((bundle) => `${bundle}pagefind-entry.json`);
  return ['sw.js', 'offline.json', 'pagefind/bundles.json', ...entries];
}

/**
 * Returns `_headers` as Netlify and Cloudflare Pages read it, of a site with its search index in some folders. All rules that fit a path are joined there, so that
 * one for everything could not be taken back for files that are kept: of caching it says nothing, and both
 * hosts have browsers ask anew for what no rule names.
 */
export function headersFile(base: string, bundles: readonly string[], hasScans: boolean): string {
  const rules: [string, Record<string, string>][] = [
    ['*', securityHeaders],
    ...hashedIn(bundles).map((path): [string, Record<string, string>] => {
      return [path, { 'Cache-Control': 'public, max-age=31536000, immutable' }];
    }),
    // Viewers of scans on other sites read manifests and images.
    ...(hasScans ? ['sources/:id/manifest.json', 'facsimiles/*'] : []).map(
      (path): [string, Record<string, string>] => [path, { 'Access-Control-Allow-Origin': '*' }],
    ),
    ['downloads/*', { 'Content-Disposition': 'attachment' }],
    ...versionedIn(bundles).map((path): [string, Record<string, string>] => {
      return [path, { 'Cache-Control': 'no-cache' }];
    }),
  ];
  const lines = rules.flatMap(([path, headers]) => [
    base + path,
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
  ]);
  return `${lines.join('\n')}\n`;
}
