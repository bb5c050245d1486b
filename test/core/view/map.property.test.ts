import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from '../../../src/core/render/hast.ts';
import { drawMap } from '../../../src/core/render/pictures/map.ts';
import { namesOn } from './map.ts';

test('whatever is on it, a map is bounded, and no name stands on another or beyond the edge', () => {
  const one = fc.record({
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    built: fc.boolean(),
    href: fc.constant('/glossary/a/'),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), (places) => {
      const svg = html([drawMap(places, [340, 260], {})]);
      expect(svg.length).toBeLessThan(30_000);
      expect(svg).not.toMatch(/NaN|Infinity/);
      const boxes = namesOn(svg.replace(/&amp;|&lt;/g, '+'));
      for (const { left, right } of boxes) {
        expect(left).toBeGreaterThan(-2);
        expect(right).toBeLessThan(342);
      }
    }),
    { numRuns: 8 },
  );
});
