import type { Work } from '../edition/schema/reference.ts';
import { decoded, isWebAddress } from '../text/address.ts';

/** Where a field of a work leads to, and what a reader sees of it. */
export interface WorkLink {
  href: string;
  text: string;
}

/**
 * Returns a DOI alone (DOI Handbook, 2.2): `10.1000/182` of `https://doi.org/10.1000/182` or `doi:10.1000/182`. An
 * address may have characters of it percent-encoded.
 */
export function plainDoi(doi: string): string {
  const bare = doi.trim();
  const given = bare.replace(/^https?:\/\/(?:dx\.|www\.)?doi\.org\//i, '');
  return given === bare ? bare.replace(/^doi:\s*/i, '') : decoded(given);
}

/** Returns the address of a DOI, which may hold any character. */
function doiAddress(doi: string): string {
  return `https://doi.org/${encodeURI(plainDoi(doi).toWellFormed()).replace(/[#?]/g, encodeURIComponent)}`;
}

/** Returns a web address as one may be followed; nothing for what is none, such as `javascript:` or `file:`. */
export function webAddress(url: string): string | undefined {
  if (!isWebAddress(url)) return undefined;
  return url
    .trim()
    .toWellFormed()
    .replace(/[^!#-;=?-[\]_a-z~\u00a0-\u{10ffff}]/gu, encodeURIComponent);
}

/** Returns an address as it can be given away: as it may be followed, else as it stands; nothing for one that would run. */
export function givenAddress(url: string): string | undefined {
  const runs = /^\s*(?:javascript|vbscript|data):/i.test(url);
  return webAddress(url) ?? (runs ? undefined : url.trim());
}

/** Returns a web address without what every one of them begins with. */
export function bareAddress(url: string): string {
  return url.replace(/^https?:\/\//i, '');
}

/** Returns where a web address leads, as far as it may be followed. */
function webLink(url: string): { URL?: WorkLink } {
  const href = webAddress(url);
  return href === undefined ? {} : { URL: { href, text: url.trim() } };
}

/** Returns where the fields URL and DOI of a work lead. */
export function linksOf(work: Work): { URL?: WorkLink; DOI?: WorkLink } {
  const { URL: url, DOI: doi } = work;
  return {
    ...(url !== undefined && webLink(String(url))),
    ...(doi !== undefined && {
      DOI: { href: doiAddress(String(doi)), text: plainDoi(String(doi)) },
    }),
  };
}
