import type { Check } from './check.ts';
import { eachLink, schemeOf } from './links.ts';

const allowed = new Set(['http', 'https', 'mailto']);

/** A link has a scheme other than http, https and mailto: it could run code or open a file. */
export const linkDangerous: Check = {
  code: 'link-dangerous',
  severity: 'error',
  find: eachLink(({ url }) => {
    const scheme = schemeOf(url);
    const hidden = /[\u0000-\u0020\u007F\\]/.test(url) || url.startsWith('//');
    if ((scheme === undefined || allowed.has(scheme)) && !hidden) return undefined;
    return {
      message: `Unexpected address “${url}” of a link, expected https:, http:, mailto: or an address of this site`,
      hint: 'link to a web address, or take the link out',
    };
  }, 'link-dangerous'),
};
