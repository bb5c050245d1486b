import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { epub } from '../../../src/core/export/epub.ts';
import { drawCard } from '../../../src/core/render/pictures/card.ts';
import { appearanceRules, styleSheet } from '../../../src/core/view/appearance.ts';
import { chromeOf } from '../../../src/core/view/chrome.ts';
import { editionOf, shownOf } from '../support.ts';

function shownWith(appearance: string) {
  const about = `title: A\nlicence: CC BY\nappearance: ${appearance}\n`;
  return shownOf(
    editionOf({
      'content/edition.yaml': about,
      'content/guides/imprint.mdx': '---\ntitle: Impressum\n---\n\nBy us.\n',
    }),
  );
}

test.each([
  [
    '{ accent: { light: "#7a2e1d", dark: "#FA9" } }',
    ':root:root{--link:light-dark(#7a2e1d,#FA9)}\n',
  ],
  ['{ font: sans }', ':root:root{--serif:var(--book),var(--sans)}\n'],
  ['{ font: serif }', ''],
])('a look of its own is a style sheet: %s', (appearance, rules) => {
  const shown = shownWith(appearance);
  expect(appearanceRules(shown.edition.about)).toBe(rules);
  expect(styleSheet(shown)).toBe(rules);
  expect(chromeOf(shown, false).styles).toBe(rules === '' ? undefined : '/style.css');
});

test.each([
  ['sans', true],
  ['serif', false],
])('a book is in a %s', (font, isSans) => {
  const css = epub(shownWith(`{ font: ${font} }`)).get('EPUB/style.css') ?? '';
  expect(css.includes('body { font-family: sans-serif; }')).toBe(isSans);
});

test('at the foot of each page stand a line of its own and the way to its imprint', () => {
  const chrome = chromeOf(shownWith('{ footer: Paid for by nobody., imprint: imprint }'), false);
  expect(chrome.footer).toEqual(['CC BY', 'Paid for by nobody.']);
  expect(chrome.imprint).toEqual({ text: 'Impressum', href: '/guides/imprint/' });
});

/** A GIF of 3 by 2 pixels. */
const seal = Buffer.from('GIF89a\x03\0\x02\0\0\0\0,\0\0\0\0\x03\0\x02\0\0\x02\x01\0\0;', 'latin1');

test('a logo stands before the title, and an icon is to be had for tabs and home screens', () => {
  const about = (more: string) => `title: A\nappearance: { ${more} }\n`;
  const shownAs = (more: string) =>
    shownOf(editionOf({ 'content/edition.yaml': about(more), 'content/images/seal.gif': seal }));
  const shown = shownAs('logo: seal.gif, icon: seal.gif');
  expect(chromeOf(shown, false)).toMatchObject({
    logo: { src: '/images/seal.gif/3.webp', width: 3, height: 2, alt: '' },
    icons: { tab: '/icon/48.png', touch: '/icon/180.png' },
    styles: '/style.css',
  });
  expect(styleSheet(shown)).toContain('.logo{');
  const codes = (more: string) =>
    runChecks(
      editionOf({ 'content/edition.yaml': about(more), 'content/images/seal.gif': seal }),
    ).flatMap(({ code, place }) =>
      code.startsWith('image-') || code === 'field-invalid'
        ? [`${code} ${place.file}:${place.start?.line}:${place.start?.column}`]
        : [],
    );
  expect(codes('logo: seal.gif')).toEqual([]);
  expect(codes('font: sans')).toEqual(['image-unused content/images/seal.gif:undefined:undefined']);
  expect(codes('icon: other.png, logo: seal.gif')).toEqual([
    'image-broken content/edition.yaml:2:21',
  ]);
  expect(codes('icon: seal.svg, logo: seal.gif')).toEqual([
    'field-invalid content/edition.yaml:2:21',
  ]);
  for (const chrome of [shownAs('icon: other.png, logo: other.png'), shownAs('font: sans')].map(
    (one) => chromeOf(one, false),
  ))
    expect(Object.keys(chrome)).not.toEqual(expect.arrayContaining(['logo', 'icons']));
});

test.each([
  [512, 512, undefined],
  [
    300,
    300,
    'export it larger in a program for pictures: those of 512 × 512 that are made of it are blurred',
  ],
  [600, 200, 'in a square of 600 × 600, with nothing above and below'],
  [200, 600, 'in a square of 600 × 600, with nothing to its left and right'],
])('what becomes of an icon of %d × %d pixels is told: %s', (width, height, told) => {
  const gif = Buffer.from(seal);
  gif.writeUInt16LE(width, 6);
  gif.writeUInt16LE(height, 8);
  const edition = editionOf({
    'content/edition.yaml': 'title: A\nappearance: { icon: mark.gif }\n',
    'content/images/mark.gif': gif,
  });
  const hints = runChecks(edition).flatMap(({ code, hint = '' }) =>
    code === 'icon-unfit' ? [hint] : [],
  );
  expect(hints).toEqual(told === undefined ? [] : [expect.stringContaining(told)]);
});

test('a colour must be written as one', () => {
  const { findings } = editionOf({
    'content/edition.yaml':
      'title: A\nappearance: { accent: { light: red, dark: "#7a2e1" }, colour: "#fff" }\n',
  });
  expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
    expect.stringMatching(/^field-invalid .*accent\.light”, expected a colour such as/),
    expect.stringMatching(/^field-invalid .*accent\.dark”, expected a colour such as/),
    expect.stringContaining('field-unknown'),
  ]);
});

test('the card has the colour and the letters of the edition', () => {
  const card = { title: 'A', description: '', verdicts: [], foot: '', language: 'en' };
  const svg = drawCard({ ...card, accent: '#123456', sans: true });
  expect(svg).toContain('fill="#123456"');
  expect(svg).toContain('DejaVu Sans');
});
