import { type SourceForm, sourceForms } from '../edition/forms.ts';
import { dataOfSource } from '../view/data-pages.ts';
import { lettersOf } from '../view/letters.ts';
import { hasScans, type ShownEdition } from '../view/shown.ts';
import type { Wording } from '../words/wording.ts';
import { beacons } from './beacon.ts';
import { cmifPath } from './cmif.ts';
import { contextPath } from './vocabulary.ts';

type Words = Wording['words']['data'];

/** A form in which an edition is to be had as data. */
export interface DataForm {
  title: string;
  /** Its files: the path of each and its name. What each source has stands in the list of sources on the same page. */
  links: { path: string; name: string }[];
  /** What it is good for: the name of a message. */
  good: Extract<keyof Words, `good${string}`>;
}

/** Where the files of each source are listed. */
const ofSources = '/data/#sources';

/** Returns the forms in which an edition is to be had as data, for the page that lists them. */
export function dataForms(
  rendering: ShownEdition & { signature?: { signer: string; fingerprint: string } },
): DataForm[] {
  const { signature, wording } = rendering;
  const { say, words } = wording;
  const own = words.data;
  const links = [...beacons(rendering).keys()];
  // These need addresses that are whole.
  const letters = rendering.url !== '' && lettersOf(rendering).length > 0;
  const scans = rendering.url !== '' && hasScans(rendering);
  // An edition of guides alone has no such list.
  const isListed = rendering.shown.length + rendering.superseded.length > 0;
  const listed = (name: string) => (isListed ? [{ path: ofSources, name }] : []);
  const each = (message: Words['each' | 'eachWithClaims' | 'eachWithImages'], path: string) =>
    listed(say(message, { path }));
  const eachIn = (form: SourceForm, message: Words['each' | 'eachWithClaims'] = own.each) =>
    rendering.edition.about.forms.includes(form) ? each(message, sourceForms[form]) : [];
  return [
    {
      title: words.page.hashes,
      links: [
        { path: '/seeds/SHA256SUMS', name: own.hashes },
        ...(signature
          ? [
              { path: '/seeds/SHA256SUMS.sig', name: say(own.signed, signature) },
              { path: '/seeds/allowed_signers', name: own.signers },
            ]
          : []),
        ...listed(own.received),
      ],
      good: 'goodSources',
    },
    {
      title: words.navigation.claims,
      links: [
        { path: '/claims.json', name: own.allClaims },
        { path: '/claims.schema.json', name: own.schema },
      ],
      good: 'goodClaims',
    },
    {
      title: own.model,
      links: [
        { path: '/edition.json', name: own.modelParts },
        { path: '/edition.schema.json', name: own.schema },
        ...eachIn('model'),
        { path: '/source.schema.json', name: own.schemaOfSource },
      ],
      good: 'goodModel',
    },
    {
      title: 'TEI',
      links: [{ path: '/tei.xml', name: own.teiParts }, ...eachIn('tei')],
      good: 'goodTei',
    },
    {
      title: 'Web Annotations',
      links: [...eachIn('annotations'), { path: `/${contextPath}`, name: own.context }],
      good: 'goodAnnotations',
    },
    {
      title: own.plain,
      links: [{ path: '/llms.txt', name: own.plainList }, ...eachIn('text', own.eachWithClaims)],
      good: 'goodPlain',
    },
    {
      title: own.works,
      links: [
        { path: '/references/references.json', name: 'CSL-JSON' },
        { path: '/references/references.biblatex.bib', name: 'BibLaTeX' },
        { path: '/references/references.bib', name: 'BibTeX' },
        { path: '/references/references.ris', name: 'RIS' },
      ],
      good: 'goodWorks',
    },
    ...onlyIf(letters, {
      title: words.navigation.letters,
      links: [{ path: `/${cmifPath}`, name: 'CMIF' }],
      good: 'goodLetters',
    }),
    ...onlyIf(scans, {
      title: own.images,
      links: each(own.eachWithImages, 'manifest.json'),
      good: 'goodImages',
    }),
    ...onlyIf(links.length > 0, {
      title: own.authorities,
      links: links.map((path) => ({
        path: `/${path}`,
        name: `BEACON: ${path.replace(/^.*\/|\.txt$/g, '')}`,
      })),
      good: 'goodAuthorities',
    }),
  ];
}

function onlyIf(isThere: boolean, form: DataForm): DataForm[] {
  return isThere ? [form] : [];
}

/** Returns the paths of all files of data that an edition has, under the base path, but for those of sources that were superseded. */
export function dataPaths(rendering: ShownEdition): string[] {
  const whole = dataForms(rendering).flatMap(({ links }) => links.map(({ path }) => path));
  return [
    ...new Set(whole.filter((path) => path !== ofSources)),
    ...rendering.shown.flatMap((model) => dataOfSource(model, rendering.edition)),
  ];
}
