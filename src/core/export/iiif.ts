import type { PublishedEdition, PublishedSource } from '../edition/published.ts';
import type { Facsimile } from '../edition/facsimile.ts';
import { originalPages } from '../edition/original-pages.ts';
import { byId } from '../page/by-id.ts';
import type { Claim } from '../page/model.ts';
import { labelOf } from '../render/context.ts';
import type { LightImage } from '../render/image.ts';
import { type Scan, scansOf } from '../render/scan.ts';
import { imageInfo, serviceOf, servicePath } from '../render/tiles.ts';
import { directionIn } from '../text/direction.ts';
import { getOrThrow, present } from '../text/lookup.ts';
import { overlaps, type Range } from '../text/range.ts';
import { quoteOf } from '../render/quote.ts';
import { shownWords } from '../render/shown-words.ts';
import { byKey, proseWords } from './prose-words.ts';

/** What every part of a manifest is made with. */
interface Parts {
  source: PublishedSource;
  edition: PublishedEdition;
  /** The whole address of the edition, and of the page of the source with a slash at its end. */
  site: string;
  address: string;
  language: string;
}

/**
 * Returns the manifest of a source that has images of its pages (IIIF Presentation API 3.0, §5.2): each page is a canvas with its
 * image, its text as its page shows it, and the claims in that. `site` is the address of the edition, which it must have: what a
 * manifest names is named whole.
 */
export function iiifManifest(
  source: PublishedSource,
  edition: PublishedEdition,
  site: string,
): string {
  const { page, text, seed } = source;
  const { data } = page;
  const address = `${site}/sources/${page.id}/`;
  const language = data.language ?? edition.about.language;
  const parts: Parts = { source, edition, site, address, language };
  const { rights, licence } = data.facsimiles ?? {};
  const stretches = stretchesOf(source);
  const manifest = {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `${address}manifest.json`,
    type: 'Manifest',
    label: said(data.title, language),
    ...(data.summary !== undefined && { summary: said(data.summary, edition.about.language) }),
    ...(rights !== undefined && {
      requiredStatement: { label: said('Images', 'en'), value: said(rights, 'none') },
    }),
    ...(licence !== undefined && licenceOf(licence)),
    viewingDirection: directionIn(text, language) === 'rtl' ? 'right-to-left' : 'left-to-right',
    homepage: [
      {
        ...{ id: address, type: 'Text', label: said(data.title, language), format: 'text/html' },
        language: [edition.about.language],
      },
    ],
    rendering: [
      {
        ...{ id: `${site}/seeds/${seed.name}`, type: 'Text', format: 'text/plain' },
        label: said('The source, as received', 'en'),
      },
    ],
    ...(edition.about.forms.includes('annotations') && {
      seeAlso: [
        {
          ...{ id: `${address}annotations.json`, type: 'Dataset', format: 'application/ld+json' },
          profile: 'http://www.w3.org/ns/anno.jsonld',
        },
      ],
    }),
    items: scansOf(page, edition.facsimiles).map((scan) =>
      canvasOf(scan, getOrThrow(stretches, scan.page.anchor), parts),
    ),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** Returns what a IIIF image service tells of the image of a page that is published in tiles; `site` is as that of a manifest. */
export function iiifImage(facsimile: Facsimile, site: string): string {
  const id = `${site}/${servicePath(facsimile)}`;
  return `${JSON.stringify(imageInfo(present(facsimile.size, 'the size of an image'), id), undefined, 2)}\n`;
}

/** Words in a language, as IIIF has them. */
function said(words: string, language: string): Record<string, string[]> {
  return { [language]: [words] };
}

/** A licence is named by its URI, which begins with http: only those of two sites are known (§3.2, rights). */
function licenceOf(address: string): { rights: string } | undefined {
  const uri = address.replace(/^https:/, 'http:').replace(/\/deed[.\w]*$/, '/');
  const isKnown =
    /^http:\/\/(?:creativecommons\.org\/(?:licenses|publicdomain)|rightsstatements\.org\/vocab)\//;
  return isKnown.test(uri) ? { rights: uri } : undefined;
}

/** The stretch of the seed that each page has, by its anchor: to where the next begins. */
function stretchesOf({ page, text }: PublishedSource): Map<string, Range> {
  const pages = originalPages(page);
  return new Map(
    pages.map(({ anchor, offset }, index) => [
      anchor,
      { start: offset, end: pages[index + 1]?.offset ?? text.length },
    ]),
  );
}

function canvasOf({ page, images, tiled }: Scan, stretch: Range, parts: Parts) {
  const { site, address } = parts;
  const id = `${address}canvas/${page.anchor}`;
  const body = ({ path, width, height }: LightImage) => ({
    ...{ id: `${site}/${path}`, type: 'Image', format: 'image/jpeg', width, height },
  });
  const [smallest, ...others] = images;
  const largest = others.at(-1) ?? smallest;
  const { width, height } = largest;
  return {
    ...{ id, type: 'Canvas', label: said(page.number, 'none'), width, height },
    thumbnail: [body(smallest)],
    items: [
      {
        ...{ id: `${id}/image`, type: 'AnnotationPage' },
        items: [
          {
            ...{ id: `${id}/image/1`, type: 'Annotation', motivation: 'painting' },
            body: {
              ...body(largest),
              ...(tiled && { service: [serviceOf(`${site}/${servicePath(tiled)}`)] }),
            },
            target: id,
          },
        ],
      },
    ],
    annotations: [
      {
        ...{ id: `${id}/annotations`, type: 'AnnotationPage' },
        items: annotationsOn(id, stretch, parts),
      },
    ],
  };
}

/** The text of a page (Cookbook, recipe 0068), and what is said of the claims in it. */
function annotationsOn(canvas: string, stretch: Range, parts: Parts) {
  const { source, edition, language } = parts;
  const annotation = (name: string, motivation: string, value: string, own: string) => ({
    ...{ id: `${canvas}/annotations/${name}`, type: 'Annotation', motivation },
    ...{ body: { type: 'TextualBody', value, format: 'text/plain', language: own } },
    target: canvas,
  });
  const words = shownWords(stretch, source).text.trim();
  const claims = source.page.claims.filter(({ ranges }) =>
    ranges.some((range) => overlaps(range, stretch)),
  );
  return [
    ...(words === '' ? [] : [annotation('text', 'supplementing', words, language)]),
    ...claims.map((claim) =>
      annotation(`claim-${claim.id}`, 'commenting', claimed(claim, parts), edition.about.language),
    ),
  ];
}

/** What a claim says, its verdict, and its note. */
function claimed(claim: Claim, { source, edition }: Parts): string {
  const note = byId(source.page).notes.get(claim.id);
  return [
    `“${quoteOf(claim, source)}”`,
    labelOf(edition.verdicts, claim.verdict),
    ...(note ? [proseWords(note.children, byKey)] : []),
  ].join('\n\n');
}
