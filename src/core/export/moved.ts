import { el, html, text } from '../render/hast.ts';

/**
 * Returns the page at an address that is gone: it leads on by itself, and has a link for whoever it does not. `to` is
 * the address as a browser is to follow it; `canonical` the same with its host, where the edition has one.
 */
export function movedPage(to: string, canonical: string, language: string): string {
  const head = [
    el('meta', { charset: 'utf-8' }),
    el('title', {}, [text('Moved')]),
    el('meta', { httpEquiv: 'refresh', content: `0; url=${to}` }),
    el('meta', { name: 'robots', content: 'noindex' }),
    el('link', { rel: 'canonical', href: canonical }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { name: 'color-scheme', content: 'light dark' }),
  ];
  const body = [
    el('main', {}, [
      el('h1', {}, [text('Moved')]),
      el('p', {}, [
        text('What stood here is now at '),
        el('a', { href: to }, [text(to)]),
        text('.'),
      ]),
    ]),
  ];
  return `<!DOCTYPE html>\n${html([el('html', { lang: language }, [el('head', {}, head), el('body', {}, body)])])}\n`;
}
