import type { APIRoute } from 'astro';
import { directionOf } from '../core/text/direction.ts';
import { iconOf, iconPath } from '../core/view/icon.ts';
import { site } from '../site/site.ts';

/** What a browser needs to install the edition as an app (Web Application Manifest). */
export const GET: APIRoute = () => {
  const { href, edition } = site();
  const { title, description, language, appearance } = edition.about;
  const icon = (name: string, size: number, purpose = 'any') => ({
    src: href(`/${name}`),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const manifest = {
    id: href('/'),
    name: title,
    short_name: title,
    description,
    lang: language,
    dir: directionOf(language),
    start_url: href('/'),
    scope: href('/'),
    display: 'standalone',
    background_color: '#fdfcf9',
    theme_color: appearance?.accent?.light ?? '#fdfcf9',
    icons: iconOf(edition)
      ? [
          icon(iconPath(192), 192),
          icon(iconPath(512), 512),
          icon(iconPath('maskable'), 512, 'maskable'),
        ]
      : [
          icon('icon-192.png', 192),
          icon('icon-512.png', 512),
          icon('icon-maskable.png', 512, 'maskable'),
          { src: href('/favicon.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        ],
  };
  return new Response(`${JSON.stringify(manifest, undefined, 2)}\n`, {
    headers: { 'Content-Type': 'application/manifest+json' },
  });
};
