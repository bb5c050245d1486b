import { type Taken, takeAttributes } from './taken.ts';
import { mapOf, pointersIn, type TeiElement } from './tree.ts';

/** What the numbers of authority files begin with as addresses, by what they are called in `idno/@type`. */
const authorities = mapOf({
  gnd: 'https://d-nb.info/gnd/',
  viaf: 'https://viaf.org/viaf/',
  wikidata: 'http://www.wikidata.org/entity/',
  lcnaf: 'http://id.loc.gov/authorities/names/',
  geonames: 'https://www.geonames.org/',
  orcid: 'https://orcid.org/',
});

/** Returns the address that an `idno` holds, or that its number has in the authority file it names; undefined for none. */
export function authorityAddress(words: string, type = ''): string | undefined {
  if (isAddress(words)) return words;
  const before = authorities.get(type.toLowerCase());
  return before !== undefined && /^[\w.-]+$/.test(words) ? `${before}${words}` : undefined;
}

/** Returns the addresses on the web that an element says its thing has (TEI P5, `att.canonical`, `att.global.linking`). */
export function addressesIn({ attributes }: TeiElement): string[] {
  return linking.flatMap((key) => pointersIn(attributes[key])).filter(isAddress);
}

const linking = ['ref', 'sameAs', 'corresp'];

/** Marks the attributes of an element as taken that hold such addresses, and nothing else. */
export function takeAddresses(taken: Taken, element: TeiElement): void {
  const keys = linking.filter((key) => pointersIn(element.attributes[key]).every(isAddress));
  takeAttributes(taken, element, ...keys);
}

/** Returns whether words are an address on the web. */
export function isAddress(words: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(words) && URL.canParse(words);
}

/** Returns what two addresses of one thing have in common: neither how it is fetched, nor a slash at the end. */
export function addressKey(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
}
