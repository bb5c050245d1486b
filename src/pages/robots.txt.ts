import type { APIRoute } from 'astro';
import { site } from '../site/site.ts';

export const GET: APIRoute = () => {
  const { url } = site();
  const lines = [
    'User-agent: *',
    'Allow: /',
    ...(url === '' ? [] : [`Sitemap: ${url}/sitemap.xml`]),
  ];
  return new Response(`${lines.join('\n')}\n`);
};
