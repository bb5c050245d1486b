import type { Correspondence } from '../page/correspondence.ts';
import {
  firstMonth,
  inGregorian,
  isJulian,
  lastMonth,
  parseDates,
  type WrittenDate,
  type WrittenDates,
} from '../page/date.ts';
import { present } from '../text/lookup.ts';
import { nameOfEntry } from '../render/context.ts';
import { xml } from '../render/xhtml.ts';
import { isoSuffix, isOne, writeParts } from './tei/date.ts';
import { stateDate } from '../view/imprint.ts';
import { type Letter, lettersOf } from '../view/letters.ts';
import type { ShownEdition } from '../view/shown.ts';

/** The path of the file in the site. */
export const cmifPath = 'letters/cmif.xml';

/** Those that say who or where somebody or a place is, as correspSearch knows them, the best first. */
const authorities = {
  person: [
    'd-nb.info/gnd/',
    'viaf.org/',
    'id.loc.gov/',
    '.bnf.fr/',
    'id.ndl.go.jp/',
    'wikidata.org/',
  ],
  place: ['geonames.org/', 'd-nb.info/gnd/', 'wikidata.org/'],
};

/**
 * Returns the letters of an edition that is published in the Correspondence Metadata Interchange Format of the TEI (version 1),
 * which correspSearch harvests: who wrote to whom, when and where, each with its address. The format asks for the licence CC BY 4.0
 * on what the file says.
 */
export function cmif(edition: ShownEdition): string {
  const { about } = edition.edition;
  const { url } = edition;
  const date = stateDate(edition);
  const publisher = about.editors.length > 0 ? about.editors.join(', ') : about.title;
  const editors = about.editors.map((name) => `<editor>${xml(name)}</editor>\n`).join('');
  const version = [about.title, url, ...(about.version ? [about.version] : [])].map(xml);
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt>
<title>${xml(about.title)}: letters</title>
${editors}</titleStmt>
<publicationStmt>
<publisher><ref target="${pointer(`${url}/`)}">${xml(publisher)}</ref></publisher>
<idno type="url">${xml(`${url}/${cmifPath}`)}</idno>
${date === '' ? '' : `<date when="${xml(date)}"/>\n`}<availability><licence target="https://creativecommons.org/licenses/by/4.0/">This file is licensed under the terms of the Creative Commons License CC-BY 4.0</licence></availability>
</publicationStmt>
<sourceDesc>
<bibl type="online" xml:id="edition">${version.join(', ')}</bibl>
</sourceDesc>
</fileDesc>
<profileDesc>
${lettersOf(edition)
  .map((letter) => description(letter, edition))
  .join('')}</profileDesc>
</teiHeader>
<text><body><p/></body></text>
</TEI>
`;
}

function description(letter: Letter, edition: ShownEdition): string {
  const { page, from, to, sent, received } = letter;
  return `<correspDesc source="#edition" ref="${pointer(`${edition.url}/sources/${page.id}/`)}">
<correspAction type="sent">${people(from, edition)}${dateAndPlace(sent, edition)}</correspAction>
<correspAction type="received">${people(to, edition)}${dateAndPlace(received, edition)}</correspAction>
</correspDesc>
`;
}

function people(ids: readonly string[], edition: ShownEdition): string {
  if (ids.length === 0) return '<persName>Unknown</persName>';
  const names = ids.map((id) => {
    const isOrganization = edition.edition.glossary.get(id)?.data.kind === 'organization';
    return named(isOrganization ? 'orgName' : 'persName', id, edition);
  });
  return names.join('');
}

function dateAndPlace(
  { date, place }: NonNullable<Correspondence['sent']>,
  edition: ShownEdition,
): string {
  const where = place === undefined ? '' : named('placeName', place, edition);
  return where + (date === undefined ? '' : dated(date));
}

/** A name, with the address that says who or what is meant. */
function named(tag: 'persName' | 'orgName' | 'placeName', id: string, edition: ShownEdition) {
  const addresses = edition.edition.glossary.get(id)?.data['same-as'] ?? [];
  const wanted = authorities[tag === 'placeName' ? 'place' : 'person'];
  const known = wanted.flatMap((part) => addresses.find((address) => address.includes(part)) ?? []);
  const [ref] = [...known, ...addresses];
  const said = ref === undefined ? '' : ` ref="${pointer(ref)}"`;
  return `<${tag}${said}>${xml(nameOfEntry(edition, id))}</${tag}>`;
}

/** An address in which no white space is left: with it the value would be two. */
function pointer(address: string): string {
  return xml(new URL(address).href);
}

/** A date by the attributes that the format has. */
function dated(written: string): string {
  const told = present(parseDates(written), 'a date');
  const dates = isJulian(told) ? inGregorian(told) : told;
  const suffix = isoSuffix(dates.first);
  const attributes = Object.entries(boundsOf(dates, isOne(told))).map(
    ([name, value]) => ` ${name}${suffix}="${value}"`,
  );
  const isDoubtful = [dates.first, dates.last].some(({ doubt }) => doubt !== '');
  return `<date${attributes.join('')}${isDoubtful ? ' cert="medium"' : ''}/>`;
}

function boundsOf(
  { first, last, before, after }: WrittenDates,
  isSingle: boolean,
): Record<string, string> {
  const [start, end] = [edge(first, firstMonth), edge(last, lastMonth)];
  if (before) return { notAfter: end };
  if (after) return { notBefore: start };
  if (!isSingle) return { from: start, to: end };
  return start === end ? { when: start } : { notBefore: start, notAfter: end };
}

/** The first or the last that a date can be, no more exact than it is. */
function edge(date: WrittenDate, monthOf: typeof firstMonth): string {
  if (date.untold === undefined && date.season === undefined) return writeParts(date.parts);
  const { year, month } = monthOf(date);
  return writeParts(date.season === undefined ? [year] : [year, month]);
}
