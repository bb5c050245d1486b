import { addressesOf } from '../../edition/addresses.ts';
import { withoutDrafts } from '../../edition/drafts.ts';
import type { Edition } from '../../edition/edition.ts';
import { decoded } from '../../text/address.ts';
import type { Rule } from '../rule.ts';
import { isHidden, schemeOf } from '../../text/scheme.ts';
import { eachLink } from '../each-link.ts';
import { perhapsThere } from '../../edition/unread.ts';

/** A link leads to a page or place that the site does not have. */
export const linkBroken: Rule = {
  code: 'link-broken',
  whole: true,
  find: (edition) => {
    const isBroken = brokenIn(edition);
    return eachLink(({ url, at, on }, file) => {
      if (!isBroken(url, on)) return;
      const message = `Unexpected address “${url}”, expected a page of this site`;
      file.report('link-broken', at, message, {
        hint: 'check it against the site: /sources/<id>/#claim-<id>, /glossary/<id>/, /references/#ref-<key>, /timeline/#t-<date>, /guides/<id>/',
      });
    })(edition);
  },
};

/** Returns a test of whether an address of a link is none of the site, of a link that stands `on` one. */
export function brokenIn(edition: Edition): (url: string, on: string) => boolean {
  const isKnown = knownTo(edition);
  return (url, on) => {
    if (schemeOf(url) !== undefined || isHidden(url)) return false;
    const target = new URL(url, `https://edition.invalid${on}`);
    return !isKnown(decoded(target.pathname), decoded(target.hash.slice(1)), on);
  };
}

/**
 * A draft is left out of the site: only its own links may lead to it. The lines of a page that differs from its
 * seed are not known.
 */
function knownTo(edition: Edition): (path: string, fragment: string, on: string) => boolean {
  const shown = addressesOf(withoutDrafts(edition));
  const all = addressesOf(edition);
  const differing = new Set(
    edition.sources.flatMap(({ page }) => (page.faithful ? [] : [`/sources/${page.id}/`])),
  );
  const mayBe = perhapsThere(edition);
  return (path, fragment, on) => {
    if (mayBe(path, fragment)) return true;
    const sure = differing.has(path) && /^l\d+$/.test(fragment) ? '' : fragment;
    return shown(path, sure) || (path === on && all(path, sure));
  };
}
