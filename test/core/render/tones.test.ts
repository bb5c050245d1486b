import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { style } from '../../../src/core/export/epub-style.ts';
import { toneRules, tones } from '../../../src/core/render/tones.ts';
import { root } from '../../root.ts';

test.each(Object.entries(tones))(
  'a verdict of the tone %s has one line everywhere',
  (name, tone) => {
    expect(toneRules()).toContain(
      `[data-tone='${name}']{--tone:var(--${name});--line:${tone.line};`,
    );
    expect(toneRules()).toContain(`--${name}:light-dark(${tone.light},${tone.dark})`);
    expect(style).toContain(
      `mark.claim[data-tone="${name}"], .verdict[data-tone="${name}"] { text-decoration: underline ${tone.line} 1px; }`,
    );
  },
);

test('no style sheet has a line or a colour of its own for a tone', () => {
  const folder = join(root, 'src/styles');
  for (const file of readdirSync(folder)) {
    const css = readFileSync(join(folder, file), 'utf8');
    expect(css, file).not.toMatch(/\[data-tone=|--(?:good|neutral|open|warn|bad|line|tone)\s*:/);
  }
});

test.each(Object.entries(tones))('the colours of %s can be read on their grounds', (_, tone) => {
  expect(contrast(tone.light, '#fdfcf9')).toBeGreaterThan(4.5);
  expect(contrast(tone.dark, '#16181a')).toBeGreaterThan(4.5);
});

/** The contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [a = 0, b = 0] = [one, other].map(luminance).sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
