import { stateDate } from '../view/imprint.ts';
import type { ShownEdition } from '../view/shown.ts';

/** A file in a crate. */
export interface CrateFile {
  path: string;
  /** In bytes. */
  size: number;
  sha256: string;
}

/** What the description of a crate is called in it. */
export const crateMetadata = 'ro-crate-metadata.json';

/** What files are, by their endings. */
const formats: readonly [ending: string, format: string][] = [
  ['annotations.json', 'application/ld+json'],
  ['.jsonld', 'application/ld+json'],
  ['changes.xml', 'application/atom+xml'],
  ['references.json', 'application/vnd.citationstyles.csl+json'],
  ['.json', 'application/json'],
  ['.xml', 'application/tei+xml'],
  ['.bib', 'application/x-bibtex'],
  ['.ris', 'application/x-research-info-systems'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.png', 'image/png'],
  ['.webp', 'image/webp'],
  ['.gif', 'image/gif'],
  ['.pdf', 'application/pdf'],
  ['.rtf', 'application/rtf'],
  ['.odt', 'application/vnd.oasis.opendocument.text'],
  ['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['', 'text/plain'],
];

/**
 * Returns the description of a package with all the data of an edition, as repositories read it (RO-Crate 1.2, §3 and §4): what the edition
 * is, and each file with its format, size and hash.
 */
export function roCrate(rendering: ShownEdition, files: readonly CrateFile[]): string {
  const { about } = rendering.edition;
  const date = stateDate(rendering);
  // A crate must have one, as a thing with a name and a description (Root Data Entity), so that nobody takes silence for leave.
  const licence = {
    ...{ '@id': '#licence', '@type': 'CreativeWork', name: about.licence ?? 'No licence stated' },
    description:
      about.licence === undefined
        ? 'The edition does not say on what terms it may be used: ask its editors. What a source says of its own rights stands in its fields.'
        : 'The licence of what the editors wrote. What a source says of its own rights stands in its fields.',
  };
  const editors = about.editors.map((name, index) => ({
    '@id': `#editor-${index + 1}`,
    '@type': 'Person',
    name,
  }));
  const named = (things: readonly { '@id': string }[]) =>
    things.map((one) => ({ '@id': one['@id'] }));
  const parts = files.map(({ path, size, sha256 }) => ({
    '@id': path,
    '@type': 'File',
    name: path,
    encodingFormat: formats.find(([ending]) => path.endsWith(ending))?.[1],
    contentSize: String(size),
    sha256,
  }));
  const graph = [
    {
      '@id': crateMetadata,
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
      about: { '@id': './' },
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: about.title,
      description: about.description ?? about.title,
      ...(date !== '' && { datePublished: date }),
      license: { '@id': '#licence' },
      ...(editors.length > 0 && { creator: named(editors) }),
      ...(rendering.url !== '' && { url: `${rendering.url}/` }),
      ...(about.version !== undefined && { version: about.version }),
      inLanguage: about.language,
      hasPart: named(parts),
    },
    licence,
    ...editors,
    ...parts,
  ];
  const crate = { '@context': 'https://w3id.org/ro/crate/1.2/context', '@graph': graph };
  return `${JSON.stringify(crate, undefined, 2)}\n`;
}
