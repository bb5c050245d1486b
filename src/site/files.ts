import { annotations } from '../core/export/annotations.ts';
import { atom } from '../core/export/atom.ts';
import { bibtex } from '../core/export/bibtex.ts';
import { cmif, cmifPath } from '../core/export/cmif.ts';
import { cslJson } from '../core/export/csl.ts';
import { hasStyles, styleSheet } from '../core/view/appearance.ts';
import { iconOf, iconPath, iconSizes } from '../core/view/icon.ts';
import { lettersOf } from '../core/view/letters.ts';
import { historyOf } from '../core/view/history.ts';
import { leadOn, movedPage } from '../core/export/moved.ts';
import { formPath, type SourceForm } from '../core/edition/forms.ts';
import type { PublishedSource } from '../core/edition/published.ts';
import { holdersOf } from '../core/edition/holders.ts';
import { imagesUsed } from '../core/edition/image.ts';
import { iiifImage, iiifManifest } from '../core/export/iiif.ts';
import { movedFrom, movedPages } from '../core/edition/moved.ts';
import { type Facsimile, facsimilesNamed } from '../core/edition/facsimile.ts';
import { lightImages } from '../core/render/image.ts';
import { lightScans } from '../core/render/scan.ts';
import { maxScan, servicePath, tilesOf } from '../core/render/tiles.ts';
import { beacons } from '../core/export/beacon.ts';
import { claimsJson, claimsJsonSchema } from '../core/export/claims-data.ts';
import { llmsText, plainText } from '../core/export/plain-text.ts';
import { editionJson } from '../core/export/model/edition.ts';
import { modelSchemas } from '../core/export/model/schema.ts';
import { sourceJson } from '../core/export/model/source.ts';
import { ris } from '../core/export/ris.ts';
import { contextJson, contextPath } from '../core/export/vocabulary.ts';
import { editionPath } from '../core/export/tei/context.ts';
import { editionTei } from '../core/export/tei/edition.ts';
import { sourceTei } from '../core/export/tei/source.ts';
import { once } from '../core/text/once.ts';
import { hasScans } from '../core/view/shown.ts';
import { bundle } from './bundle.ts';
import { cardOf } from './card.ts';
import { sourceKey } from './digest.ts';
import { drawIcon, drawImage, drawScan, drawTiles } from './image.ts';
import { getOrThrow } from '../core/text/lookup.ts';
import { sha256 as hashOf } from '../io/read.ts';
import { signatureFiles } from '../io/signature.ts';
import { toolVersion } from '../io/version.ts';
import { namesOf } from './names.ts';
import type { Site } from './site.ts';

type Content = Uint8Array | string;

/** A file of the site that is no page. */
export interface SiteFile {
  /** Makes it. */
  content: () => Content | Promise<Content>;
  /** Returns a digest of what it is made of: of those of the sources, which are many and are kept between builds. */
  key?: () => string;
}

/**
 * Returns the files of the site that are no pages, by their paths in it: the seeds as they were received, the
 * list of their hashes, the files that they were made from where those are published, the names that the search suggests, the annotations of each source and
 * the source as TEI and as plain text, what sources have in common as TEI, the claims, what programs that read text are told, links for authority files, the images of their pages, those of the prose, the bibliography, the
 * feed of changes, its own style sheet, what stands at addresses that are gone, and the card that is shown where somebody links to the edition. What is in one is made when it is asked for.
 */
export function filesOf([site, ...others]: readonly [Site, ...Site[]]): Map<string, SiteFile> {
  const worded = site.isWhole ? [site, ...others].flatMap((one) => [...filesWithWords(one)]) : [];
  return new Map([
    ...filesOfSources(site),
    ...(site.isWhole ? filesOfWhole(site, others) : []),
    ...worded,
    ...(worded.length > 0 && others.length > 0 ? [languageScript(site)] : []),
  ]);
}

/** What leads to the same place of a page in another language. */
function languageScript({ edition }: Site): [string, SiteFile] {
  return [
    'languages.js',
    { content: () => bundle('src/browser/languages', edition.about.language) },
  ];
}

/** Returns those that stand in each language, in the folder of its pages. */
function filesWithWords(site: Site): Map<string, SiteFile> {
  const { edition, shown, url, folder } = site;
  const files = new Map<string, SiteFile>();
  const add = (path: string, content: SiteFile['content']) => files.set(folder + path, { content });
  add('search/names.json', () => namesOf(site));
  // The entries of a feed need addresses that are whole.
  if (url !== '')
    for (const [path, text] of atom(historyOf(shown), edition.about, url, site.wording))
      add(path, () => text);
  for (const [page, to] of movedPages(edition)) {
    const address = site.href(to);
    add(`${page.slice(1)}index.html`, () =>
      movedPage(
        {
          to: address,
          canonical: url === '' ? address : url + to,
          language: edition.about.language,
        },
        movedFrom(edition, page).map((place) => ({ ...place, to: site.href(place.to) })),
        site.href('/moved.js'),
      ),
    );
  }
  if (hasScans(site)) {
    add('scans.js', () => bundle('src/browser/scans/open', edition.about.language));
    add('scan-reader.js', () => bundle('src/browser/scans/reader', edition.about.language));
  }
  add('card.png', () => cardOf(site));
  return files;
}

