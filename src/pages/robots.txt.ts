import type { APIRoute } from 'astro';
import { site } from '../site/site.ts';

/** Returns robots.txt (RFC 9309), which leads to the site map where there is one. */
export const GET: APIRoute = () => {
  const { url } = site();
  const lines = [
    'User-agent: *',
    'Allow: /',
    ...(url === '' ? [] : [`Sitemap: ${url}/sitemap.xml`]),
  ];
  return new Response(`${lines.join('\n')}\n`);
};
