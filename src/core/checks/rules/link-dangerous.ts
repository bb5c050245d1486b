import type { Rule } from '../rule.ts';
import { isHidden, schemeOf } from '../../text/scheme.ts';
import { eachLink } from '../each-link.ts';

const allowed: readonly (string | undefined)[] = [undefined, 'http', 'https', 'mailto'];

/** A link has a scheme other than http, https and mailto, or hides where it leads: it could run code. */
export const linkDangerous: Rule = {
  code: 'link-dangerous',
  find: eachLink(({ url, at }, file) => {
    if (allowed.includes(schemeOf(url)) && !isHidden(url)) return;
    file.report(
      'link-dangerous',
      at,
      `Unexpected address “${url}” of a link, expected https:, http:, mailto: or an address of this site`,
      {
        hint: /^https?:/i.test(url)
          ? `write it with two slashes: “${url.replace(/^(https?:)[/\\]*/i, '$1//')}”`
          : 'link to a web address, or take the link out',
      },
    );
  }),
};
