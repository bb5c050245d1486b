import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPermalinks, writePermalinks } from '../../../src/core/edition/permalinks.ts';
import { textFile } from '../../../src/core/page/file.ts';

test('what is written is what was promised, whatever the names', () => {
  const page = fc.stringMatching(/^\/[^\s#]{0,20}$/);
  const place = fc
    .string({ minLength: 1, unit: 'binary' })
    .filter((name) => !/[\uD800-\uDFFF]/.test(name));
  fc.assert(
    fc.property(fc.dictionary(page, fc.uniqueArray(place)), (published) => {
      const redirects = { '/glossary/old/': '/glossary/new/' };
      const all = new Map(Object.entries(published));
      const written = writePermalinks({ published: {}, redirects }, all);
      const { data, findings } = readPermalinks(textFile('content/addresses.yaml', written));
      expect(findings).toEqual([]);
      const sorted = Object.entries(published).map(([key, places]) => [key, [...places].sort()]);
      expect(data.published).toEqual(Object.fromEntries(sorted));
      expect(data.redirects).toEqual(redirects);
    }),
    { examples: [[{ '/': ['(\n$'] }], [{ '/': ['__proto__'] }]] },
  );
});
