import { expect, test } from 'vitest';
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
  ['{ font: sans }', ':root:root{--serif:var(--sans)}\n'],
  ['{ font: serif }', ''],
])('a look of its own is a style sheet: %s', (appearance, rules) => {
  const shown = shownWith(appearance);
  expect(appearanceRules(shown.edition.about)).toBe(rules);
  expect(styleSheet(shown)).toBe(rules);
  expect(chromeOf(shown, false).styles).toBe(rules === '' ? undefined : '/style.css');
});

test('at the foot of each page stand a line of its own and the way to its imprint', () => {
  const chrome = chromeOf(shownWith('{ footer: Paid for by nobody., imprint: imprint }'), false);
  expect(chrome.footer).toEqual(['CC BY', 'Paid for by nobody.']);
  expect(chrome.imprint).toEqual({ text: 'Impressum', href: '/guides/imprint/' });
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
  const card = { title: 'A', description: '', verdicts: [], foot: '' };
  const svg = drawCard({ ...card, accent: '#123456', sans: true });
  expect(svg).toContain('fill="#123456"');
  expect(svg).toContain('DejaVu Sans');
});
