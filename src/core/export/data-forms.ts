import { dataPages } from '../view/data-pages.ts';
import { lettersOf } from '../view/letters.ts';
import { hasScans, type ShownEdition } from '../view/shown.ts';
import { beacons } from './beacon.ts';
import { cmifPath } from './cmif.ts';
import { contextPath } from './vocabulary.ts';

/** A form in which an edition is to be had as data. */
export interface DataForm {
  title: string;
  /** Its files: the path of each and its name. What each source has stands in the list of sources on the same page. */
  links: { path: string; name: string }[];
  /** What it is good for, in words that go on behind “Good for”. */
  words: string;
}

/** Where the files of each source are listed. */
const ofSources = '/data/#sources';

/** Returns the forms in which an edition is to be had as data, for the page that lists them. */
export function dataForms(
  rendering: ShownEdition & { signature?: { signer: string; fingerprint: string } },
): DataForm[] {
  const { signature } = rendering;
  const links = [...beacons(rendering).keys()];
  // These need addresses that are whole.
  const letters = rendering.url !== '' && lettersOf(rendering).length > 0;
  const scans = rendering.url !== '' && hasScans(rendering);
  const each = (name: string, file: string) => ({ path: ofSources, name: `${name}: ${file}` });
  return [
    {
      title: 'Sources',
      links: [
        { path: '/seeds/SHA256SUMS', name: 'Their SHA-256, as sha256sum reads it' },
        ...(signature
          ? [
              {
                path: '/seeds/SHA256SUMS.sig',
                name: `Signed by ${signature.signer}, with the key ${signature.fingerprint}`,
              },
              { path: '/seeds/allowed_signers', name: 'Who may sign, as ssh-keygen reads it' },
            ]
          : []),
        { path: ofSources, name: 'Each as it was received' },
      ],
      words: 'proving that a page says what its source says, and for any work on the words alone.',
    },
    {
      title: 'Claims',
      links: [
        { path: '/claims.json', name: 'All claims, JSON' },
        { path: '/claims.schema.json', name: 'The JSON Schema of it' },
      ],
      words:
        'counting, and for putting the claims of several editions together: each has its address, its chain, its verdict and the hash of its seed.',
    },
    {
      title: 'The whole model, JSON',
      links: [
        {
          path: '/edition.json',
          name: 'Entries, works, timeline, comparisons, and a list of sources',
        },
        { path: '/edition.schema.json', name: 'The JSON Schema of it' },
        each('Each source', 'source.json'),
        { path: '/source.schema.json', name: 'The JSON Schema of a source' },
      ],
      words:
        'programs of your own: all that the edition says, parsed, with offsets in the seeds, and nothing of how it is shown.',
    },
    {
      title: 'TEI',
      links: [
        { path: '/tei.xml', name: 'Entries, works, events and verdicts' },
        each('Each source', 'tei.xml'),
      ],
      words:
        'tools of digital editions, archives and repositories: text, looks, claims, notes and fields in the standard of the field.',
    },
    {
      title: 'Web Annotations',
      links: [
        each('Each source', 'annotations.json'),
        { path: `/${contextPath}`, name: 'The context of their further terms, JSON-LD' },
      ],
      words:
        'programs that lay annotations over a text: claims and notes with quotes and offsets in the seed.',
    },
    {
      title: 'Plain text',
      links: [
        { path: '/llms.txt', name: 'What there is, with links' },
        each('Each source with its claims', 'text.txt'),
      ],
      words:
        'reading without a browser, and for programs that read text, language models among them: every claim with its verdict and its address.',
    },
    {
      title: 'Works',
      links: [
        { path: '/references/references.json', name: 'CSL-JSON' },
        { path: '/references/references.biblatex.bib', name: 'BibLaTeX' },
        { path: '/references/references.bib', name: 'BibTeX' },
        { path: '/references/references.ris', name: 'RIS' },
      ],
      words: 'Zotero and other programs that keep references.',
    },
    ...(letters
      ? [
          {
            title: 'Letters',
            links: [{ path: `/${cmifPath}`, name: 'CMIF' }],
            words:
              'correspSearch and other indexes of letters: who wrote to whom, when and from where.',
          },
        ]
      : []),
    ...(scans
      ? [
          {
            title: 'Images of pages',
            links: [each('Each source that has some', 'manifest.json')],
            words: 'viewers of images: IIIF manifests, with the pages in their order.',
          },
        ]
      : []),
    ...(links.length === 0
      ? []
      : [
          {
            title: 'Authority files',
            links: links.map((path) => ({
              path: `/${path}`,
              name: `BEACON: ${path.replace(/^.*\/|\.txt$/g, '')}`,
            })),
            words: 'others who have pages on the same persons and places, and want to link here.',
          },
        ]),
  ];
}

/** Returns the paths of all files of data that an edition has, under the base path. */
export function dataPaths(rendering: ShownEdition): string[] {
  const whole = dataForms(rendering).flatMap(({ links }) => links.map(({ path }) => path));
  const rows = dataPages(rendering).pages.flatMap((parts) => parts.flatMap((part) => part.rows));
  return [
    ...new Set(whole.filter((path) => path !== ofSources)),
    ...rows.flatMap(({ files }) => files.map(({ path }) => path)),
  ];
}
