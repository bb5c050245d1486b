import { addressesOf } from '../edition/addresses.ts';
import type { Check } from './check.ts';
import { eachLink, schemeOf } from './links.ts';

/** A link leads to a page or place that the site does not have. */
export const linkBroken: Check = {
  code: 'link-broken',
  severity: 'error',
  find: (edition) => {
    const addresses = addressesOf(edition);
    return eachLink(({ url, on }) => {
      if (schemeOf(url) !== undefined || /[\u0000-\u0020\u007F\\]|^\/\//.test(url))
        return undefined;
      const target = new URL(url, `https://edition.invalid${on}`);
      const known = addresses(decoded(target.pathname), decoded(target.hash.slice(1)));
      if (known) return undefined;
      return {
        message: `Unexpected address “${url}”, expected a page of this site`,
        hint: 'check it against the site: /sources/<id>/#claim-<id>, /glossary/<id>/, /references/#ref-<key>, /guides/<id>/',
      };
    }, 'link-broken')(edition);
  },
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
