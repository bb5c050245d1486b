import { el, html, text } from '../render/hast.ts';
import { said } from '../render/said.ts';
import { wordingOf } from '../words/wording.ts';

/** A place on a page that is gone, and the address that it is now at, as a browser is to follow it. */
interface Place {
  id: string;
  to: string;
}

/**
 * Follows the link of the place that was asked for, else that of the page. A fragment is not sent to a server, and is
 * lost where a page leads on by itself: so it takes a script, and without one readers come to the page as a whole.
 */
export const leadOn = `const asked = ({ id }) => new URL('#' + id, location.href).hash === location.hash;
const place = [...document.querySelectorAll('p[id]')].find(asked);
location.replace((place ?? document).querySelector('a').href);
`;

/** Where an address that is gone leads, and the language of the page that stands there. */
export interface Redirect {
  /** The address as a browser is to follow it. */
  to: string;
  /** The same with its host, where the edition has one. */
  canonical: string;
  language: string;
}

/**
 * Returns the page at an address that is gone: it leads on by itself, and has a link for whoever it does not. Where
 * places on it lead elsewhere, `script` is the address of `leadOn`.
 */
export function movedPage(
  { to, canonical, language }: Redirect,
  places: readonly Place[] = [],
  script = '',
): string {
  const wording = wordingOf(language);
  const words = wording.words.moved;
  const refresh = el('meta', { httpEquiv: 'refresh', content: `0; url=${to}` });
  const head = [
    el('meta', { charset: 'utf-8' }),
    el('title', {}, [text(words.title)]),
    places.length > 0 ? el('noscript', {}, [refresh]) : refresh,
    el('meta', { name: 'robots', content: 'noindex' }),
    el('link', { rel: 'canonical', href: canonical }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { name: 'color-scheme', content: 'light dark' }),
  ];
  const body = [
    el('main', {}, [
      el('h1', {}, [text(words.title)]),
      el('p', {}, said(wording, words.page, { link: () => el('a', { href: to }, [text(to)]) }, {})),
      ...places.map((place) =>
        el(
          'p',
          { id: place.id },
          said(
            wording,
            words.place,
            { link: () => el('a', { href: place.to }, [text(place.to)]) },
            { id: place.id },
          ),
        ),
      ),
    ]),
    ...(places.length > 0 ? [el('script', { src: script })] : []),
  ];
  return `<!DOCTYPE html>\n${html([el('html', { lang: language }, [el('head', {}, head), el('body', {}, body)])])}\n`;
}

/** Whether a page is one that leads on, to the last character: nothing else is said on it. */
export function isMovedPage(page: string): boolean {
  const valueOf = (place: RegExp) => plain(place.exec(page)?.[1]);
  const redirect = {
    to: valueOf(/; url=([^"<>\s]+)"/),
    canonical: valueOf(/rel="canonical" href="([^"<>\s]+)"/),
    language: valueOf(/<html lang="([\w-]+)"/),
  };
  const places = [...page.matchAll(/<p id="([^"<>\s]+)">[^<]*<a href="([^"<>\s]+)">/g)].map(
    ([, id, address]) => ({ id: plain(id), to: plain(address) }),
  );
  return page === movedPage(redirect, places, valueOf(/<script src="([^"<>\s]+)"/));
}

/** Returns an address without escapes: it has no other characters that need them. */
function plain(value = ''): string {
  return value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
