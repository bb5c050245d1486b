import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  contrast,
  faintest,
  grounds,
  leastContrast,
  nearestReadable,
} from '../../../src/core/edition/colour.ts';
import { root } from '../../root.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);
const scheme = fc.constantFrom('light' as const, 'dark' as const);

test('the grounds are those of the style sheet', () => {
  const tokens = readFileSync(join(root, 'src/styles/tokens.css'), 'utf8');
  const found = [...tokens.matchAll(/--(?:ground|raised): light-dark\((#\w+), (#\w+)\)/g)];
  expect(found.map(([, light]) => light)).toEqual(grounds.light);
  expect(found.map(([, , dark]) => dark)).toEqual(grounds.dark);
});

test('contrast is as WCAG has it', () => {
  expect(contrast('#777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  expect(contrast('#0000ff', '#ffff00')).toBeCloseTo(8, 1);
});

test('the nearest colour that can be read is one, and is the colour itself where that can be', () => {
  fc.assert(
    fc.property(colour, scheme, (one, on) => {
      const nearest = nearestReadable(one, on);
      expect(faintest(nearest, on).ratio).toBeGreaterThanOrEqual(leastContrast);
      expect(nearest === one).toBe(faintest(one, on).ratio >= leastContrast);
      expect(nearestReadable(nearest, on)).toBe(nearest);
    }),
  );
});
