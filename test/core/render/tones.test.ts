import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { style } from '../../../src/core/export/epub-style.ts';
import { toneRules, tones } from '../../../src/core/render/tones.ts';
import { oneFileStyle } from '../../../src/site/one-file.ts';
import { root } from '../../root.ts';

/** The line that a style sheet draws under a verdict of a tone, also where rules for several forms lie between. */
function lineIn(sheet: string, tone: string): string | undefined {
  const rules = [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  const own = rules.filter(([, selector = '']) =>
    new RegExp(`data-tone=["']${tone}["']`).test(selector),
  );
  const bodies = own.map(([, , body = '']) => body).join(';');
  return /(?:--line:|underline )\s*(solid|double|dashed|wavy)/.exec(bodies)?.[1];
}

const sheets = { page: toneRules(), 'one file': oneFileStyle(), book: style };

test.each(Object.entries(tones))(
  'a verdict of the tone %s has one line everywhere',
  (name, tone) => {
    for (const [form, sheet] of Object.entries(sheets))
      expect(lineIn(sheet, name), form).toBe(tone.line);
  },
);

test.each(Object.entries(tones))(
  'a verdict of the tone %s has one colour on pages',
  (name, tone) => {
    for (const sheet of [toneRules(), oneFileStyle()])
      expect(sheet.split(`--${name}:light-dark(${tone.light},${tone.dark})`)).toHaveLength(2);
  },
);

test('no two tones look alike, be it in line or colour', () => {
  const looks = Object.values(tones).map(({ line, light }) => `${line} ${light}`);
  expect(new Set(looks).size).toBe(Object.keys(tones).length);
});

test('a colour stands in one style sheet alone', () => {
  const folder = join(root, 'src/styles');
  const files = new Map<string, Set<string>>();
  // Where words found are highlighted, not every browser has the variables of tokens.css.
  for (const file of readdirSync(folder).filter((name) => name !== 'found.css')) {
    for (const [colour] of readFileSync(join(folder, file), 'utf8').matchAll(/#[0-9a-f]{6}\b/g))
      files.set(colour, (files.get(colour) ?? new Set()).add(file));
  }
  expect(files.size).toBeGreaterThan(12);
  expect([...files].filter(([, names]) => names.size > 1).map(([colour]) => colour)).toEqual([]);
});

test('no style sheet has a line or a colour of its own for a tone', () => {
  const folder = join(root, 'src/styles');
  for (const file of readdirSync(folder)) {
    const css = readFileSync(join(folder, file), 'utf8');
    expect(css, file).not.toMatch(
      new RegExp(`\\[data-tone=|--(?:${[...Object.keys(tones), 'line', 'tone'].join('|')})\\s*:`),
    );
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
