import { generate, parse, walk } from 'css-tree';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { columnStyle, renditionStyle, style } from '../src/core/export/epub-style.ts';
import { root } from './root.ts';

/** Sides by name, which stay where they are when a page runs from right to left. */
const physical = /(?:^|-)(?:left|right)(?:-|$)/;
/** The properties whose values can be sides. */
const withSides = /^(?:text-align(?:-last)?|float|clear|caption-side|resize)$/;

/** The properties whose four values are those of the sides, from the top with the clock. */
const ofFour = /^(?:margin|padding|inset|border-(?:width|style|color)|scroll-(?:margin|padding))$/;

/** Whether a value says of the right another thing than of the left. */
function isOneSided(value: string): boolean {
  const [, right, , left] = value.match(/(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? [];
  return left !== undefined && left !== right;
}

/** Returns the declarations of a style sheet that name the left or the right, or set them apart. */
function sidesIn(css: string): string[] {
  const found: string[] = [];
  walk(parse(css), {
    visit: 'Declaration',
    enter: (node) => {
      const value = generate(node.value);
      const isSide = withSides.test(node.property) && /\b(?:left|right)\b/.test(value);
      const isApart = ofFour.test(node.property) && isOneSided(value);
      if (physical.test(node.property) || isSide || isApart)
        found.push(`${node.property}: ${value}`);
    },
  });
  return found;
}

test('a declaration that names a side is found', () => {
  const css =
    'a { margin-left: 1em; float: right; inset-inline-start: 0 } @media print { b { right: 0 } }';
  expect(sidesIn(css)).toEqual(['margin-left: 1em', 'float: right', 'right: 0']);
  expect(
    sidesIn('a { border-top-left-radius: 0; text-align: start; background-position: left }'),
  ).toEqual(['border-top-left-radius: 0']);
  expect(
    sidesIn(
      'a { margin: 0 1em 0 2em; padding: 0 calc(1em + (2px * 3)) 1em calc(1em + (2px * 3)); inset: 0 auto auto }',
    ),
  ).toEqual(['margin: 0 1em 0 2em']);
});

test('styles name the start and the end of lines, no sides: pages run to the left, too', () => {
  const sheets = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:css|astro)$/.test(path))
    .map((path): [string, string] => {
      const text = readFileSync(join(root, 'src', path), 'utf8');
      const own = [...text.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css = '']) => css);
      return [path, path.endsWith('.css') ? text : own.join('\n')];
    });
  expect(sheets.length).toBeGreaterThan(40);
  const book: [string, string] = ['book', style + renditionStyle + columnStyle];
  const found = [...sheets, book].map(([path, css]) => [path, sidesIn(css)]);
  expect(found.filter(([, sides = []]) => sides.length > 0)).toEqual([]);
});

test('styles of books have no :has(), which older checkers of books, and many readers, refuse', () => {
  expect(style + renditionStyle + columnStyle).not.toContain(':has(');
});
