import { presentation3StrictUpgrade } from '@iiif/parser/strict';
import { describe, expect, test } from 'vitest';
import { iiifImage, iiifManifest } from '../../../src/core/export/iiif.ts';
import { addressesOf } from '../../../src/core/edition/addresses.ts';
import { preview } from '../../../src/core/edition/published.ts';
import { renderSourcePage } from '../../../src/core/view/source-page.ts';
import { getOrThrow } from '../../../src/core/text/lookup.ts';
import { editionOf, filesOf, type Given, renderingOf, sourceOf } from '../support.ts';

/** The beginning of a GIF of this size. */
const image = (width: number, height: number) =>
  Uint8Array.of(...Buffer.from('GIF89a'), width & 255, width >> 8, height & 255, height >> 8);

const claim =
  '<Claim id="met" by="unattributed" kind="event" verdict="unverified">they met</Claim>';
const body = `<Source>

Head. <Page n="1r" image="a.png"/>Then ${claim.replace('they met', 'they <Page n="1v" image="b.png"/>met')},[^met] and

<Page n="2"/>

parted.

<Page n="3" image="a.png"/>

</Source>

[^met]: A doubt.
`;
const images: Given = {
  'facsimiles/a.png': image(3000, 4500),
  'facsimiles/b.png': image(300, 200),
};
const about = 'title: A test\nlanguage: en\nurl: https://example.org\n';

function manifestOf(front: string, more: Given = {}, own = body) {
  const given = { ...images, 'content/edition.yaml': about, ...more };
  const edition = editionOf(filesOf('Head. Then they met, and\n\nparted.\n', own, given, front));
  const text = iiifManifest(sourceOf(edition), preview(edition), 'https://example.org');
  return {
    edition,
    text,
    manifest: JSON.parse(text) as Parameters<typeof presentation3StrictUpgrade>[0],
  };
}

const front =
  'summary: A letter.\nlanguage: fa\nfacsimiles: { rights: An archive, licence: "https://creativecommons.org/licenses/by/4.0/deed.de" }\n';

describe('the manifest of a source with images of its pages', () => {
  test('is what viewers of IIIF expect', () => {
    for (const fields of [
      front,
      '',
      'facsimiles: { rights: X, licence: "https://a.example/" }\n',
    ]) {
      const state: { warnings: string[] } = { warnings: [] };
      presentation3StrictUpgrade(manifestOf(fields).manifest, state);
      // The language of words is one (the schema of IIIF’s own validator, and its Cookbook): a list only that of other things.
      const others = state.warnings.filter((one) => !one.startsWith('"language" should be'));
      expect(others).toEqual([]);
    }
  });

  test('tells whose the images are, and where the text is', () => {
    const { manifest } = manifestOf(front);
    expect(manifest).toMatchObject({
      id: 'https://example.org/sources/a/manifest.json',
      label: { fa: ['A'] },
      summary: { en: ['A letter.'] },
      requiredStatement: { value: { none: ['An archive'] } },
      rights: 'http://creativecommons.org/licenses/by/4.0/',
      homepage: [{ id: 'https://example.org/sources/a/' }],
      seeAlso: [{ id: 'https://example.org/sources/a/annotations.json' }],
      rendering: [{ id: 'https://example.org/seeds/a.txt' }],
    });
    expect(manifestOf('facsimiles: { rights: X, licence: "https://a.example/" }\n').manifest)
      .not //
      .toHaveProperty('rights');
  });

  test('has each page with its image, its text and the claims in it', () => {
    const { manifest } = manifestOf('');
    expect(manifest.items.map(({ label, width, height }) => [label, width, height])).toEqual([
      [{ none: ['1r'] }, 2400, 3600],
      [{ none: ['1v'] }, 300, 200],
      [{ none: ['3'] }, 2400, 3600],
    ]);
    expect(manifest.items[0]).toMatchObject({
      thumbnail: [{ id: 'https://example.org/facsimiles/a.png/400.jpg', width: 400, height: 600 }],
      items: [{ items: [{ body: { id: 'https://example.org/facsimiles/a.png/2400.jpg' } }] }],
    });
    const said = manifest.items.map(({ id, annotations = [] }) =>
      annotations.flatMap((one) =>
        ('items' in one ? (one.items ?? []) : []).map(({ motivation, body: words, target }) => {
          expect(target).toBe(id);
          return [motivation, (words as { value: string }).value];
        }),
      ),
    );
    const met = ['commenting', '“they met”\n\nUnverified\n\nA doubt.'];
    expect(said).toEqual([
      [['supplementing', 'Then they'], met],
      [['supplementing', 'met, and'], met],
      [],
    ]);
  });

  test('says in the text of a page what is missing, deleted or supplied there', () => {
    const marked = body
      .replace('Then', '<Del>Then</Del>')
      .replace(' and\n', ' <Gap/><Supplied>and</Supplied>\n');
    const { text } = manifestOf('', {}, marked);
    expect(text).toContain('"value": "⟦Then⟧ they"');
    expect(text).toContain('"value": "met, […] [and]"');
  });

  test('names the image service of each where there are tiles, which tells what there is', () => {
    const { manifest, edition } = manifestOf('facsimiles: { rights: X, tiles: true }\n');
    const id = 'https://example.org/facsimiles/a.png';
    const service = [{ id, type: 'ImageService3', profile: 'level0' }];
    expect(manifest.items[0]).toMatchObject({ items: [{ items: [{ body: { service } }] }] });
    const state: { warnings: string[] } = { warnings: [] };
    presentation3StrictUpgrade(manifest, state);
    expect(state.warnings.filter((one) => !one.startsWith('"language" should be'))).toEqual([]);
    const told = iiifImage(getOrThrow(edition.facsimiles, 'a.png'), 'https://example.org');
    expect(JSON.parse(told)).toMatchObject({ id, width: 3000, maxWidth: 2400 });
    expect(manifestOf('facsimiles: { rights: X, tiles: false }\n').text).not.toContain('service');
  });

  test('runs as its text does', () => {
    const seed = 'نامه';
    const text = '<Source>\n\n<Page n="1" image="a.png"/>نامه\n\n</Source>\n';
    const edition = editionOf(filesOf(seed, text, images));
    expect(iiifManifest(sourceOf(edition), preview(edition), 'https://a.example')).toContain(
      '"viewingDirection": "right-to-left"',
    );
  });

  test('is led to where the edition has an address', () => {
    const { edition } = manifestOf('');
    const { scans } = renderSourcePage(sourceOf(edition), renderingOf(edition));
    expect(scans?.manifest).toBe('manifest.json');
    const has = (one: typeof edition) => addressesOf(one)('/sources/a/manifest.json', '');
    expect(has(edition)).toBe(true);
    expect(has(manifestOf('', { 'content/edition.yaml': 'title: A test\n' }).edition)).toBe(false);
    const plain = filesOf('a', '<Source>\n\na\n\n</Source>\n', { 'content/edition.yaml': about });
    expect(has(editionOf(plain))).toBe(false);
  });

  test('says of a verdict that there is none, as while somebody writes, what it is called', () => {
    const odd = body.replace('unverified', 'odd').replace(/\n\[\^met.*/, '');
    const edition = editionOf(filesOf('Head. Then they met, and\n\nparted.\n', odd, images));
    expect(iiifManifest(sourceOf(edition), preview(edition), '')).toContain('“they met”\\n\\nodd"');
  });
});
