import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { withoutDrafts } from '../../../src/core/edition/drafts.ts';
import { editionIn, languagesOf } from '../../../src/core/edition/languages.ts';
import { movedFrom, movedPages } from '../../../src/core/edition/moved.ts';
import { preview, type PublishedEdition } from '../../../src/core/edition/published.ts';
import { annotations } from '../../../src/core/export/annotations.ts';
import { atom } from '../../../src/core/export/atom.ts';
import { beacons } from '../../../src/core/export/beacon.ts';
import { claimsJson } from '../../../src/core/export/claims-data.ts';
import { cmif } from '../../../src/core/export/cmif.ts';
import { bibtex } from '../../../src/core/export/bibtex.ts';
import { cslJson } from '../../../src/core/export/csl.ts';
import { epub } from '../../../src/core/export/epub.ts';
import { highwire } from '../../../src/core/export/highwire.ts';
import { iiifManifest } from '../../../src/core/export/iiif.ts';
import {
  editionLinkedData,
  serializeLinkedData,
  sourceLinkedData,
} from '../../../src/core/export/linked-data.ts';
import { movedPage } from '../../../src/core/export/moved.ts';
import { oneFile } from '../../../src/core/export/one-file.ts';
import { llmsText, plainText } from '../../../src/core/export/plain-text.ts';
import { ris } from '../../../src/core/export/ris.ts';
import { roCrate } from '../../../src/core/export/ro-crate.ts';
import { html } from '../../../src/core/render/hast.ts';
import { drawCard } from '../../../src/core/render/pictures/card.ts';
import { cardContent } from '../../../src/core/view/card.ts';
import { renderProse } from '../../../src/core/render/prose.ts';
import { styleSheet } from '../../../src/core/view/appearance.ts';
import { chainPictures } from '../../../src/core/view/chains.ts';
import { claimRows } from '../../../src/core/view/claims.ts';
import { comparisonPage } from '../../../src/core/view/comparisons.ts';
import { entryPages } from '../../../src/core/view/glossary.ts';
import { guidePage } from '../../../src/core/view/guide.ts';
import { historyOf } from '../../../src/core/view/history.ts';
import { homeParts } from '../../../src/core/view/home.ts';
import { letterPictures } from '../../../src/core/view/letter-pages.ts';
import { furtherPages, listData } from '../../../src/core/view/list-data.ts';
import { renderSourcePage } from '../../../src/core/view/source-page.ts';
import { sourcePage } from '../../../src/core/view/sources.ts';
import { timelinePictures } from '../../../src/core/view/timeline.ts';
import { allItems } from '../../../src/core/view/timeline-pages.ts';
import { anyEdition } from '../any-edition.ts';
import type { ShownEdition } from '../../../src/core/view/shown.ts';
import { editionOf, shownOf } from '../support.ts';

/** What can be written as the name of a file, in bytes, on all systems of today. */
const longestName = 255;

function expectXml(text: string, name: string): void {
  try {
    XmlDocument.fromString(text).dispose();
  } catch (error) {
    throw new Error(`${name} is no XML: ${String(error)}\n${text}`);
  }
}

/** Draws what is drawn of all sources, entries and letters together. */
function drawLists(rendering: ShownEdition): void {
  // They stand in pages, which are no XML.
  timelinePictures(rendering, allItems(rendering));
  letterPictures(rendering, 'caption');
  chainPictures(rendering, claimRows(rendering), 'caption');
  for (const source of rendering.edition.sources) sourcePage(rendering, source);
  for (const comparison of rendering.edition.comparisons) comparisonPage(rendering, comparison);
  entryPages(rendering);
  homeParts(rendering);
  furtherPages(rendering);
  for (const [, text] of listData(rendering)) JSON.parse(text);
  styleSheet(rendering);
}

/** Writes what is told to programs. What has lines gets none from words of the edition. */
function writeData(rendering: ShownEdition): void {
  const { edition, url } = rendering;
  if (url !== '') expectXml(cmif(rendering), 'cmif.xml');
  JSON.parse(claimsJson(rendering));
  JSON.parse(roCrate(rendering, [{ path: 'tei.xml', size: 1, sha256: '' }]));
  llmsText(rendering);
  for (const [path, text] of beacons(rendering))
    for (const line of text.split(/[\n\v\f\r\x85\u2028\u2029]/))
      expect({ path, line }).toEqual({
        path,
        line: expect.stringMatching(/^(?:#[A-Z]+: .*|[\w.-]+\|\|\S+|)$/),
      });
  for (const source of edition.sources) {
    plainText(source, rendering);
    if (url !== '') JSON.parse(iiifManifest(source, edition, url));
  }
}

/** Writes everything that is made of an edition and needs no framework, in each of its languages. */
function writeAll(whole: ReturnType<typeof editionOf>): void {
  for (const language of languagesOf(whole.about)) writeIn(editionIn(preview(whole), language));
}

function writeIn(edition: PublishedEdition): void {
  const { url = '' } = edition.about;
  const rendering = shownOf(edition, url);
  const { about, sources, glossary, guides, references } = rendering.edition;
  for (const source of sources) {
    renderSourcePage(source, rendering);
    JSON.parse(annotations(source, rendering.edition, url));
    highwire(source, rendering, url);
    const address = (path: string) => url + path;
    JSON.parse(serializeLinkedData(sourceLinkedData(source, { ...rendering, address })));
    JSON.parse(serializeLinkedData(editionLinkedData({ ...rendering, address })));
  }
  for (const guide of guides) guidePage(rendering, guide);
  drawLists(rendering);
  writeData(rendering);
  for (const { linked } of glossary.values()) html(renderProse(linked, rendering));
  const works = [...references.values()];
  JSON.parse(cslJson(works));
  for (const text of [bibtex(works), bibtex(works, 'biblatex'), ris(works)])
    expect(text.isWellFormed()).toBe(true);
  for (const [path, text] of atom(historyOf(sources), about, url, rendering.wording))
    expectXml(text, path);
  expectXml(drawCard(cardContent(rendering)), 'card.svg');
  for (const [path, text] of epub(rendering))
    if (/\.(?:xhtml|opf|xml)$/.test(path)) expectXml(text, path);
  oneFile(rendering, { policy: '', style: '', script: '', data: '{}' });
  for (const [page, to] of movedPages(edition)) {
    movedPage(
      { to, canonical: url + to, language: about.language },
      movedFrom(edition, page),
      '/moved.js',
    );
    for (const name of page.split('/')) expect(name.length).toBeLessThanOrEqual(longestName);
  }
}

test('what is checked without a fault can be written in every form', { timeout: 120_000 }, () => {
  let whole = 0;
  fc.assert(
    fc.property(anyEdition, (files) => {
      const edition = editionOf(files);
      if (runChecks(edition).some(({ severity }) => severity === 'error')) return;
      whole++;
      writeAll(withoutDrafts(edition));
    }),
    { numRuns: 100 },
  );
  // Else nothing was tried.
  expect(whole).toBeGreaterThan(30);
});