/** How a source is written in each form. */
const inForm: Record<SourceForm, (source: PublishedSource, site: Site) => string> = {
  annotations: (source, { edition, url }) => annotations(source, edition, url),
  model: (source, { url }) => sourceJson(source, url),
  tei: sourceTei,
  text: plainText,
};

/** Returns what is made of the words of a source, and is no page. */
export function writtenOf(source: PublishedSource, site: Site): Map<string, SiteFile> {
  const { edition, url } = site;
  const key = () => sourceKey(site, source);
  const files = new Map<string, SiteFile>();
  if (url !== '' && scannedIn(site).has(source.page.id))
    files.set(`sources/${source.page.id}/manifest.json`, {
      content: () => iiifManifest(source, edition, url),
      key,
    });
  for (const form of edition.about.forms)
    files.set(formPath(source.page.id, form), { content: () => inForm[form](source, site), key });
  return files;
}

/** Returns the sources that show scans, by their ids: no other is read for them. */
const scannedIn = once(({ shown, superseded }: Site): Set<string> => {
  return new Set(
    [...shown, ...superseded].flatMap(({ page, showsScans }) => (showsScans ? [page.id] : [])),
  );
});

function filesOfSources(site: Site): Map<string, SiteFile> {
  const { edition, url } = site;
  const files = new Map<string, SiteFile>();
  const add = (path: string, content: SiteFile['content'], key?: () => string) =>
    files.set(path, { content, ...(key && { key }) });
  for (const { path, bytes, sha256 } of site.seeds)
    add(
      path,
      () => bytes,
      () => sha256,
    );
  const addScan = (facsimile: Facsimile, isTiled: boolean) => {
    const key = () => hashOf(`${toolVersion()} ${facsimile.sha256}`);
    const max = isTiled ? maxScan(facsimile) : undefined;
    for (const { path, width } of [...lightScans(facsimile), ...(max ? [max] : [])])
      add(path, () => drawScan(facsimile, width), key);
    for (const { path } of isTiled ? tilesOf(facsimile).flatMap(({ tiles }) => tiles) : [])
      add(path, async () => getOrThrow(await drawTiles(facsimile), path), key);
    if (isTiled && url !== '')
      add(`${servicePath(facsimile)}/info.json`, () => iiifImage(facsimile, url));
  };
  const scanned = scannedIn(site);
  for (const source of site.drawn) {
    const original = edition.originals.get(source.page.data.converted?.original ?? '');
    if (original && edition.about.originals) add(original.path, () => original.bytes);
    for (const { value } of scanned.has(source.page.id) ? facsimilesNamed(source.page) : []) {
      const facsimile = edition.facsimiles.get(value);
      if (facsimile) addScan(facsimile, source.page.data.facsimiles?.tiles === true);
    }
    for (const [path, file] of writtenOf(source, site)) files.set(path, file);
  }
  return files;
}

function filesOfWhole(site: Site, others: readonly Site[]): Map<string, SiteFile> {
  const { edition, url } = site;
  const sums = 'seeds/SHA256SUMS';
  const files = new Map<string, SiteFile>();
  const add = (path: string, content: SiteFile['content'], key?: () => string) =>
    files.set(path, { content, ...(key && { key }) });
  add(sums, () => edition.files.get(sums)?.text ?? '');
  const { signature } = site;
  if (signature) {
    add(signatureFiles.signature[1], () => signature.signature);
    add(signatureFiles.signers[1], () => signature.signers);
  }
  const holders = [site, ...others].flatMap((one) => holdersOf(one.edition));
  for (const image of imagesUsed(holders, edition.images))
    for (const { path, width } of lightImages(image))
      if (path.startsWith('guides/')) add(path, () => image.bytes);
      else
        add(
          path,
          () => drawImage(image, width),
          () => hashOf(`${toolVersion()} ${image.sha256}`),
        );
  const icon = iconOf(edition);
  if (icon)
    for (const size of [...iconSizes, 'maskable' as const])
      add(
        iconPath(size),
        () => drawIcon(icon, size),
        () => hashOf(`${toolVersion()} ${icon.sha256} ${size}`),
      );
  const works = [...edition.references.values()];
  add(editionPath, () => editionTei(site));
  add('claims.json', () => claimsJson(site));
  add('claims.schema.json', claimsJsonSchema);
  add('edition.json', () => editionJson(site));
  for (const [path, text] of modelSchemas()) add(path, () => text);
  // Its terms lead to the help, where there is one.
  add(contextPath, () => contextJson(site.help ? url : ''));
  add('llms.txt', () => llmsText(site));
  for (const [path, text] of beacons(site)) add(path, () => text);
  add('references/references.json', () => cslJson(works));
  add('references/references.bib', () => bibtex(works));
  add('references/references.biblatex.bib', () => bibtex(works, 'biblatex'));
  add('references/references.ris', () => ris(works));
  // Each letter is known by its address.
  if (url !== '' && lettersOf(site).length > 0) add(cmifPath, () => cmif(site));
  if (movedPages(edition).length > 0) add('moved.js', () => leadOn);
  if (hasStyles(edition)) add('style.css', () => styleSheet(site));
  return files;
}
