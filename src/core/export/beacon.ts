import type { ShownEdition } from '../view/shown.ts';
import { shownEntries } from '../view/shown.ts';

/** The authority files that entries may be told by, with what their addresses begin with; the first is how they are written. */
const authorities: readonly { name: string; prefixes: string[] }[] = [
  { name: 'gnd', prefixes: ['https://d-nb.info/gnd/', 'http://d-nb.info/gnd/'] },
  {
    name: 'wikidata',
    prefixes: [
      'http://www.wikidata.org/entity/',
      'https://www.wikidata.org/entity/',
      'https://www.wikidata.org/wiki/',
    ],
  },
  { name: 'viaf', prefixes: ['https://viaf.org/viaf/', 'http://viaf.org/viaf/'] },
  {
    name: 'lcnaf',
    prefixes: ['http://id.loc.gov/authorities/names/', 'https://id.loc.gov/authorities/names/'],
  },
];

/**
 * Returns which entries of an edition are in which authority file, as link dumps in the format BEACON
 * (https://gbv.github.io/beaconspec/beacon.html), by their paths. An edition without an address has none: links lead somewhere.
 */
export function beacons(rendering: ShownEdition): Map<string, string> {
  const { url, edition } = rendering;
  if (url === '') return new Map();
  const { title, date } = edition.about;
  const files = authorities.flatMap(({ name, prefixes }): [string, string][] => {
    const [prefix = ''] = prefixes;
    const links = shownEntries(rendering).flatMap(({ id, data }) =>
      (data['same-as'] ?? []).flatMap((address) => {
        const own = prefixes.find((one) => address.startsWith(one));
        const key = own === undefined ? '' : address.slice(own.length).replace(/\/$/, '');
        return /^[\w.-]+$/.test(key) ? [`${key}||${url}/glossary/${id}/`] : [];
      }),
    );
    if (links.length === 0) return [];
    const head = [
      '#FORMAT: BEACON',
      `#PREFIX: ${prefix}`,
      '#RELATION: http://www.w3.org/2000/01/rdf-schema#seeAlso',
      `#NAME: ${title.replace(/\s+/g, ' ')}`,
      `#HOMEPAGE: ${url}/`,
      `#FEED: ${url}/beacon/${name}.txt`,
      ...(date === undefined ? [] : [`#TIMESTAMP: ${date}`]),
    ];
    return [[`beacon/${name}.txt`, `${[...head, '', ...links].join('\n')}\n`]];
  });
  return new Map(files);
}
